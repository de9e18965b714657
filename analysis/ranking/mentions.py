"""The mentions as the ranking reads them: every column there, in one type, and only what counts."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from analysis.roles import Role
from analysis.text import fold

_OWN = set(Role)
YOU = "you"
"""The source of what the user noted by hand."""
RECOMMENDED = "recommended"
"""The role of those whom the user noted."""
EMPLOYER = "employer"
"""The role of a firm at an event where one of its people appeared."""
STAR = "star"
"""The tier of a note with a star."""
TEXT = (
    "kind", "name", "role", "role_label", "organization", "job_title", "event", "host", "date", "place",
    "session", "award", "tier", "url", "evidence", "profile_urls", "source", "excluded", "fetched_at",
)  # fmt: skip


def prepared(frame: pd.DataFrame) -> pd.DataFrame:
    """Gives the mentions with every column that the ranking knows: text as text, years as numbers.

    Raises:
        ValueError: there is no `entity_id`.
    """
    if "entity_id" not in frame.columns:
        raise ValueError("column entity_id is missing")
    known: dict[str, pd.Series] = {"entity_id": _text(frame, "entity_id")}
    for column in TEXT:
        known[column] = _text(frame, column)
    known["role"] = known["role"].map({role: _role(role) for role in known["role"].unique()})
    known["kind"] = known["kind"].where(known["kind"] != "", "person")
    known["year"] = _years(frame)
    return pd.DataFrame(known, index=frame.index)


def counted(frame: pd.DataFrame) -> pd.DataFrame:
    """Gives the prepared mentions that count: those not set aside, of a known entity."""
    if "entity_id" in frame.columns:  # set aside first: what is left is then copied once
        counts = (_text(frame, "excluded") == "") & (_text(frame, "entity_id") != "")
        frame = frame if counts.all() else frame[counts]
    return prepared(frame)


def each(texts: pd.Series, function: Callable[[str], Any]) -> np.ndarray:
    """Gives what a function says of every text, asking it once for each distinct one."""
    codes, distinct = pd.factorize(texts)
    said = np.array([function(text) for text in distinct])
    return said[codes] if len(said) else np.zeros(len(texts))


def _text(frame: pd.DataFrame, column: str) -> pd.Series:
    if column not in frame.columns:
        return pd.Series("", index=frame.index, dtype="str")
    cells = frame[column]
    if not isinstance(cells.dtype, pd.StringDtype):
        cells = cells.map(_cell)
    return cells.astype("str").fillna("").str.strip()


def _role(role: str) -> str:
    """Writes one of our own roles as we write it; any other word stays."""
    own = fold(role).replace(" ", "_")
    return own if own in _OWN else role


def _cell(value: object) -> str:
    if isinstance(value, list | tuple | np.ndarray):
        return " ".join(map(str, value))
    return "" if value is False or pd.isna(value) else str(value)  # type: ignore[call-overload]


def _years(frame: pd.DataFrame) -> pd.Series:
    if "year" not in frame.columns:
        return pd.Series(float("nan"), index=frame.index)
    years = pd.to_numeric(frame["year"], errors="coerce").astype("float64")
    return years.where(years.between(1900, 2100)).round()
