"""Writes one page inside a transaction of the store."""

from collections.abc import Iterable
from dataclasses import fields, replace

import sqlalchemy as sa

from scrapers.items import Mention
from scrapers.store import tables
from scrapers.store.dialect import all_columns, upsert
from scrapers.store.records import PageRecord
from scrapers.store.rows import body_row, mention_rows, printable
from scrapers.store.screening import delete_page, must_drop, names_in_address, redacted_heads
from scrapers.store.suppression import load_guard

_OF_THE_BODY = ("sha256", "content_type", "title", "final_url", "fetched_at", "etag", "last_modified")
_COLUMNS = tuple(field.name for field in fields(PageRecord) if field.name != "again")


def write_page(
    connection: sa.Connection, record: PageRecord, body: bytes | None, found: Iterable[Mention] | None
) -> None:
    """Writes a page, its body and its mentions over what was there; who asked to be forgotten stays out."""
    guard = load_guard(connection)
    if guard and names_in_address(guard, record):
        delete_page(connection, record.project, record.url)
        return
    if guard:
        found = None if found is None else list(found)
        record = replace(record, **redacted_heads(guard, record))
    given = {name: getattr(record, name) for name in _COLUMNS}
    row = {name: printable(value) if isinstance(value, str) else value for name, value in given.items()}
    row["sha256"] = None
    if body is not None:
        packed = body_row(body)
        row["sha256"] = packed["sha256"]
        if not guard or not must_drop(guard, body, record, found):
            upsert(connection, tables.bodies, [packed])
    unread = found is None and body is None  # what an earlier visit brought stays
    change = all_columns(tables.pages, *_OF_THE_BODY) if unread else all_columns(tables.pages)
    upsert(connection, tables.pages, [row], change)
    if found is not None:
        save_mentions(connection, record.project, record.url, found)


def save_mentions(connection: sa.Connection, project: str, url: str, found: Iterable[Mention]) -> None:
    """Makes these the mentions of a page; those it no longer gives are deleted."""
    table = tables.mentions
    guard = load_guard(connection)
    rows = mention_rows(project, url, guard.kept(found) if guard else found)
    here = (table.c.project == project) & (table.c.page == url)
    old = set(connection.execute(sa.select(table.c.mention_id).where(here)).scalars())
    if gone := old - {row["mention_id"] for row in rows}:
        single = here & (table.c.mention_id == sa.bindparam("gone"))
        connection.execute(sa.delete(table).where(single), [{"gone": mention_id} for mention_id in gone])
    upsert(connection, table, rows, all_columns(table))
