"""Cells that hold several values, made from mentions."""

import pandas as pd

from analysis.organizations import organization_key
from analysis.ranking.helping import helping_quotes
from analysis.ranking.mentions import each
from analysis.ranking.seen import Seen
from analysis.ranking.titles import is_office
from analysis.text import fold, squeeze

CELL_LIMIT = 30_000
"""Spreadsheets cut a cell after 32,767 characters."""
QUOTES_SHOWN = 3
_NONE = pd.Series(dtype="str")


def joined(rows: pd.DataFrame, column: str, separator: str = "; ") -> pd.Series:
    """Joins an entity's distinct values in the order of the rows, whole values up to the limit of a cell."""
    filled = rows[rows[column] != ""]
    if filled.empty:
        return _NONE
    once = filled.drop_duplicates(["entity_id", column])
    return once.groupby("entity_id", sort=False)[column].agg(lambda values: _join(values, separator))


def _join(values: pd.Series, separator: str) -> str:
    whole, length = [], 0
    for value in values:
        length += len(value) + len(separator)
        if length > CELL_LIMIT:
            break
        whole.append(value)
    return separator.join(whole)


def newest_first(seen: Seen) -> pd.DataFrame:
    """Orders the mentions by year, the newest first; those without a year come last."""
    return seen.mentions.sort_values(
        ["year", "fetched_at"], ascending=False, kind="stable", na_position="last"
    )


def newest(rows: pd.DataFrame, column: str) -> pd.Series:
    """Takes an entity's first value that is not blank; the rows come newest first."""
    filled = rows[rows[column] != ""].drop_duplicates("entity_id")
    return filled.set_index("entity_id")[column].map(squeeze)


def job_titles(rows: pd.DataFrame, employers: pd.Series) -> pd.Series:
    """Takes the newest title of everybody that fits the employer shown beside it; the rows come newest first.

    A title printed with another employer is left out: it would make them head of a firm they joined later.
    A seat of a board or committee ("Vice Chair") is no title at the employer printed behind the name.
    """
    shown = rows["entity_id"].map(employers).astype("str").fillna("")
    fits = (rows["organization"] == "") | (shown == "")
    fits |= each(rows["organization"], organization_key) == each(shown, organization_key)
    cells = zip(rows["job_title"], rows["role"], strict=True)
    seat = pd.Series([bool(title) and is_office(title, role) for title, role in cells], index=rows.index)
    return newest(rows[fits & ~(seat & (shown != ""))], "job_title")


def links(rows: pd.DataFrame, column: str) -> pd.Series:
    """Joins an entity's distinct web addresses by a blank; what is no http address is left out."""
    cells = rows[["entity_id", column]][rows[column] != ""]
    single = cells.assign(**{column: cells[column].str.split()}).explode(column)
    web = single[single[column].str.match(r"https?://[^\s]+$", na=False)]
    return joined(web, column, " ")


def roles(seen: Seen) -> pd.Series:
    """Joins an entity's roles, the most frequent first."""
    times = seen.appearances.groupby(["entity_id", "role"], sort=False).size().rename("times").reset_index()
    return joined(times.sort_values(["times", "role"], ascending=[False, True], kind="stable"), "role")


def helping_evidence(seen: Seen) -> pd.Series:
    """Joins the quotes that prove help, each with its link."""
    shown = helping_quotes(newest_first(seen))
    distinct = shown.assign(folded=shown["quote"].map(fold)).drop_duplicates(["entity_id", "folded"])
    first = distinct.groupby("entity_id", sort=False).head(QUOTES_SHOWN)
    cells = "“" + first["quote"] + "” (" + first["url"] + ")"
    return joined(first.assign(cell=cells.where(first["url"] != "", "“" + first["quote"] + "”")), "cell")
