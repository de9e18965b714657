"""Reviewed data: the catalogue of industries, word lists, weights and the sample web."""

from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent
# the loader in C, where PyYAML was built with it, is ten times as fast
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_words(name: str) -> Any:
    """Gives what a list of words holds: `roles.yaml`, `months.yaml`, ..."""
    return yaml.load((DATA / "words" / name).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
