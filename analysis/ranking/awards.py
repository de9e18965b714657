"""The honours of everybody, newest first."""

import re

import pandas as pd

from analysis.ranking.appearances import family
from analysis.ranking.seen import Seen
from analysis.ranking.why import Award
from analysis.roles import Family, Role
from analysis.text import fold

_YEAR = re.compile(r"[\s'’(-]*(?:19|20)\d\d\b.*$")


def awards(seen: Seen) -> dict[str, list[Award]]:
    """Collects each entity's distinct honours: the same award of the same year on many pages is one."""
    rows = seen.mentions[seen.mentions["role"].map(family) == Family.AWARD.value]
    given = pd.DataFrame(
        {
            "entity_id": rows["entity_id"],
            "award": rows["award"],
            "folded": rows["award"].map(fold),
            "year": rows["year"].fillna(0).astype("int64"),
            "host": rows["host"].str.casefold().str.removeprefix("www."),
            "giver": _givers(rows),
            "lost": rows["role"] == Role.FINALIST.value,
        }
    )
    given = given.sort_values(["year", "lost", "folded"], ascending=[False, True, True], kind="stable")
    once = given.drop_duplicates(["entity_id", "folded", "year", "host"])
    found: dict[str, list[Award]] = {}
    for entity, name, year, giver, lost in zip(
        once["entity_id"], once["award"], once["year"], once["giver"], once["lost"], strict=True
    ):
        found.setdefault(entity, []).append(Award(name, int(year), giver, not lost))
    return found


def _givers(rows: pd.DataFrame) -> pd.Series:
    """Who gave it: the event without its year, else the host."""
    event = rows["event"].map(lambda name: _YEAR.sub("", name).strip(" -–—:|,"))
    return event.where(event != "", rows["host"].str.casefold().str.removeprefix("www."))
