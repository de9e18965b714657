"""The stage that says which mentions are one person or one organisation."""

from collections.abc import Mapping

import pandas as pd

from analysis.identity.ids import entity_ids
from analysis.identity.resolve import resolve
from analysis.identity.rows import as_text
from scrapers.errors import UsageError

NEEDS = ("mention_id", "name")


def resolve_frame(frame: pd.DataFrame, known: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Adds `entity_id` to every mention; drops and reorders no row.

    A mention id that is printed twice keeps both rows, with the same entity. A mention without a name is an
    entity of its own.

    Args:
        frame: one row for each mention.
        known: entity id of each mention of an earlier run, which stays where it still holds.

    Raises:
        UsageError: `mention_id` or `name` is missing, or a mention has no id.
    """
    missing = [column for column in NEEDS if column not in frame.columns]
    if missing:
        raise UsageError(f"mentions have no column {', '.join(missing)}; resolve needs mention_id and name")
    mention_id = as_text(frame["mention_id"])
    if blank := int((mention_id.str.strip() == "").sum()):
        raise UsageError(f"{blank} of {len(frame)} mentions have an empty mention_id; give every row its own")
    table = frame.assign(mention_id=mention_id).reset_index(drop=True)
    once = table.loc[as_text(table["name"]).sort_values(kind="stable").index].drop_duplicates("mention_id")
    ids = entity_ids(once, resolve(once), known)
    by_mention = dict(zip(once["mention_id"], ids, strict=True))
    return frame.assign(entity_id=mention_id.map(by_mention).astype(object))


def repeated_ids(frame: pd.DataFrame) -> int:
    """Counts the rows whose mention id another row before them has."""
    return int(as_text(frame["mention_id"]).duplicated().sum())
