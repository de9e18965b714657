"""Takes out of a store all that the list of suppressed names keeps from entering it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

import sqlalchemy as sa

from analysis.identity.traces import words_of
from analysis.text import fold
from scrapers.store import tables
from scrapers.store.dialect import all_columns, upsert
from scrapers.store.guard import Guard
from scrapers.store.rows import body_of, mention_of, mention_rows
from scrapers.store.screening import delete_page
from scrapers.store.suppression import load_guard
from scrapers.store.sweeping import sweep_other_tables

Key = tuple[str, str]
"""Project and mention_id."""


@dataclass(slots=True)
class Erased:
    """What was taken out."""

    mentions: int = 0
    quotes: int = 0
    pages: int = 0
    bodies: int = 0


def erase(
    engine: sa.Engine, names: Iterable[str], gone: Collection[Key], entities: Collection[str]
) -> Erased:
    """Erases a person who is on the list already, in every project, and overwrites the freed space.

    Args:
        engine: of the store.
        names: the printed names, to look only at texts that may hold one.
        gone: mentions of the person, whatever the list says of them.
        entities: ids of the person.
    """
    likely = likely_texts(names)
    erased = Erased()
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        guard = load_guard(connection)
        left = {*gone, *_pages(connection, guard, erased)}
        left |= _mentions(connection, guard, set(gone), likely, erased)
        _bodies(connection, guard, likely, erased)
        sweep_other_tables(connection, guard, likely, left, set(entities))
    compact(engine)
    return erased


def compact(engine: sa.Engine) -> None:
    """Gives freed space back, so that nothing deleted can be read in the file."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def likely_texts(names: Iterable[str]) -> Callable[[str], bool]:
    """Makes a quick, generous first look: a text without any word of the names cannot hold one."""
    words: set[str] = set()
    for name in names:
        found = words_of(name)
        words |= {word for word in found if len(word) > 2} or set(found)
    pattern = re.compile("|".join(map(re.escape, sorted(words))))
    plain: Callable[[str], str] = fold.__wrapped__
    return lambda text: bool(text and pattern.search(plain(text).replace(" ", "")))


def _pages(connection: sa.Connection, guard: Guard, erased: Erased) -> Iterator[Key]:
    """Deletes the pages whose own address carries the name, and gives the mentions that went with them."""
    page = tables.pages.c
    for project, url, final_url in connection.execute(
        sa.select(page.project, page.url, page.final_url)
    ).all():
        if guard.in_address(url) or guard.in_address(final_url):
            with_it = delete_page(connection, project, url)
            erased.pages += 1
            erased.mentions += len(with_it)
            yield from ((project, mention_id) for mention_id in with_it)


def _mentions(
    connection: sa.Connection, guard: Guard, gone: set[Key], likely: Callable[[str], bool], erased: Erased
) -> set[Key]:
    """Deletes the mentions of the person, redacts those of others; gives the ids that are no more."""
    table = tables.mentions
    left: set[Key] = set()
    dropped: set[Key] = set()
    for row in connection.execute(sa.select(table)).mappings().all():
        key, mention = (row["project"], row["mention_id"]), mention_of(row)
        if key in gone or (likely(mention.name) and guard.hides(mention)):
            dropped.add((row["project"], row["page"]))
            erased.mentions += 1
            left.add(key)
        elif likely(" ".join(str(value) for value in row.values())):
            redacted = guard.redacted(mention)
            if redacted == mention:
                continue
            (fresh,) = mention_rows(row["project"], row["page"], [redacted])
            upsert(connection, table, [{**fresh, "position": row["position"]}], all_columns(table))
            erased.quotes += 1
            if redacted.mention_id != mention.mention_id:
                _carry(connection, key, redacted.mention_id)
                left.add(key)
    _delete(connection, left)
    erased.bodies += sum(_drop_body(connection, *page) for page in dropped)
    return left


def _carry(connection: sa.Connection, key: Key, fresh: str) -> None:
    """A mention whose words changed has another id; its entity stays."""
    entity = tables.entities
    here = (entity.c.project == key[0]) & (entity.c.mention_id == key[1])
    if found := connection.execute(sa.select(entity.c.entity_id).where(here)).scalar():
        row = {"project": key[0], "mention_id": fresh, "entity_id": found}
        upsert(connection, entity, [row])


def _delete(connection: sa.Connection, left: Collection[Key]) -> None:
    row = tables.mentions.c
    one = (row.project == sa.bindparam("of")) & (row.mention_id == sa.bindparam("is"))
    if left:
        rows = [{"of": project, "is": mention_id} for project, mention_id in left]
        connection.execute(sa.delete(tables.mentions).where(one), rows)


def _drop_body(connection: sa.Connection, project: str, url: str) -> int:
    page = tables.pages.c
    query = sa.select(page.sha256).where(page.project == project, page.url == url)
    sha256 = connection.execute(query).scalar()
    return connection.execute(sa.delete(tables.bodies).where(tables.bodies.c.sha256 == sha256)).rowcount


def _bodies(connection: sa.Connection, guard: Guard, likely: Callable[[str], bool], erased: Erased) -> None:
    """Deletes every stored body that names the person, also where nothing was read of it."""
    for sha256 in bodies_naming(connection, guard, likely):
        connection.execute(sa.delete(tables.bodies).where(tables.bodies.c.sha256 == sha256))
        erased.bodies += 1


def bodies_naming(connection: sa.Connection, guard: Guard, likely: Callable[[str], bool]) -> Iterator[str]:
    """Gives the hash of every stored body that names somebody whom the guard knows."""
    text_of = import_module("scrapers.extract.all_text").text_of
    body, page = tables.bodies, tables.pages.c
    for sha256 in connection.execute(sa.select(body.c.sha256)).scalars().all():
        row = connection.execute(sa.select(body).where(body.c.sha256 == sha256)).mappings().one()
        kind = connection.execute(sa.select(page.content_type).where(page.sha256 == sha256)).scalar() or ""
        text = text_of(body_of(row), kind)
        if likely(text) and guard.found_in(text):
            yield sha256
