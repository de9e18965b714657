"""Resolved mentions that lie in a file: a copy put back may hold people who asked to be forgotten since."""

import hashlib
from collections.abc import Collection, Iterator
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
_REPEATED = frozenset(("organization", "event", "role_label"))
_NEEDS = ("entity_id", "name")
_WORDS = (
    "role_label", "job_title", "place", "session", "award", "tier", "booth", "evidence", "profile_urls",
    "honorific", "credentials",
)  # fmt: skip


def of_others(mentions: pd.DataFrame, guard: Guard) -> pd.DataFrame:
    """Gives the mentions of other people, without the names of the list in their words."""
    asked = mentions.reindex(columns=list(_ASKED), fill_value="").fillna("").astype(str)
    gone = pd.Series(list(_gone(asked, guard)), index=mentions.index, dtype=bool)
    rows = mentions[~gone].copy()
    for column in rows.columns.intersection(list(TEXTS)):
        if column in _REPEATED:
            said = {text: guard.redact(text) for text in rows[column].dropna().unique()}
            rows[column] = rows[column].map(said)
        else:
            told = zip(rows[column], asked.loc[rows.index, "url"], strict=True)
            rows[column] = [guard.redact(text, url) if isinstance(text, str) else text for text, url in told]
    return rows


def _gone(asked: pd.DataFrame, guard: Guard) -> Iterator[bool]:
    """Says of each mention whether the list names it; people are asked for once with each employer."""
    known: dict[tuple[str, str], bool] = {}
    for name, organization, url, kind in asked.itertuples(index=False, name=None):
        key = (name, organization or url)
        if key not in known:
            firm = kind == Kind.ORGANIZATION.value and guard.found_in(name)
            known[key] = firm or guard.names(name, organization, url)
        yield known[key]


def read_mentions(store: Store, path: Path, shown: Collection[str] | None = None) -> pd.DataFrame:
    """Reads resolved mentions without those of forgotten people.

    A file that was written from the store since the list last changed holds none, and is taken as it is.

    Args:
        store: knows the list.
        path: of the mentions.
        shown: the entities whose mentions keep their words; None for all.

    Raises:
        UsageError: the file cannot be read.
    """
    mentions = _quoting(read_table(path, needs=_NEEDS), shown)
    with store.engine.connect() as connection:
        guard = load_guard(connection)
        if not guard or _marked(connection, path) == _mark(path, guard):
            return mentions
    return of_others(mentions, guard)


def read_mentions_in(workspace: Path, path: Path, shown: Collection[str] | None = None) -> pd.DataFrame:
    """Reads them in a workspace, which may have no store.

    Args:
        workspace: its folder.
        path: of the mentions.
        shown: only the mentions of these entities keep their words: nobody else is quoted, and a hundred
            thousand people fit into little memory.

    Raises:
        UsageError: the file cannot be read.
    """
    if not store_path(workspace).is_file():
        return _quoting(read_table(path, needs=_NEEDS), shown)
    with Store.open(store_path(workspace)) as store:
        return read_mentions(store, path, shown)


def _quoting(mentions: pd.DataFrame, shown: Collection[str] | None) -> pd.DataFrame:
    if shown is None:
        return mentions
    quoted = mentions["entity_id"].isin(list(shown))
    return mentions.assign(
        **{name: mentions[name].where(quoted, "") for name in mentions.columns.intersection(list(_WORDS))}
    )


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
