"""Headings of the parts of a page that name nobody: lists of links, filters, prices, calendars."""

from functools import cache

import yaml

from analysis.text import fold
from data import DATA


@cache
def _furniture() -> frozenset[str]:
    loaded = yaml.safe_load((DATA / "words" / "furniture.yaml").read_text(encoding="utf-8"))
    return frozenset(fold(str(word)) for words in loaded.values() for word in words)


def is_furniture(text: str) -> bool:
    """Says whether a whole heading stands over a part of a page that names nobody: "Archives", "Tags"."""
    return fold(text) in _furniture()
