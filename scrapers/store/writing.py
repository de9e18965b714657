"""Writes one page inside a transaction of the store."""

from collections.abc import Iterable
from dataclasses import fields, replace

import sqlalchemy as sa

from scrapers.items import Mention
from scrapers.store import tables
from scrapers.store.clock import now
from scrapers.store.dialect import all_columns, upsert
from scrapers.store.guard import Guard
from scrapers.store.records import PageRecord
from scrapers.store.rows import body_row, mention_rows, printable
from scrapers.store.screening import delete_page, must_drop, names_in_address, redacted_heads

_OF_THE_BODY = ("sha256", "content_type", "title", "final_url", "fetched_at", "etag", "last_modified")
_COLUMNS = tuple(field.name for field in fields(PageRecord) if field.name != "again")
# built once: they run for every page
_ALL, _UNREAD = all_columns(tables.pages), all_columns(tables.pages, *_OF_THE_BODY)
_MENTION = tables.mentions.c
_HERE = (_MENTION.project == sa.bindparam("in_project")) & (_MENTION.page == sa.bindparam("on_page"))
_OLD = sa.select(_MENTION.mention_id).where(_HERE)
_GONE = sa.delete(tables.mentions).where(_HERE, _MENTION.mention_id == sa.bindparam("gone"))
_WHOLE = all_columns(tables.mentions)
_LOGGED = ("project", "source", "url", "status", "robots")
_LOG = sa.insert(tables.fetches)
_PAGE = tables.pages.c
_THERE = (_PAGE.project == sa.bindparam("in_project")) & (_PAGE.url == sa.bindparam("at_url"))
_CONFIRM = sa.update(tables.pages).where(_THERE).values(fetched_at=sa.bindparam("moment"))
_UNCHANGED = 304


def write_page(
    connection: sa.Connection,
    guard: Guard,
    record: PageRecord,
    body: bytes | None,
    found: Iterable[Mention] | None,
) -> None:
    """Writes a page, its body and its mentions over what was there; who asked to be forgotten stays out."""
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
    upsert(connection, tables.pages, [row], _UNREAD if unread else _ALL)
    log = {"outcome": row["detail"] or row["outcome"], "fetched_at": row["fetched_at"] or now()}
    connection.execute(_LOG, {name: row[name] for name in _LOGGED} | log)
    if found is not None:
        save_mentions(connection, guard, record.project, record.url, found)


def confirm_page(connection: sa.Connection, project: str, url: str) -> None:
    """Notes that a stored page has not changed (HTTP 304)."""
    there = {"in_project": project, "at_url": url}
    page = connection.execute(sa.select(_PAGE.source, _PAGE.robots).where(_THERE), there).mappings().first()
    if page is not None:
        moment = now()
        connection.execute(_CONFIRM, there | {"moment": moment})
        log = {"project": project, "url": url, "status": _UNCHANGED, "outcome": "unchanged"}
        connection.execute(_LOG, log | dict(page) | {"fetched_at": moment})


def save_mentions(
    connection: sa.Connection, guard: Guard, project: str, url: str, found: Iterable[Mention]
) -> None:
    """Makes these the mentions of a page; those it no longer gives are deleted."""
    rows = mention_rows(project, url, guard.kept(found) if guard else found)
    here = {"in_project": project, "on_page": url}
    old = set(connection.execute(_OLD, here).scalars())
    if gone := old - {row["mention_id"] for row in rows}:
        connection.execute(_GONE, [here | {"gone": mention_id} for mention_id in gone])
    upsert(connection, tables.mentions, rows, _WHOLE)
