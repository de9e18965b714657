"""What the person asked for beside the field: the situation, the own employer, a place, a profession."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.organizations import affiliation_keys, organization_key
from analysis.ranking.mentions import YOU
from analysis.ranking.seen import Seen
from analysis.ranking.situations import Situation, situations
from analysis.roles import Kind
from analysis.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for; blank where nothing was.

    Attributes:
        situation: name of a situation of `data/situations.toml`.
        employer: the seeker's own employer.
        near: a place.
        profession: words of a profession.
        exclude: names or ids of people and organisations that are not to be listed.
    """

    situation: str = "any"
    employer: str = ""
    near: str = ""
    profession: str = ""
    exclude: tuple[str, ...] = ()

    @property
    def meant(self) -> Situation:
        """The situation itself."""
        return situations()[self.situation]


def set_aside(seen: Seen, wishes: Wishes) -> dict[str, str]:
    """Says of every entity that is not to be listed why it is set aside.

    A colleague whom the user noted by hand stays: they said themselves that this one counts.
    """
    found: dict[str, str] = {}
    if wishes.employer and wishes.meant.employer == "aside":
        reason = f"works at {squeeze(wishes.employer)}, your own employer"
        noted = set(seen.mentions.loc[seen.mentions["source"] == YOU, "entity_id"])
        colleagues = [one for one in employed_by(seen, wishes.employer) if one not in noted]
        found |= dict.fromkeys(colleagues, reason)
        reason = "your own employer"
        found |= dict.fromkeys(called(seen, wishes.employer, Kind.ORGANIZATION), reason)
    for name in wishes.exclude:
        people = [*called(seen, name), *employed_by(seen, name)]
        found |= dict.fromkeys(people, f"you excluded {squeeze(name)}")
    return found


def called(seen: Seen, name: str, kind: Kind | None = None) -> list[str]:
    """Finds the entities of an id or a name, organisations also by a name with another legal form."""
    plain, key = fold(name), organization_key(name)
    rows = seen.mentions[["entity_id", "kind", "name"]].drop_duplicates()
    hit = (rows["entity_id"] == name.strip()) | (rows["name"].map(fold) == plain)
    organization = rows["kind"] == Kind.ORGANIZATION.value
    hit |= organization & (rows["name"].map(organization_key) == key)
    if kind is not None:
        hit &= rows["kind"] == kind.value
    return list(rows.loc[hit, "entity_id"].unique())


def employed_by(seen: Seen, employer: str) -> list[str]:
    """Finds the people whose newest printed affiliation is this employer, under any of its printed names."""
    rows = _affiliated(seen)
    newest = rows[rows["year"] == rows.groupby("entity_id")["year"].transform("max")]
    return _at(seen, newest, employer)


def ever_employed_by(seen: Seen, employer: str) -> list[str]:
    """Finds the people who are, or once were, printed with this employer."""
    return _at(seen, _affiliated(seen), employer)


def _affiliated(seen: Seen) -> pd.DataFrame:
    rows = seen.mentions[["entity_id", "kind", "organization", "year"]]
    rows = rows[(rows["kind"] == Kind.PERSON.value) & (rows["organization"] != "")]
    return rows.assign(year=rows["year"].fillna(0))


def _at(seen: Seen, rows: pd.DataFrame, employer: str) -> list[str]:
    wanted = _names_of(seen, employer)
    theirs = {printed for printed in rows["organization"].unique() if wanted & _keys(printed)}
    return list(rows.loc[rows["organization"].isin(theirs), "entity_id"].unique())


def _names_of(seen: Seen, employer: str) -> set[str]:
    """Gives the keys of all names that pages print of the same organisation."""
    found = called(seen, employer, Kind.ORGANIZATION)
    printed = seen.mentions.loc[seen.mentions["entity_id"].isin(found), "name"].unique()
    return {organization_key(employer), *map(organization_key, printed)} - {""}


def _keys(printed: str) -> set[str]:
    return {organization_key(printed), *affiliation_keys(printed)}


def unknown(seen: Seen, names: Iterable[str]) -> list[str]:
    """Gives the names that nobody and no employer of the mentions carries."""
    return [name for name in names if not called(seen, name) and not employed_by(seen, name)]


def by_entity(seen: Seen, reasons: dict[str, str]) -> pd.Series:
    """Gives the reasons as a column, blank where there is none."""
    return pd.Series(reasons, dtype="str").reindex(seen.entities).fillna("")
