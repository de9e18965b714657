"""The record of the crawl: each address that was asked for, or not asked for, and why."""

from urllib.parse import urlsplit

import sqlalchemy as sa

from scrapers.store import tables
from scrapers.store.records import State

COLUMNS = ("fetched_at", "project", "source", "url", "status", "robots", "outcome")


def fetches(engine: sa.Engine, project: str = "", host: str = "") -> list[tuple[str, ...]]:
    """Gives a row an address, the earliest first.

    Args:
        engine: of the store.
        project: only this one; all where empty.
        host: only addresses of this host.
    """
    page, row = tables.pages.c, tables.frontier.c
    outcome = sa.func.coalesce(sa.func.nullif(page.detail, ""), page.outcome)
    fetched = sa.select(
        page.fetched_at, page.project, page.source, page.url, page.status, page.robots, outcome
    )
    seen = sa.exists().where(page.project == row.project, page.url == row.url)
    empty = sa.literal("")
    dropped = sa.select(row.changed_at, row.project, row.source, row.url, sa.null(), empty, row.reason).where(
        row.state == State.DROPPED.value, ~seen
    )
    with engine.connect() as connection:
        rows = [*connection.execute(fetched).all(), *connection.execute(dropped).all()]
    return sorted(
        tuple("" if cell is None else str(cell) for cell in one)
        for one in rows
        if (not project or one[1] == project) and (not host or urlsplit(one[3]).hostname == host)
    )
