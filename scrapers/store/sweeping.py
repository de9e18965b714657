"""Takes a name out of every table of a store, also of those that later versions add."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping

import sqlalchemy as sa

from scrapers.store.guard import Guard

_OWN_WAY = frozenset(("meta", "suppressed", "mentions", "bodies"))
_IN_PASSING = "other_id"  # of somebody whom a row about another person names
Row = sa.RowMapping


def sweep_other_tables(
    connection: sa.Connection,
    guard: Guard,
    likely: Callable[[str], bool],
    mentions: Collection[tuple[str, str]],
    entities: Collection[str],
) -> None:
    """Deletes the rows that are about a person, and redacts those that only name them.

    Args:
        connection: inside a transaction.
        guard: knows the person.
        likely: a quick first look at a text.
        mentions: project and id of mentions that are no more.
        entities: ids of the person.
    """
    for table, row in _rows(connection):
        keys = [column.name for column in table.primary_key]
        here = sa.and_(*(table.c[key] == row[key] for key in keys))
        said = {name: text for name, text in row.items() if isinstance(text, str) and likely(text)}
        if _is_about(row, mentions, entities) or _is_named(guard, row, said, keys):
            connection.execute(sa.delete(table).where(here))
        elif changed := _redacted(guard, said):
            connection.execute(sa.update(table).where(here).values(changed))


def rows_naming(
    connection: sa.Connection,
    guard: Guard,
    likely: Callable[[str], bool],
    mentions: Collection[tuple[str, str]],
    entities: Collection[str],
) -> Iterator[tuple[str, dict[str, object]]]:
    """Gives every row, with the name of its table, that is about a person or names one; as above."""
    for table, row in _rows(connection):
        said = {name: text for name, text in row.items() if isinstance(text, str) and likely(text)}
        if (
            _is_about(row, mentions, entities)
            or _is_named(guard, row, said, [column.name for column in table.primary_key])
            or _redacted(guard, said)
        ):
            yield table.name, dict(row)


def _rows(connection: sa.Connection) -> Iterator[tuple[sa.Table, Row]]:
    found = sa.MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        if table.name not in _OWN_WAY:
            for row in connection.execute(sa.select(table)).mappings().all():
                yield table, row


def _is_about(row: Row, mentions: Collection[tuple[str, str]], entities: Collection[str]) -> bool:
    ids = {text for name, text in row.items() if name != _IN_PASSING and isinstance(text, str)}
    return not ids.isdisjoint(entities) or (row.get("project"), row.get("mention_id")) in mentions


def _is_named(guard: Guard, row: Row, said: Mapping[str, str], keys: Collection[str]) -> bool:
    """A row goes whole whose key, address or packed list names the person, or whose name is theirs."""
    if "name" in said and guard.names(said["name"], row.get("organization") or ""):
        return True
    return any(
        (guard.in_address(text) if name in keys else False)
        or (_is_address(text) and guard.in_address(text))
        or (text[:1] in {"[", "{"} and guard.found_in(_unpacked(text)))
        for name, text in said.items()
    )


def _redacted(guard: Guard, said: Mapping[str, str]) -> dict[str, str]:
    return {name: new for name, text in said.items() if (new := guard.redact(text)) != text}


def _is_address(text: str) -> bool:
    return "://" in text and " " not in text


def _unpacked(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text
