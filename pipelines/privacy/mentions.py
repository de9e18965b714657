"""Resolved mentions that lie in a file: a copy put back may hold people who asked to be forgotten since."""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from pipelines.frames import read_pieces, read_table
from scrapers.items import Kind
from scrapers.store import Store, store_path, tables
from scrapers.store.dialect import all_columns, upsert
from scrapers.store.guard import TEXTS, Guard
from scrapers.store.suppression import load_guard

_ASKED = ("name", "organization", "url", "kind")
_REPEATED = frozenset(("organization", "event", "role_label"))
_NEEDS = ("entity_id", "name")
_COUNTED = ("entity_id", "kind", "role", "event", "host", "year", "date", "excluded")
_WORDS = ("place", "session", "award", "tier", "evidence", "url")


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


def read_mentions(store: Store, path: Path) -> pd.DataFrame:
    """Reads resolved mentions without those of forgotten people.

    A file that was written from the store since the list last changed holds none, and is taken as it is.

    Args:
        store: knows the list.
        path: of the mentions.

    Raises:
        UsageError: the file cannot be read.
    """
    guard = _asked(store, path)
    mentions = read_table(path, needs=_NEEDS)
    return mentions if guard is None else of_others(mentions, guard)


def _asked(store: Store, path: Path) -> Guard | None:
    """Gives the list that a file has to be held against; None where it was written without those on it."""
    with store.engine.connect() as connection:
        guard = load_guard(connection)
        if not guard or (path.is_file() and _marked(connection, path) == _mark(path, guard)):
            return None
    return guard


def read_mentions_in(workspace: Path, path: Path) -> pd.DataFrame:
    """Reads them in a workspace, which may have no store.

    Args:
        workspace: its folder.
        path: of the mentions.

    Raises:
        UsageError: the file cannot be read.
    """
    if not store_path(workspace).is_file():
        return read_table(path, needs=_NEEDS)
    with Store.open(store_path(workspace)) as store:
        return read_mentions(store, path)


def read_quoted(workspace: Path, path: Path, shown: Collection[str]) -> pd.DataFrame:
    """Reads what counts of everybody, and the words of those who are shown: nobody else is quoted.

    So a hundred thousand people fit into little memory.

    Args:
        workspace: its folder.
        path: of the mentions.
        shown: entities.

    Raises:
        UsageError: the file cannot be read.
    """
    guard = None
    if store_path(workspace).is_file():
        with Store.open(store_path(workspace)) as store:
            guard = _asked(store, path)
    pieces = read_pieces(path, {*_COUNTED, *_WORDS, *_ASKED}, needs=_NEEDS)
    kept = (piece if guard is None else of_others(piece, guard) for piece in pieces)
    wanted = frozenset(shown)
    quoted = [_quoting(piece, wanted) for piece in kept]
    return pd.concat(quoted, ignore_index=True) if quoted else pd.DataFrame(columns=list(_COUNTED))


def _quoting(mentions: pd.DataFrame, shown: frozenset[str]) -> pd.DataFrame:
    rows = mentions[mentions.columns.intersection([*_COUNTED, *_WORDS])]
    quoted = rows["entity_id"].isin(shown)
    words = rows.columns.intersection(list(_WORDS))
    return rows.assign(**{str(name): rows[name].where(quoted, "") for name in words})


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
