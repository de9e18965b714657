"""The honours of everybody, newest first."""

import pandas as pd

from analysis.ranking.appearances import family
from analysis.ranking.seen import Seen
from analysis.ranking.why import Award
from analysis.roles import Family, Role
from analysis.text import fold


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
            "lost": rows["role"] == Role.FINALIST.value,
        }
    )
    given = given.sort_values(["year", "lost", "folded"], ascending=[False, True, True], kind="stable")
    once = given.drop_duplicates(["entity_id", "folded", "year", "host"])
    found: dict[str, list[Award]] = {}
    for entity, name, year, host, lost in zip(
        once["entity_id"], once["award"], once["year"], once["host"], once["lost"], strict=True
    ):
        found.setdefault(entity, []).append(Award(name, int(year), host, not lost))
    return found
