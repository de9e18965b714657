"""Hands out the addresses of all sources in turn: best first, one under way per source, within the budget."""

from collections import deque
from collections.abc import Sequence

from scrapers.frontier.line import Line, starts_of
from scrapers.frontier.links import START_SCORE
from scrapers.frontier.memory import Memory
from scrapers.frontier.sitemaps import NAMED_SCORE, SITEMAP
from scrapers.frontier.urls import normal_url
from scrapers.sources import Source
from scrapers.store import QueuedLink, State, Store
from scrapers.store.clock import days_ago

__all__ = ["Line", "SourceQueue", "starts_of"]

# sources that take turns, twice as many as are asked side by side; each of the others begins when one is done
_ACTIVE = 128


class SourceQueue:
    """The lines of all sources."""

    def __init__(self, store: Store, sources: Sequence[Source], max_pages: int, fresh_days: float) -> None:
        """Puts back what an earlier run left, and queues the start addresses."""
        stale = days_ago(fresh_days)
        self.lines: dict[str, Line] = {}
        self._memory = Memory(min(len({source.id for source in sources}), _ACTIVE))
        for source in sources:
            frontier = store.frontier(source.project)
            starts = starts_of(source)
            frontier.claim(_start_rows(source.id, starts))
            frontier.resume(source.id, starts, stale)
            fetched = frontier.count(source.id, State.DONE, since=stale)
            settled = store.is_settled(source.project, source.id, stale)
            stored = store.has_pages(source.project, source.id)
            left = max_pages - fetched
            self.lines[source.id] = Line(
                source, frontier, left, fetched, self._memory, stored=stored, settled=settled
            )
        self._resting = deque(self.lines)
        self._ready = deque(self._resting.popleft() for _ in range(self._memory.sources))

    def pending(self) -> bool:
        """Says whether a source waits for its turn."""
        return bool(self._ready)

    def take(self) -> tuple[Line, QueuedLink | None] | None:
        """Takes the next address of the source whose turn it is.

        Returns:
            None where no source waits; a line without a link where that source is finished.
        """
        if not self._ready:
            return None
        line = self.lines[self._ready.popleft()]
        link = line.take()
        if link is None:
            line.close()
            self._next_source()
        return line, link

    def _next_source(self) -> None:
        """Lets a source begin in the place of one that is done."""
        if self._resting:
            self._ready.append(self._resting.popleft())
        else:
            self._memory.sources -= 1

    def offer_sitemaps(self, origin: str, named: Sequence[str]) -> None:
        """Queues the sitemaps that a host names for the sources that start there."""
        for line in self.lines.values():
            if not any(url.startswith(f"{origin}/") for url in line.starts):
                continue
            for url in (normal_url(name, f"{origin}/") for name in named):
                line.offer(url, NAMED_SCORE, SITEMAP)
                line.has_sitemap = True

    def abandon(self) -> None:
        """Gives no source another turn."""
        self._ready.clear()
        self._resting.clear()

    def release(self, source: str) -> None:
        """Lets a source have its next turn, after its page is done."""
        self._ready.append(source)


def _start_rows(source: str, starts: Sequence[str]) -> list[QueuedLink]:
    return [
        QueuedLink(url=url, source=source, priority=START_SCORE - position)
        for position, url in enumerate(starts)
    ]
