"""Resolved mentions that lie in a file: a copy put back may hold people who asked to be forgotten since."""

import hashlib
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from pipelines.frames import read_table
from scrapers.items import Kind
from scrapers.store import Store, store_path, tables
from scrapers.store.dialect import all_columns, upsert
from scrapers.store.guard import TEXTS, Guard
from scrapers.store.suppression import load_guard

_ASKED = ("name", "organization", "url", "kind")


def of_others(mentions: pd.DataFrame, guard: Guard) -> pd.DataFrame:
    """Gives the mentions of other people, without the names of the list in their words."""
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


def read_mentions(store: Store, path: Path) -> pd.DataFrame:
    """Reads resolved mentions without those of forgotten people.

    A file that was written from the store since the list last changed holds none, and is taken as it is.

    Raises:
        UsageError: the file cannot be read.
    """
    mentions = read_table(path, needs=("entity_id", "name"))
    with store.engine.connect() as connection:
        guard = load_guard(connection)
        if not guard or _marked(connection, path) == _mark(path, guard):
            return mentions
    return of_others(mentions, guard)


def read_mentions_in(workspace: Path, path: Path) -> pd.DataFrame:
    """Reads them in a workspace, which may have no store.

    Raises:
        UsageError: the file cannot be read.
    """
    if not store_path(workspace).is_file():
        return read_table(path, needs=("entity_id", "name"))
    with Store.open(store_path(workspace)) as store:
        return read_mentions(store, path)


def mark_clean(store: Store, path: Path) -> None:
    """Notes that a file was just written without those who are on the list now."""
    with store.engine.begin() as connection:
        row = {"key": _key(path), "value": _mark(path, load_guard(connection))}
        upsert(connection, tables.meta, [row], all_columns(tables.meta))


def _marked(connection: sa.Connection, path: Path) -> str:
    query = sa.select(tables.meta.c.value).where(tables.meta.c.key == _key(path))
    return str(connection.execute(query).scalar() or "")


def _key(path: Path) -> str:
    return f"clean {path.parent.name}/{path.name}"


def _mark(path: Path, guard: Guard) -> str:
    """Tells the content of the file and of the list."""
    listed = hashlib.sha256(repr(guard.rows).encode()).hexdigest()
    with path.open("rb") as file:
        return f"{hashlib.file_digest(file, 'sha256').hexdigest()} {listed}"
