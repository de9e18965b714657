"""What each signal of one entity rests on: the printed words behind a number, with the page."""

from collections.abc import Callable

import pandas as pd

from analysis.organizations import organization_key
from analysis.ranking.appearances import family
from analysis.ranking.classes import OPENINGS, SEARCH_EXPERTS
from analysis.ranking.helping import helping_quotes
from analysis.ranking.mentions import YOU
from analysis.ranking.seen import Seen
from analysis.ranking.signals.standing import LEADERSHIP
from analysis.ranking.titles import class_of, level_of
from analysis.roles import Family, Role
from analysis.text import fold, squeeze

SHOWN = 3
"""Grounds of one signal; all appearances are listed anyway."""


def grounds(seen: Seen, entity: str, signal: str) -> list[str]:
    """Says what a signal of an entity rests on, the newest first.

    Signals that sum over everything somebody was seen at rest on the whole list of appearances, and give the
    names that it counts.
    """
    mentions = seen.mentions[seen.mentions["entity_id"] == entity].sort_values(
        "year", ascending=False, kind="stable", na_position="last"
    )
    done = seen.appearances[seen.appearances["entity_id"] == entity].sort_values(
        "year", ascending=False, kind="stable", na_position="last"
    )
    if signal in _OF_MENTIONS:
        return _lines(_OF_MENTIONS[signal](mentions))
    if signal in _OF_APPEARANCES:
        return _lines(_events(_OF_APPEARANCES[signal](done), seen))
    if signal in _NAMES:
        names = dict.fromkeys(filter(None, map(squeeze, _NAMES[signal](done))))
        return [", ".join(names)] if names else []
    return []


def _lines(rows: pd.DataFrame) -> list[str]:
    """Writes rows of `said` and `url`, each saying once."""
    filled = rows[rows["said"] != ""].drop_duplicates("said")
    more = len(filled) - SHOWN
    said = [
        f"{squeeze(text)}  {squeeze(url)}".rstrip()
        for text, url in zip(filled["said"].head(SHOWN), filled["url"], strict=False)
    ]
    return [*said, f"and {more} more"] if more > 0 else said


def _helping(mentions: pd.DataFrame) -> pd.DataFrame:
    shown = helping_quotes(mentions)
    return shown.assign(said="“" + shown["quote"] + "”")


def _awards(mentions: pd.DataFrame) -> pd.DataFrame:
    rows = mentions[mentions["role"].map(family) == Family.AWARD.value]
    return rows.assign(said=(rows["award"] + ", ").where(rows["award"] != "", "") + rows["event"])


def _talks(mentions: pd.DataFrame) -> pd.DataFrame:
    rows = mentions[(mentions["role"].map(family) == Family.SPEAKER.value) & (mentions["session"] != "")]
    rows = rows[rows["session"].map(fold) != rows["event"].map(fold)].drop_duplicates("session")
    return rows.assign(said="“" + rows["session"] + "”")


def _seniority(mentions: pd.DataFrame) -> pd.DataFrame:
    level = mentions["job_title"].map(level_of)
    return _beside(mentions[(level == level.max()) & (level > 0)])


def _employers(mentions: pd.DataFrame) -> pd.DataFrame:
    rows = mentions.assign(said=mentions["organization"], key=mentions["organization"].map(organization_key))
    return rows.drop_duplicates("key")


def _of_class(wanted: frozenset[str]) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def shown(mentions: pd.DataFrame) -> pd.DataFrame:
        cells = zip(mentions["job_title"], mentions["organization"], mentions["role"], strict=True)
        rows = _beside(mentions[[class_of(*cell) in wanted for cell in cells]])
        return rows.assign(said=rows["said"].where(rows["said"] != "", rows["role"] + ", " + rows["event"]))

    return shown


def _beside(rows: pd.DataFrame) -> pd.DataFrame:
    """Says title and employer as they stand beside the name."""
    said = rows["job_title"] + ", " + rows["organization"]
    return rows.assign(said=said.str.strip(", "))


def _notes(mentions: pd.DataFrame) -> pd.DataFrame:
    rows = mentions[mentions["source"] == YOU]
    return rows.assign(said=rows["event"] + ": “" + rows["evidence"] + "”")


def _events(rows: pd.DataFrame, seen: Seen) -> pd.DataFrame:
    """Says role, event and year of appearances."""
    year = rows["year"].map(lambda value: "" if pd.isna(value) else f" {value:.0f}")
    named = [one if end.strip() in one else one + end for one, end in zip(rows["event"], year, strict=True)]
    roles = rows["role"].str.replace("_", " ")
    said = [", ".join(filter(None, pair)) for pair in zip(roles, named, strict=True)]
    return pd.DataFrame({"said": said, "url": seen.mentions["url"].reindex(rows["mention"]).to_numpy()})


def _working(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["family"] == Family.COMMITTEE.value) & ~rows["role"].isin(LEADERSHIP)]


_OF_MENTIONS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "helping": _helping,
    "awards": _awards,
    "talks": _talks,
    "seniority": _seniority,
    "cross_company": _employers,
    "own_employer": _employers,
    "knows_openings": _of_class(OPENINGS),
    "search_expert": _of_class(SEARCH_EXPERTS),
    "word_of_mouth": _notes,
    "star": _notes,
}
_OF_APPEARANCES: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "keynotes": lambda rows: rows[rows["role"] == Role.KEYNOTE],
    "leadership": lambda rows: rows[rows["role"].isin(LEADERSHIP)],
    "service": _working,
    "recency": lambda rows: rows[rows["year"].notna()].head(1),
}
_NAMES: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "breadth": lambda rows: rows["host"].where(rows["host"] != "", rows["series"]),
    "loyalty": lambda rows: rows.loc[rows["year"].notna() & _again(rows), "series"],
    "years_active": lambda rows: rows["year"].dropna().map("{:.0f}".format),
    "variety": lambda rows: rows["family"],
}


def _again(rows: pd.DataFrame) -> pd.Series:
    return rows.groupby(["host_key", "series"])["year"].transform("nunique") > 1
