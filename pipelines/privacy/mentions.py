"""Resolved mentions that lie in a file: a copy put back may hold people who asked to be forgotten since."""

from pathlib import Path

import pandas as pd

from scrapers.items import Kind
from scrapers.store import Store, store_path
from scrapers.store.guard import TEXTS, Guard
from scrapers.store.suppression import load_guard

_ASKED = ("name", "organization", "url", "kind")


def of_others(mentions: pd.DataFrame, guard: Guard) -> pd.DataFrame:
    """Gives the mentions of other people, without the names of the list in their words."""
    if not guard:
        return mentions
    asked = mentions.reindex(columns=list(_ASKED), fill_value="").fillna("").astype(str)
    kept = [
        not guard.names(name, organization, url)
        and not (kind == Kind.ORGANIZATION.value and guard.found_in(name))
        for name, organization, url, kind in asked.itertuples(index=False, name=None)
    ]
    rows = mentions[kept].copy()
    for column in rows.columns.intersection(list(TEXTS)):
        told = zip(rows[column], asked.loc[rows.index, "url"], strict=True)
        rows[column] = [guard.redact(text, url) if isinstance(text, str) else text for text, url in told]
    return rows


def of_others_in(workspace: Path, mentions: pd.DataFrame) -> pd.DataFrame:
    """Gives the mentions of whom the list of a workspace does not name."""
    if not store_path(workspace).is_file():
        return mentions
    with Store.open(store_path(workspace)) as store, store.engine.connect() as connection:
        return of_others(mentions, load_guard(connection))
