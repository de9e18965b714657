"""How long anything is held: what was not seen for that time goes."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from scrapers.store import tables
from scrapers.store.erasing import compact
from scrapers.store.screening import delete_page

RETENTION = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Old:
    """What is older than the limit, by project."""

    pages: dict[str, int]
    mentions: dict[str, int]


def held_since(engine: sa.Engine) -> str:
    """Gives when the page that was longest not seen was fetched, empty where nothing is held."""
    with engine.connect() as connection:
        query = sa.select(sa.func.min(tables.pages.c.fetched_at)).where(tables.pages.c.fetched_at != "")
        return str(connection.execute(query).scalar() or "")


def find_old(engine: sa.Engine, before: str) -> Old:
    """Counts what `purge` would take out: pages not seen since a moment, with their mentions."""
    page, mention = tables.pages.c, tables.mentions.c
    on_it = (mention.project == page.project) & (mention.page == page.url)
    pages = sa.select(page.project, sa.func.count()).where(_old(before)).group_by(page.project)
    mentions = sa.select(page.project, sa.func.count()).where(_old(before), on_it).group_by(page.project)
    with engine.connect() as connection:
        return Old(dict(connection.execute(pages).all()), dict(connection.execute(mentions).all()))


def purge(engine: sa.Engine, before: str) -> Old:
    """Deletes the pages not seen since a moment, with all that they gave, and what the log says of before."""
    found = find_old(engine, before)
    page, entity, row = tables.pages.c, tables.entities.c, tables.frontier.c
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        for project, url in connection.execute(sa.select(page.project, page.url).where(_old(before))).all():
            gone = delete_page(connection, project, url)
            here = (entity.project == project) & entity.mention_id.in_(gone)
            connection.execute(sa.delete(tables.entities).where(here))
            queued = (row.project == project) & (row.url == url)
            connection.execute(sa.delete(tables.frontier).where(queued))
        connection.execute(sa.delete(tables.fetches).where(tables.fetches.c.fetched_at < before))
    compact(engine)
    return found


def _old(before: str) -> sa.ColumnElement[bool]:
    page = tables.pages.c
    return (page.fetched_at != "") & (page.fetched_at < before)
