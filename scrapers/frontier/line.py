"""The queue of one source: what comes next, what was learned, and when it is enough."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from scrapers.extract.reading import Link
from scrapers.frontier import guesses
from scrapers.frontier.grouping import group_of
from scrapers.frontier.guards import Guard
from scrapers.frontier.memory import Memory
from scrapers.frontier.seen import Seen
from scrapers.frontier.shapes import shape_of
from scrapers.frontier.sitemaps import SITEMAP, TRIED_SCORE
from scrapers.frontier.urls import normal_url, page_key, site_of_url
from scrapers.frontier.waiting import Waiting
from scrapers.refusals import BLOCKED, is_unreachable
from scrapers.sources import Source
from scrapers.store import Frontier, QueuedLink

_GIVE_UP = 3  # unreachable pages in a row
_WALLS = 5  # blocked pages in a row
_LOADED = 1_000  # at once; no more than some times as many as may wait in memory
_CHOICE = 4
_FAINT = 1.5  # expected doublings of names below which the usual addresses are tried
_EDITIONS = 15  # years tried that no link named
_PATIENCE = 80  # pages without a new name, while nothing promising waits
_ABSENT = 0.3  # of a page: what is not there says little about the rest
_PROMISING = 1.0


class Line:
    """The queue of one source.

    Attributes:
        left: pages that may still be fetched.
        stored: earlier runs stored pages of the source.
        sites: registered domains that belong to the source.
        has_sitemap: robots.txt names one.
        settled: the last pages brought nothing new, and nothing promising waits.
        given_up: why the source was left for this run, empty where it was not.
    """

    def __init__(
        self,
        source: Source,
        frontier: Frontier,
        left: int,
        fetched: int,
        memory: Memory,
        *,
        stored: bool = False,
        settled: bool = False,
    ) -> None:
        """Starts with the sites of the start addresses; what waits in the store is not asked for yet."""
        self.source = source
        self.frontier = frontier
        self.guard = Guard(memory, source.id)
        self.left = left
        self.stored = stored
        self.given_up = ""
        self.starts = starts_of(source)
        self.sites = {site_of_url(url) for url in self.starts}
        self.has_sitemap = False
        self._fetched = fetched
        self.settled = settled
        self._dry = _PATIENCE if settled else 0.0
        self._unreachable = 0
        self._walls = 0
        self._seen = Seen(self.starts, memory, source.id)
        self._memory = memory
        self._endings: Counter[str] = Counter()
        self._guessed = False
        self._editions = 0
        self._waiting = Waiting(memory, source.id)
        self._asked = False  # the store, for what waits there

    def _load(self) -> None:
        """Takes in the best that waits in the store, all that waits here included."""
        most = min(_LOADED, _CHOICE * self._memory.share)
        best = self.frontier.waiting(self.source.id, most)
        self._asked = True
        self._waiting.clear()
        self.queued(best)
        if len(best) == most:
            self._waiting.leave(best[-1])

    def news(self, links: Iterable[QueuedLink]) -> list[QueuedLink]:
        """Leaves out links that were queued before with the same or a better score."""
        fresh = {page_key(link.url): link for link in links if self._seen.improves(link.url, link.priority)}
        return list(fresh.values())

    def knows(self, link: Link, depth: int) -> bool:
        """Says whether a link was met before on a page as near to the start: menus come with every page."""
        return self._seen.meets(link, depth)

    def took(self, url: str) -> bool:
        """Says whether an address had its turn: what leads there tells nothing new."""
        return self._seen.took(url)

    def refuses(self, url: str) -> str:
        """Says why an address is not queued; empty where it may be, or already is."""
        return "" if url in self._seen else self.guard.refuse(url)

    def queued(self, links: Iterable[QueuedLink], hub: QueuedLink | None = None) -> None:
        """Takes in links that are in the store, and notes from which page they came."""
        group = group_of(hub) if hub else None
        for link in links:
            self._waiting.add(link, group)

    def offer(self, url: str, score: float, why: str) -> None:
        """Queues an address that no link named, once."""
        link = QueuedLink(url=url, source=self.source.id, priority=score, depth=1, context=why)
        if site_of_url(url) in self.sites and url not in self._seen:
            fresh = self.news([link])
            self.frontier.add(fresh)
            self.queued(fresh)

    def learn(self, row: QueuedLink, found: set[int] | None) -> None:
        """Notes who appears on a page; None where it was not there, or could not be read."""
        new = self._memory.strangers(found or set(), self.source.id)
        if new or row.context != guesses.GUESS:
            self._dry = 0 if new else self._dry + (_ABSENT if found is None else 1)
        if row.url not in self.starts:
            self._waiting.learn(row, None if found is None else len(new))
        if found is not None:
            self._endings[guesses.ending_of(row.url)] += 1
            if new or row.context != guesses.GUESS:
                self._try_editions(row.url)

    def _try_editions(self, url: str) -> None:
        for edition in guesses.editions_beside(url):
            if self._editions < _EDITIONS:
                self._editions += edition not in self._seen
                self.offer(edition, guesses.EDITION_SCORE, guesses.GUESS)

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

    def failed(self, reason: str, row: QueuedLink) -> None:
        """Notes that a page was not fetched; gives the source up where its host is dead."""
        if not is_unreachable(reason) or row.context in {guesses.GUESS, SITEMAP}:
            return
        self._unreachable += 1
        hosts = {urlsplit(url).netloc for url in self.starts}
        if self._unreachable >= (_GIVE_UP if self._fetched or len(hosts) > 1 else 1):
            self.given_up = reason

    def take(self) -> QueuedLink | None:
        """Takes the next address, None where the source is finished."""
        while self.left > 0 and not self.given_up:
            found = self._waiting.best()
            if found is None and (self._waiting.left_out or not self._asked):
                self._load()
                continue
            link, expected = found or (None, 0.0)
            if expected < _FAINT and self._guess():
                self.queued([link] if link else [])
                continue
            self.settled = self._dry >= _PATIENCE and expected < _PROMISING
            if link is None or self.settled:
                return None
            self._seen.take(link.url)
            if self.frontier.start(link):
                return link
        return None

    def close(self) -> None:
        """Lets go of what waits, which is in the store: a run may have hundreds of sources."""
        self._waiting = Waiting(self._memory)

    def _guess(self) -> bool:
        """Tries the usual addresses, once, where a family of pages was not found by links."""
        if self._guessed or not self._endings or self._walls or self._unreachable:
            return False
        self._guessed = True
        missing = [family for family in guesses.families() if not self._waiting.yields.found(family)]
        home = max(self.starts, key=lambda url: shape_of(url).year)
        before = len(self._waiting)
        if not self.has_sitemap:
            self.offer(urljoin(home, "/sitemap.xml"), TRIED_SCORE, SITEMAP)
        for url in guesses.usual_pages(home, self._endings.most_common(1)[0][0], missing):
            self.offer(url, guesses.USUAL_SCORE, guesses.GUESS)
        return len(self._waiting) > before


def starts_of(source: Source) -> list[str]:
    """Gives the start addresses of a source as they are queued."""
    return [url for url in (normal_url(start) for start in source.urls) if url]
