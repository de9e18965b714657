"""From stored mentions to a table: one event name an edition, and what is set aside with its reason."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.names.judge import organization_score
from analysis.roles import Kind
from analysis.text import fold
from pipelines.editions import edition_days, edition_names
from scrapers.items import COLUMNS, Mention

_SHORTEST_NAME = 2
_LOOKS = 0.8


def frame_of(mentions: Iterable[Mention]) -> pd.DataFrame:
    """Makes a table of mentions, one row each, all columns there."""
    frame = pd.DataFrame([mention.as_row() for mention in mentions], columns=list(COLUMNS))
    frame["year"] = pd.to_numeric(frame["year"], errors="coerce").astype("Int64")
    return frame


def clean(frame: pd.DataFrame, homes: Mapping[str, str]) -> pd.DataFrame:
    """Unifies hosts, years and event names, and marks what is no name of anybody.

    Args:
        frame: as `frame_of` gives it.
        homes: host of each source's own site; what was read from a platform on another host is its too.

    Returns:
        The same rows with an `excluded` column: empty, or why the row does not count.
    """
    table = frame.copy()
    table["host"] = _home_host(table, homes)
    table["year"] = _sole_year(table)
    table["event"] = edition_names(table)
    table[["date", "place"]] = edition_days(table)
    table["excluded"] = _reasons(table)
    return table


def _home_host(table: pd.DataFrame, homes: Mapping[str, str]) -> pd.Series:
    """Mentions of a platform's host belong to the host whose pages embed it."""
    home = table["source"].map(homes).fillna(table["host"])
    own = table.groupby("source")["host"].transform(lambda hosts: hosts.isin(set(homes.values())))
    return table["host"].where(own.astype(bool), home) if len(table) else table["host"]


def _sole_year(table: pd.DataFrame) -> pd.Series:
    """Where a host has one edition only, pages without a year belong to it."""
    known = table.dropna(subset=["year"])
    years = known.groupby("host")["year"].nunique()
    sole = known[known["host"].isin(years[years == 1].index)].groupby("host")["year"].first()
    return table["year"].fillna(table["host"].map(sole).astype("Int64"))


def _reasons(table: pd.DataFrame) -> pd.Series:
    """Why a row does not count, empty where it does."""
    folded = table["name"].map(fold)
    person = table["kind"] == Kind.PERSON.value
    reasons = pd.Series("", index=table.index, dtype="str")
    reasons[folded.str.len() < _SHORTEST_NAME] = "no name"
    reasons[person & folded.isin(_organizations(table, folded, person))] = "name of an organisation"
    own = [fold(name) in {fold(event), fold(host)} for name, event, host in _triples(table)]
    reasons[pd.Series(own, index=table.index, dtype=bool)] = "name of the event or its host"
    return reasons


def _organizations(table: pd.DataFrame, folded: pd.Series, person: pd.Series) -> set[str]:
    """Names that other rows print as organisations, so often that their rows as persons are misreadings.

    A name counts as an organisation that sponsors or exhibits under it, or that at least as many different
    people give as their employer as there are rows of it as a person, or that has the look of one.
    """
    employers = table["organization"].map(fold)
    staff = folded[person].groupby(employers[person]).nunique()
    rows = folded[person & (table["job_title"] == "")].value_counts()
    shared = [name for name in rows.index.intersection(staff.index) if name and staff[name] >= rows[name]]
    looks = {name for name in set(employers) if name and organization_score(name.title()) >= _LOOKS}
    return set(folded[~person]) | set(shared) | looks


def _triples(table: pd.DataFrame) -> Iterable[tuple[str, str, str]]:
    return zip(table["name"], table["event"], table["host"], strict=True)
