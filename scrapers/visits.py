"""One answer of a server becomes a visit: what is stored of the page, and where to go from it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from scrapy.http import Response

from analysis.roles import family_of
from scrapers.blocks import blocked
from scrapers.extract.document import Page
from scrapers.extract.reading import Outcome, Reading
from scrapers.forgetting import EVERY, forget_texts
from scrapers.frontier.line import Line
from scrapers.frontier.onward import listed, onward
from scrapers.frontier.sitemaps import SITEMAP, read_sitemap
from scrapers.frontier.urls import normal_url, site_of_url
from scrapers.items import Mention
from scrapers.middlewares.meta import DECISION
from scrapers.refusals import BLOCKED
from scrapers.robots import wishes_of
from scrapers.sources import Source
from scrapers.store import PageRecord, QueuedLink, Store
from scrapers.store.clock import now

Reader = Callable[[Page], Reading]
NOT_FOUND = "not found"
SAME_PAGE = "same page as another address"


@dataclass(slots=True)
class Visit:
    """What is stored of one page.

    Attributes:
        mentions: None where the page was not read.
    """

    record: PageRecord
    body: bytes | None = None
    mentions: list[Mention] | None = None
    links: list[QueuedLink] = field(default_factory=list)

    @property
    def appearances(self) -> set[int] | None:
        """Who appears on the page, in which edition and role family; None where it was not read."""
        if self.mentions is None:
            return None
        return {hash((mention.name, mention.year, family_of(mention.role))) for mention in self.mentions}


def read_safely(reader: Reader, page: Page) -> Reading:
    """Reads a page; a reader that fails is an outcome of that page, and no end of the crawl."""
    try:
        return reader(page)
    except Exception as error:  # pages of strangers find every gap
        return Reading(Outcome.BROKEN, detail=f"{Outcome.BROKEN}: {type(error).__name__}")


def credited(found: list[Mention], source: Source, fetched_at: str) -> list[Mention]:
    """Fills in what only the crawl knows: source, industry, time."""
    return [
        replace(mention, source=source.id, industry=source.project, fetched_at=fetched_at)
        for mention in found
    ]


class Visitor:
    """Turns answers into visits."""

    def __init__(self, store: Store, reader: Reader, *, follow_noindex: bool = True) -> None:
        """Takes the reader of pages."""
        self._store = store
        self._reader = reader
        self._follow_noindex = follow_noindex
        self._redirected: dict[str, set[str]] = {}
        self._visits = 0

    def visit(self, response: Response, row: QueuedLink, line: Line) -> Visit:
        """Judges an answer, and reads it where it is a page; whatever it holds, the crawl goes on."""
        self._visits += 1
        if self._visits % EVERY == 0:
            forget_texts()
        record = _record(response, row, line.source)
        try:
            return self._visit(response, record, row, line)
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            return Visit(replace(record, outcome=f"{Outcome.BROKEN}: {type(error).__name__}"))

    def _visit(self, response: Response, record: PageRecord, row: QueuedLink, line: Line) -> Visit:
        if problem := _problem(response):
            again = response.status >= 500 or response.status == 429
            return Visit(replace(record, outcome=problem, again=again))
        if not row.depth:
            line.sites.add(site_of_url(record.final_url))  # a start address that has moved
        if same := self._same(record):
            return Visit(replace(record, outcome=SAME_PAGE, detail=f"{SAME_PAGE}: {same}"))
        if row.context == SITEMAP:
            return _sitemap(response, record, row, line)
        return self._read(response, record, row, line)

    def _same(self, record: PageRecord) -> str:
        """Gives another address under which a page is stored: one of the two is redirected to the other."""
        if record.project not in self._redirected:
            self._redirected[record.project] = self._store.redirected(record.project)
        known = self._redirected[record.project]
        if record.final_url == record.url and record.final_url not in known:
            return ""
        known.add(record.final_url)
        same = self._store.stored_as(record.project, record.final_url)
        return same if same != record.url else ""

    def _read(self, response: Response, record: PageRecord, row: QueuedLink, line: Line) -> Visit:
        wishes = wishes_of(response.headers.getlist(b"X-Robots-Tag"), response.body)
        if wishes.noindex and not self._follow_noindex:
            return Visit(replace(record, outcome=Outcome.NOINDEX.value), None, [])
        page = Page(record.final_url, response.body, record.content_type, record.fetched_at, row.anchor)
        reading = read_safely(self._reader, page)
        links = [] if wishes.nofollow else line.news(onward(reading, record.final_url, row, line))
        if wishes.noindex:
            return Visit(replace(record, outcome=Outcome.NOINDEX.value), None, [], links)
        record = replace(
            record, outcome=reading.outcome.value, detail=reading.detail, title=reading.title[:300]
        )
        if reading.outcome is Outcome.NEEDS_JAVASCRIPT:  # a browser will want it whole
            record = replace(record, etag="", last_modified="")
        return Visit(record, response.body, credited(reading.mentions, line.source, record.fetched_at), links)


def _sitemap(response: Response, record: PageRecord, row: QueuedLink, line: Line) -> Visit:
    found = read_sitemap(response.body, record.final_url)
    record = replace(record, outcome=SITEMAP, detail=f"{SITEMAP} with {len(found.pages)} promising addresses")
    return Visit(record, links=line.news(listed(found, row, line)))


def _record(response: Response, row: QueuedLink, source: Source) -> PageRecord:
    def header(name: bytes) -> str:
        return (response.headers.get(name) or b"").decode("latin-1")[:300]

    decision = response.request.meta.get(DECISION, "") if response.request else ""
    return PageRecord(
        project=source.project,
        source=source.id,
        url=row.url,
        final_url=normal_url(response.url),
        status=response.status,
        robots=str(decision),
        content_type=header(b"Content-Type"),
        anchor=row.anchor,
        fetched_at=now(),
        etag=header(b"ETag"),
        last_modified=header(b"Last-Modified"),
    )


def _problem(response: Response) -> str:
    if why := blocked(response):
        return f"{BLOCKED} ({why})"
    if response.status in {404, 410}:
        return f"{NOT_FOUND} (HTTP {response.status})"
    if response.status >= 500:
        return f"server error (HTTP {response.status})"
    if not 200 <= response.status < 300:
        return f"no page (HTTP {response.status})"
    return ""
