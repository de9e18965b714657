"""What differs between databases: how SQLite is set up, and inserting over what is there already."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from scrapers.errors import UsageError

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers never wait for the crawl that writes
    "PRAGMA synchronous = NORMAL",  # with WAL: what was committed survives the death of the process
    "PRAGMA busy_timeout = 30000",
    "PRAGMA foreign_keys = ON",
)


def connect(url: str) -> sa.Engine:
    """Makes an engine for a database URL.

    Raises:
        UsageError: the URL is none, or its driver is not installed.
    """
    try:
        engine = sa.create_engine(url)
    except sa.exc.ArgumentError:
        raise UsageError(
            f"{url}: no database address; give a folder, or postgresql://user@host/name"
        ) from None
    except ModuleNotFoundError as error:
        raise UsageError(
            f"{url}: the driver {error.name} is not installed; pip install {error.name}"
        ) from None
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up)
    elif engine.dialect.name != "postgresql":
        raise UsageError(f"{url}: only SQLite and PostgreSQL are known; give a folder or postgresql://...")
    return engine


def _set_up(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


Change = Callable[[Any], Mapping[str, Any]]


def upsert(
    connection: sa.Connection,
    table: sa.Table,
    rows: Sequence[Mapping[str, Any]],
    change: Change | None = None,
) -> None:
    """Inserts rows; those whose key is there already are left, or changed.

    Args:
        connection: inside a transaction.
        table: where to.
        rows: each with every key column.
        change: from the row that was not inserted to the columns to set; None leaves the old row as it is.
    """
    if rows:
        connection.execute(_statement(connection.dialect.name, table, change), list(rows))


@cache
def _statement(dialect: str, table: sa.Table, change: Change | None) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement: Any = insert(table)
    key = [column.name for column in table.primary_key]
    if change is None:
        return statement.on_conflict_do_nothing(index_elements=key)
    return statement.on_conflict_do_update(index_elements=key, set_=dict(change(statement.excluded)))


@cache
def all_columns(table: sa.Table, *keep: str) -> Change:
    """Gives a change for `upsert` that overwrites every column except the key and those to keep."""
    names = [column.name for column in table.columns if not column.primary_key and column.name not in keep]
    return lambda new: {name: new[name] for name in names}
