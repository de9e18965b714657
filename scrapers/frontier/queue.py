"""Hands out the addresses of all sources in turn: best first, one under way per source, within the budget."""

from collections import deque
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from scrapers.frontier.guards import Guard
from scrapers.frontier.links import START_SCORE
from scrapers.frontier.urls import normal_url, site_of_url
from scrapers.refusals import BLOCKED, is_unreachable
from scrapers.sources import Source
from scrapers.store import Frontier, QueuedLink, State, Store
from scrapers.store.clock import days_ago

_GIVE_UP = 3  # unreachable pages in a row
_WALLS = 5  # blocked pages in a row
_REMEMBERED = 50_000


class Line:
    """The queue of one source.

    Attributes:
        left: pages that may still be fetched.
        sites: registered domains that belong to the source.
        given_up: why the source was left for this run, empty where it was not.
    """

    def __init__(self, source: Source, frontier: Frontier, left: int, fetched: int) -> None:
        """Starts with the sites of the start addresses."""
        self.source = source
        self.frontier = frontier
        self.guard = Guard()
        self.left = left
        self.given_up = ""
        self.starts = starts_of(source)
        self.sites = {site_of_url(url) for url in self.starts}
        self._fetched = fetched
        self._unreachable = 0
        self._walls = 0
        self._seen: dict[str, float] = {}

    def news(self, links: Iterable[QueuedLink]) -> list[QueuedLink]:
        """Leaves out links that were queued before with the same or a better score."""
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        fresh = {}
        for link in links:
            if self._seen.get(link.url, -1e9) < link.priority:
                self._seen[link.url] = link.priority
                fresh[link.url] = link
        return list(fresh.values())

    def refuses(self, url: str) -> str:
        """Says why an address is not queued; empty where it may be, or already is."""
        return "" if url in self._seen else self.guard.refuse(url)

    def fetched(self) -> None:
        """Notes that a page was fetched."""
        self.left -= 1
        self._fetched += 1
        self._unreachable = 0

    def judged(self, outcome: str) -> None:
        """Notes how a fetched page ended; a site that keeps blocking us is left alone."""
        self._walls = self._walls + 1 if outcome.startswith(BLOCKED) else 0
        if self._walls >= _WALLS:
            self.given_up = f"{outcome} on {self._walls} pages in a row"

    def failed(self, reason: str) -> None:
        """Notes that a page was not fetched; gives the source up where its host is dead."""
        if not is_unreachable(reason):
            return
        self._unreachable += 1
        hosts = {urlsplit(url).netloc for url in self.starts}
        if self._unreachable >= (_GIVE_UP if self._fetched or len(hosts) > 1 else 1):
            self.given_up = reason

    def take(self) -> QueuedLink | None:
        """Takes the next address, None where the source is finished."""
        if self.left <= 0 or self.given_up:
            return None
        return self.frontier.take(self.source.id)


def starts_of(source: Source) -> list[str]:
    """Gives the start addresses of a source as they are queued."""
    return [url for url in (normal_url(start) for start in source.urls) if url]


class SourceQueue:
    """The lines of all sources."""

    def __init__(self, store: Store, sources: Sequence[Source], max_pages: int, fresh_days: float) -> None:
        """Puts back what an earlier run left, and queues the start addresses."""
        stale = days_ago(fresh_days)
        self.lines: dict[str, Line] = {}
        for source in sources:
            frontier = store.frontier(source.project)
            starts = starts_of(source)
            frontier.claim(_start_rows(source.id, starts))
            frontier.resume(source.id, starts, stale)
            fetched = frontier.count(source.id, State.DONE, since=stale)
            self.lines[source.id] = Line(source, frontier, max_pages - fetched, fetched)
        self._ready = deque(self.lines)

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
        return line, line.take()

    def abandon(self) -> None:
        """Gives no source another turn."""
        self._ready.clear()

    def release(self, source: str) -> None:
        """Lets a source have its next turn, after its page is done."""
        self._ready.append(source)


def _start_rows(source: str, starts: Sequence[str]) -> list[QueuedLink]:
    return [
        QueuedLink(url=url, source=source, priority=START_SCORE - position)
        for position, url in enumerate(starts)
    ]
