"""Appearances: what recurrence counts. The same talk on five pages is one appearance."""

from functools import cache

import numpy as np
import pandas as pd

from analysis.ranking.mentions import counted, each
from analysis.ranking.series import read_event
from analysis.ranking.words import Words, word_list
from analysis.roles import Family, Role, family_of

_STRENGTH = {role.value: position for position, role in enumerate(
    (Role.BOARD, Role.CHAIR, Role.OFFICER, Role.KEYNOTE, Role.RECIPIENT, Role.FELLOW, *Role)
)}  # fmt: skip
_OWN = {*Role, *Family}
_PLACE = ("host_key", "series", "edition")
COLUMNS = (
    "entity_id", "kind", "family", "role", "host", "host_key",
    "event", "series", "edition", "year", "mention",
)  # fmt: skip


def appearances(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts mentions as distinct (entity, host, event, edition, role family).

    Where a page leaves out the event or the year, its mention adds nothing to an appearance that says more.

    Args:
        frame: one row per mention with `entity_id`; uses kind, role, event, host, year, date and excluded
            where present.

    Returns:
        One row per appearance: `role` is the weightiest of its mentions, `mention` the label of that row in
        `frame`, `series` the event without its edition, `year` is missing where no page says it.
    """
    return appearances_of(counted(frame))


def appearances_of(mentions: pd.DataFrame) -> pd.DataFrame:
    """Does the same for mentions that `counted` has prepared."""
    parts = _parts(mentions)
    parts["strength"] = each(parts["role"], lambda role: _STRENGTH.get(role, len(_STRENGTH)))
    keys = ["entity_id", "family", *_PLACE]
    codes = pd.DataFrame({key: pd.factorize(parts[key])[0] for key in keys}, index=parts.index)
    parts["key"] = combine([codes[key].to_numpy() for key in keys])
    first = parts.sort_values("strength", kind="stable").drop_duplicates("key").sort_index()
    alone = first[~_says_less(first, codes.loc[first.index])]
    return alone.loc[:, list(COLUMNS)].reset_index(drop=True)


def combine(codes: list[np.ndarray]) -> np.ndarray:
    """Makes one number of several, equal only where all are equal."""
    key = codes[0].astype("int64")
    for other in codes[1:]:
        key = pd.factorize(key * (int(other.max(initial=0)) + 1) + other)[0].astype("int64")
    return key


def _parts(mentions: pd.DataFrame) -> pd.DataFrame:
    """Reads each distinct event name, role and host once, and spreads what it says over the mentions."""
    names = {event: read_event(event) for event in mentions["event"].unique()}
    roles = {role: family(role) for role in mentions["role"].unique()}
    hosts = {host: host.casefold().removeprefix("www.") for host in mentions["host"].unique()}
    labels = mentions.index
    mentions = mentions.reset_index(drop=True)
    parts = mentions[["entity_id", "kind", "role", "host", "event"]].copy()
    parts["mention"] = labels
    parts["host_key"] = mentions["host"].map(hosts)
    parts["family"] = mentions["role"].map(roles)
    parts["series"] = mentions["event"].map({event: name.series for event, name in names.items()})
    in_name = pd.Series(each(mentions["event"], lambda event: float(names[event].year)))
    parts["year"] = mentions["year"].fillna(in_name.where(in_name > 0)).fillna(_year_of(mentions["date"]))
    ordinal = pd.Series(each(mentions["event"], lambda event: names[event].ordinal))
    month = pd.Series(each(mentions["event"], lambda event: names[event].month))
    parts["year"] = parts["year"].fillna(_year_by_ordinal(parts, ordinal))
    parts["edition"] = _edition(parts["year"], ordinal, month)
    return parts


def _year_of(dates: pd.Series) -> pd.Series:
    years = pd.to_numeric(dates.str[:4], errors="coerce")
    return years.where(years.between(1900, 2100))


def _year_by_ordinal(parts: pd.DataFrame, ordinal: pd.Series) -> pd.Series:
    """Learns from pages that say both that the 12th of a series was in 2014."""
    some = parts[ordinal > 0]
    place = some["host_key"] + "\n" + some["series"] + "\n" + ordinal[ordinal > 0].astype("str")
    years = some["year"].groupby(place).agg(["min", "max"])
    return place.map(years.loc[years["min"] == years["max"], "min"])


def _edition(year: pd.Series, ordinal: pd.Series, month: pd.Series) -> pd.Series:
    number = year.fillna(0).astype("int64") * 100 + month.astype("int64")
    return number.where(year.notna(), -ordinal.astype("int64") * 100 - month.astype("int64"))


def _says_less(first: pd.DataFrame, codes: pd.DataFrame) -> pd.Series:
    """Marks rows with a blank host, event or edition whose filled parts another row of theirs has as well."""
    blank = pd.DataFrame(
        {
            "host_key": first["host_key"] == "",
            "series": first["series"] == "",
            "edition": first["edition"] == 0,
        }
    )
    less = pd.Series(data=False, index=first.index)
    for pattern in blank[blank.any(axis=1)].drop_duplicates().to_dict("records"):
        filled = [part for part in _PLACE if not pattern[part]]
        empty = [part for part in _PLACE if pattern[part]]
        place = combine([codes[key].to_numpy() for key in ("entity_id", "family", *filled)])
        fuller = (~blank[empty]).any(axis=1) & ~blank[filled].any(axis=1)
        exactly = (blank == pd.Series(pattern)).all(axis=1)
        less |= exactly & np.isin(place, place[fuller.to_numpy()])
    return less


@cache
def family(role: str) -> str:
    """Gives the family of a role, also of words that pages use beside our own list."""
    if role in _OWN:
        return family_of(role)
    for name, words in _role_words().items():
        if words.found_in(role):
            return name
    return "other" if role.strip() else ""


@cache
def _role_words() -> dict[str, Words]:
    return {name: Words.of(words) for name, words in word_list("role_words").items()}
