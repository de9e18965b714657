"""Mentions made comparable: one row for each distinct printing, in an order of its own."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.identity.continents import continent_of
from analysis.identity.forms import NameForm
from analysis.identity.readings import read_names
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
    "place",
    "industry",
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
        # halves of signs, which no encoding can hold, become question marks
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
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
    columns = {name: _ranked(frame[name]) for name in CONTENT if name in frame.columns}
    if "kind" in columns:
        ranks, texts = columns["kind"]
        kinds, merged = np.unique([text.casefold() or "person" for text in texts], return_inverse=True)
        columns["kind"] = merged[ranks], kinds.astype(object)
    codes, size = np.zeros(len(frame), np.int64), 1
    for ranks, texts in columns.values():
        if size * len(texts) >= 2**62:
            found, codes = np.unique(codes, return_inverse=True)
            size = len(found)
        codes, size = codes * len(texts) + ranks, size * max(len(texts), 1)
    _, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    rows = pd.DataFrame({name: "person" if name == "kind" else "" for name in CONTENT}, np.arange(len(first)))
    rows = rows.astype(object)
    for name, (ranks, texts) in columns.items():
        rows[name] = texts[ranks[first]]
    return rows, pd.Series(codes, index=frame.index)


def _ranked(column: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Gives the rank of every text of a column among its texts, and the texts in order."""
    plain = isinstance(column.dtype, pd.StringDtype)
    # a column of strings is numbered where it lies, without a Python string for every row
    codes, found = pd.factorize(column.fillna("") if plain else as_text(column).to_numpy())
    texts = pd.Series(found, dtype="str")
    order = np.asarray(texts.array.argsort())
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank[codes], texts.to_numpy(object)[order]


def with_forms(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, NameForm]]:
    """Adds the comparable forms of a person's rows: key, affiliation, series, year and continent.

    Returns:
        The rows, and what every name key says; of names printed in several ways the last one.
    """
    codes, names = pd.factorize(rows["name"].to_numpy(object))
    read = read_names(names)
    keys = np.array([form.key for form in read.values()], dtype=object)
    texts, printed = pd.factorize(rows["organization"].to_numpy(object))
    places = np.array([" + ".join(affiliation_keys(text)) for text in printed], dtype=object)
    year = pd.to_numeric(_mapped(rows["year"], _year))
    rows = rows.assign(
        key=keys[codes],
        affiliation=places[texts],
        series=_series(rows),
        year=year,
        continent=np.where(np.isnan(year), "", _mapped(rows["place"], continent_of)),
        industry=_mapped(rows["industry"], fold),
    )
    return rows, {form.key: form for form in read.values()}


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
    codes, texts = pd.factorize(column.to_numpy(object))
    return np.array([change(text) for text in texts], dtype=object)[codes]


def _year(text: str) -> float:
    found = _YEAR.search(text)
    return float(found[0]) if found else float("nan")
