"""Mentions made comparable: one row for each distinct printing, in an order of its own."""

import re
from collections.abc import Callable

import numpy as np
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
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"(?:19|20)\d\d|\b[IVXL]{2,}\b|\b\d+(?:st|nd|rd|th)\b|['’]\d\d\b|\d+")


def as_text(column: pd.Series) -> pd.Series:
    """Gives a column as text: an absent value is empty, a list is its words, 2024.0 is 2024."""
    if isinstance(column.dtype, pd.StringDtype):
        return column.fillna("").astype(object)
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
    codes, names = pd.factorize(rows["name"])
    keys = np.array([name_form(name).key for name in names], dtype=object)
    texts, printed = pd.factorize(rows["organization"])
    places = np.array([" + ".join(affiliation_keys(text)) for text in printed], dtype=object)
    return rows.assign(
        key=keys[codes],
        affiliation=places[texts],
        series=_series(rows),
        year=pd.to_numeric(_mapped(rows["year"], _year)),
    )


def _series(rows: pd.DataFrame) -> np.ndarray:
    """Names the series of every row's event: its name without year and number, else its host."""
    bare = _mapped(rows["event"], lambda text: fold(_DIGITS.sub(" ", text)))
    return np.where(
        _mapped(rows["event"], lambda text: not _DIGITS.sub(" ", text).strip()),
        _mapped(rows["host"], fold),
        bare,
    )


def _mapped(column: pd.Series, change: Callable[[str], object]) -> np.ndarray:
    """Changes every different text once."""
    codes, texts = pd.factorize(column)
    return np.array([change(text) for text in texts], dtype=object)[codes]


def _year(text: str) -> float:
    found = _YEAR.search(text)
    return float(found[0]) if found else float("nan")
