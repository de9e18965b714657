"""Which of an entity's printed spellings is shown."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.names.order import display_name
from analysis.ranking.seen import Seen
from analysis.roles import Kind
from analysis.text import fold, squeeze


class Spelling(NamedTuple):
    """One spelling, the newest year it was printed in, and how often it was."""

    name: str
    year: float
    times: int


def usual_name(spellings: Sequence[Spelling]) -> str:
    """Chooses the name to show: the newest spelling, written out where an older page wrote it out.

    Who changed their name is shown under the newest; "J. Roe" becomes "Jane Roe" where a page says so.
    """
    newest = max(spellings, key=lambda spelling: (spelling.year, spelling.times, len(spelling.name)))
    fuller = [other for other in spellings if _writes_out(fold(newest.name), fold(other.name))]
    return max(
        fuller, key=lambda other: (_fullness(other.name), other.times, other.year), default=newest
    ).name


def names(seen: Seen) -> dict[str, str]:
    """Chooses the name of every entity."""
    printed = seen.mentions[["entity_id", "kind", "name", "year"]]
    table = printed.groupby(["entity_id", "kind", "name"], sort=False)["year"].agg(["max", "size"])
    found: dict[str, list[Spelling]] = {}
    for (entity, kind, name), year, count in zip(table.index, table["max"], table["size"], strict=True):
        shown = squeeze(name) if kind == Kind.ORGANIZATION.value else display_name(name) or squeeze(name)
        found.setdefault(entity, []).append(
            Spelling(shown, 0.0 if pd.isna(year) else float(year), int(count))
        )
    return {entity: usual_name(spellings) for entity, spellings in found.items()}


def _writes_out(short: str, long: str) -> bool:
    """Says whether `long` is `short` with initials written out or names between added."""
    few, many = short.split(), long.split()
    if not few or not many or few[-1] != many[-1] or len(few) > len(many):
        return False
    rest = iter(many)
    return all(any(_fits(token, other) for other in rest) for token in few)


def _fits(token: str, other: str) -> bool:
    return token == other or (len(token) == 1 and other.startswith(token))


def _fullness(name: str) -> tuple[int, int]:
    tokens = fold(name).split()
    return sum(len(token) > 1 for token in tokens), len(name)
