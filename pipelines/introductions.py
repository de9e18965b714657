"""`introductions.csv`: for everybody of the list, who of the user's contacts was seen beside them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.ranking.introductions import BONDS, Contact, paths
from analysis.ranking.seen import Seen
from analysis.text import squeeze
from pipelines.export import spreadsheet
from pipelines.results import Results

FILE = "introductions.csv"
NONE = "no verified path"
COLUMNS = (
    "rank", "mentor_id", "name", "contact", "bond", "path", "matched", "event", "year", "mentor_role",
    "contact_role", "mentor_url", "contact_url",
)  # fmt: skip
NUMERIC = ("rank", "year")
SHOWN = 3
"""Ways to one person; more would only be read by nobody."""
_TOGETHER = {
    "session": "was in the same session as",
    "committee": "sat on a committee with",
    "award": "received the same award as",
    "edition": "was at the same edition as",
}


def introductions_table(mentors: pd.DataFrame, seen: Seen, contacts: Sequence[Contact]) -> pd.DataFrame:
    """Makes the rows of `introductions.csv`, the closest way first; without proof one row says so."""
    found = paths(seen, contacts)
    found["close"] = found["bond"].map(BONDS.index)
    found["sure"] = found["matched"] != "name and employer"
    found = found.sort_values(["close", "sure", "year"], ascending=[True, True, False], kind="stable")
    found = found.groupby("mentor_id", sort=False).head(SHOWN)
    table = mentors[["rank", "mentor_id", "name"]].merge(found, on="mentor_id", how="left")
    table["year"] = table["year"].astype("Int64")
    text = [column for column in COLUMNS if column not in NUMERIC]
    table["path"] = [_sentence(row) for row in table.to_dict("records")]
    table[text] = table[text].astype("str").fillna("").replace("nan", "")
    return table.loc[:, list(COLUMNS)]


def first_paths(table: pd.DataFrame) -> pd.Series:
    """Gives the closest way to each person, by id."""
    return table.drop_duplicates("mentor_id").set_index("mentor_id")["path"]


def put_away(folder: Path) -> list[str]:
    """Removes the ways of an earlier list: contacts are not kept, so whether they still hold is not known.

    Returns:
        What to tell the user; nothing where there were none.
    """
    path = folder / FILE
    if not path.is_file():
        return []
    path.unlink()
    return [f"{FILE} was of an earlier list and is removed; for a new one: mentorscout list --contacts FILE"]


def _sentence(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["bond"]):
        return NONE
    sure = "" if row["matched"] == "name and employer" else "; matched by the name alone"
    if row["bond"] == "known":
        return f"{row['contact']} is among your contacts{sure}"
    year = "" if pd.isna(row["year"]) or str(row["year"]) in row["event"] else f" {row['year']}"
    what = f" (“{squeeze(row['session'])}”)" if row["bond"] == "session" else ""
    roles = [_role(row[column]) for column in ("contact_role", "mentor_role")]
    seats = f", both as {roles[0]}" if roles[0] == roles[1] else f", as {roles[0]} and {roles[1]}"
    where = f"{squeeze(row['event'])}{year}{'' if {*roles} == {row['bond']} else seats}"
    return f"{row['contact']} {_TOGETHER[row['bond']]} {row['name']}{what}: {where}{sure}"


def _role(role: str) -> str:
    return role.replace("_", " ")


def path_to(results: Results, entity: str) -> str:
    """Gives the closest way to somebody, as last written; empty where no contacts were given."""
    path = results.folder / FILE
    if not path.is_file():
        return ""
    return str(first_paths(spreadsheet.read(path, NUMERIC, needs=COLUMNS)).get(entity, ""))
