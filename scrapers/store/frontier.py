"""The queue of pages still to fetch, which survives the death of the crawl."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from scrapers.store import tables
from scrapers.store.clock import now
from scrapers.store.dialect import upsert
from scrapers.store.guard import Guard
from scrapers.store.records import QueuedLink, State
from scrapers.store.rows import printable
from scrapers.store.screening import screened
from scrapers.store.suppression import load_guard

_TABLE = tables.frontier
_STATE = ("state", "reason", "again", "changed_at")
# built once: they run for every page
_HERE = (_TABLE.c.project == sa.bindparam("in_project")) & (_TABLE.c.url == sa.bindparam("at_url"))
_SET = sa.update(_TABLE).where(_HERE).values({name: sa.bindparam(name) for name in _STATE})
_START = (
    sa.update(_TABLE)
    .where(_HERE, _TABLE.c.state == State.QUEUED.value)
    .values(state=State.ACTIVE.value, source=sa.bindparam("by"), changed_at=sa.bindparam("changed_at"))
)
_LINK = [_TABLE.c[name] for name in ("url", "source", "priority", "depth", "anchor", "context")]
_BEST = (
    sa.select(*_LINK)
    .where(
        _TABLE.c.project == sa.bindparam("in_project"),
        _TABLE.c.source == sa.bindparam("of_source"),
        _TABLE.c.state == State.QUEUED.value,
    )
    .order_by(_TABLE.c.priority.desc(), _TABLE.c.depth, _TABLE.c.url)
    .limit(sa.bindparam("most"))
)


def queue(connection: sa.Connection, guard: Guard, project: str, links: Iterable[QueuedLink]) -> None:
    """Adds links inside a transaction; one that is there already keeps its state and its better score."""
    when = now()
    rows = [
        {
            "project": project,
            "url": link.url,
            "source": link.source,
            "priority": link.priority,
            "depth": link.depth,
            "anchor": printable(link.anchor),
            "context": printable(link.context),
            "state": State.QUEUED.value,
            "reason": "",
            "again": False,
            "changed_at": when,
        }
        for link in (screened(guard, links) if guard else links)
    ]
    upsert(connection, _TABLE, rows, _better)


def _better(new: Any) -> dict[str, Any]:
    better = new.priority > _TABLE.c.priority
    return {
        name: sa.case((better, new[name]), else_=_TABLE.c[name]) for name in ("priority", "anchor", "context")
    }


def finish(
    connection: sa.Connection, project: str, url: str, reason: str, *, again: bool, done: bool
) -> None:
    """Closes the row of an address inside a transaction."""
    state = (State.DONE if done else State.DROPPED).value
    values = {"state": state, "reason": reason, "again": again, "changed_at": now()}
    connection.execute(_SET, values | {"in_project": project, "at_url": url})


class Frontier:
    """The rows of one project."""

    def __init__(self, engine: sa.Engine, project: str) -> None:
        """Opens the queue of a project."""
        self._engine = engine
        self.project = project

    def add(self, links: Iterable[QueuedLink]) -> None:
        """Queues links; known ones keep their state."""
        with self._engine.begin() as connection:
            queue(connection, load_guard(connection), self.project, links)

    def claim(self, links: Sequence[QueuedLink]) -> None:
        """Queues start addresses, also those that another source came across before."""
        row = _TABLE.c
        with self._engine.begin() as connection:
            queue(connection, load_guard(connection), self.project, links)
            for link in links:
                connection.execute(
                    sa.update(_TABLE)
                    .where(row.project == self.project, row.url == link.url, row.state != State.DONE.value)
                    .values(source=link.source, depth=link.depth)
                )

    def resume(self, source: str, starts: Sequence[str], stale_before: str) -> None:
        """Queues again what a stopped run left in flight, what failed for a while, and what became old.

        Args:
            source: whose rows.
            starts: start addresses, asked again if they were refused last time.
            stale_before: ISO time; pages done before it are fetched again.
        """
        row = _TABLE.c
        left = row.state == State.ACTIVE.value
        failed = (row.state == State.DROPPED.value) & (row.again | row.url.in_(starts))
        stale = (row.state == State.DONE.value) & (row.changed_at < stale_before)
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(_TABLE)
                .where(row.project == self.project, row.source == source, left | failed | stale)
                .values(state=State.QUEUED.value, reason="", again=False)
            )

    def reopen(self, source: str, reason: str) -> None:
        """Queues again the pages of a source that ended for a reason which holds no more."""
        row = _TABLE.c
        ended = (row.state == State.DONE.value) & (row.reason == reason)
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(_TABLE)
                .where(row.project == self.project, row.source == source, ended)
                .values(state=State.QUEUED.value, reason="")
            )

    def waiting(self, source: str, limit: int) -> list[QueuedLink]:
        """Gives the best queued addresses of a source."""
        wanted = {"in_project": self.project, "of_source": source, "most": limit}
        with self._engine.connect() as connection:
            return [QueuedLink(**row) for row in connection.execute(_BEST, wanted).mappings()]

    def start(self, link: QueuedLink) -> bool:
        """Marks an address active; says False where it is no longer queued."""
        values = {"in_project": self.project, "at_url": link.url, "by": link.source, "changed_at": now()}
        with self._engine.begin() as connection:
            return connection.execute(_START, values).rowcount == 1

    def drop(self, url: str, reason: str, *, again: bool = False) -> None:
        """Sets an address aside with the reason."""
        with self._engine.begin() as connection:
            finish(connection, self.project, url, reason, again=again, done=False)

    def put_back(self, url: str) -> None:
        """Returns an address that was taken and not fetched to the queue."""
        row = _TABLE.c
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(_TABLE)
                .where(row.project == self.project, row.url == url, row.state == State.ACTIVE.value)
                .values(state=State.QUEUED.value)
            )

    def count(self, source: str, *states: State, since: str = "") -> int:
        """Counts the rows of a source in these states, changed at or after a time."""
        row = _TABLE.c
        wanted = [state.value for state in states]
        query = (
            sa.select(sa.func.count())
            .select_from(_TABLE)
            .where(row.project == self.project, row.source == source, row.state.in_(wanted))
        )
        if since:
            query = query.where(row.changed_at >= since)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one()

    def states(self) -> dict[str, str]:
        """Gives the state of every address."""
        query = sa.select(_TABLE.c.url, _TABLE.c.state).where(_TABLE.c.project == self.project)
        with self._engine.connect() as connection:
            return dict(connection.execute(query).all())
