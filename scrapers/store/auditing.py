"""The log of the crawl: each time that an address was asked for, or was not, and why."""

from urllib.parse import urlsplit

import sqlalchemy as sa

from scrapers.store import tables
from scrapers.store.records import State

COLUMNS = ("fetched_at", "project", "source", "url", "status", "robots", "outcome")


def fetches(engine: sa.Engine, project: str = "", host: str = "") -> list[tuple[str, ...]]:
    """Gives a row a fetch, the earliest first; addresses that were never asked for have one row.

    Args:
        engine: of the store.
        project: only this one; all where empty.
        host: only addresses of this host.
    """
    page, log, row = tables.pages.c, tables.fetches.c, tables.frontier.c
    logged = sa.select(*(log[name] for name in COLUMNS))
    outcome = sa.func.coalesce(sa.func.nullif(page.detail, ""), page.outcome)
    known = sa.exists().where(log.project == page.project, log.url == page.url)
    # what was fetched before there was a log
    earlier = sa.select(
        page.fetched_at, page.project, page.source, page.url, page.status, page.robots, outcome
    ).where(~known)
    seen = sa.exists().where(page.project == row.project, page.url == row.url)
    empty = sa.literal("")
    dropped = sa.select(row.changed_at, row.project, row.source, row.url, sa.null(), empty, row.reason).where(
        row.state == State.DROPPED.value, ~seen
    )
    with engine.connect() as connection:
        rows = [one for query in (logged, earlier, dropped) for one in connection.execute(query).all()]
    return sorted(
        tuple("" if cell is None else str(cell) for cell in one)
        for one in rows
        if (not project or one[1] == project) and (not host or urlsplit(one[3]).hostname == host)
    )
