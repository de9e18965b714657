"""Mentions made comparable: one row for each distinct printing, in an order of its own."""

from functools import lru_cache

import pandas as pd

from analysis.identity.forms import name_form
from analysis.organizations import affiliation_keys
from analysis.text import fold

CONTENT = (
    "kind",
    "name",
    "organization",
    "job_title",
    "event",
    "host",
    "year",
    "session",
    "role",
    "url",
    "profile_urls",
)
_DIGITS = r"(?:19|20)\d\d|\b[IVXL]{2,}\b|\b\d+(?:st|nd|rd|th)\b|['’]\d\d\b|\d+"


def as_text(column: pd.Series) -> pd.Series:
    """Gives a column as text: an absent value is empty, a list is its words, 2024.0 is 2024."""
    return column.map(_as_text).astype(object)


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple | set | frozenset) or hasattr(value, "tolist"):
        several = value.tolist() if hasattr(value, "tolist") else value
        return (
            " ".join(map(str, several))
            if isinstance(several, list | tuple | set | frozenset)
            else str(several)
        )
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def distinct_rows(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Gives the distinct printings, sorted by what they say, and for each mention the number of its own.

    Exact duplicates fall together here, before anything is counted: a page read twice is no evidence.
    """
    table = pd.DataFrame(
        {name: as_text(frame[name]) if name in frame.columns else "" for name in CONTENT}, index=frame.index
    )
    table["kind"] = table["kind"].str.casefold().replace("", "person")
    codes = table.groupby(list(CONTENT), sort=True).ngroup()
    rows = table.assign(code=codes).drop_duplicates("code").sort_values("code").drop(columns="code")
    return rows.reset_index(drop=True), codes


def with_forms(rows: pd.DataFrame) -> pd.DataFrame:
    """Adds the comparable forms of a person's rows: key, affiliation, series, year, companions' session."""
    forms = {name: name_form(name) for name in rows["name"].unique()}
    places = {text: " + ".join(affiliation_keys(text)) for text in rows["organization"].unique()}
    series = rows["event"].str.replace(_DIGITS, " ", regex=True)
    years = pd.to_numeric(rows["year"].str.extract(r"((?:19|20)\d\d)")[0], errors="coerce")
    return rows.assign(
        key=[forms[name].key for name in rows["name"]],
        affiliation=[places[text] for text in rows["organization"]],
        series=[_folded(text) for text in series.where(series.str.strip() != "", rows["host"])],
        year=years,
    )


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    return fold(text)
