"""What was asked for last time, kept beside the list that was made for it."""

import json
from dataclasses import asdict

from analysis.ranking.situations import situations
from analysis.ranking.wishes import Wishes
from pipelines.files import whole_file
from pipelines.results import Results

_FILE = "wishes.json"


def save_wishes(results: Results, wishes: Wishes) -> None:
    """Keeps what the list is made for.

    Raises:
        UsageError: the folder cannot be written.
    """
    with whole_file(results.folder / _FILE) as part:
        part.write_text(json.dumps(asdict(wishes), ensure_ascii=False, indent=1), encoding="utf-8")


def last_wishes(results: Results) -> Wishes:
    """Gives what the list was made for; nothing where that is unknown."""
    try:
        kept = json.loads((results.folder / _FILE).read_text(encoding="utf-8"))
        wishes = Wishes(**kept | {"exclude": tuple(kept.get("exclude", ()))})
    except (OSError, ValueError, TypeError):
        return Wishes()
    return wishes if wishes.situation in situations() else Wishes()
