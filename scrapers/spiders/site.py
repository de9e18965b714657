"""Any association or conference site: fetch a page, read it, store what it gave, follow the best link."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from sqlalchemy.exc import SQLAlchemyError
from twisted.python.failure import Failure

from scrapers.browser.filling import is_unfilled, with_filled
from scrapers.browser.rendering import Renderer
from scrapers.events import OnEvent, tell_page
from scrapers.frontier.line import Line
from scrapers.frontier.queue import SourceQueue
from scrapers.middlewares.meta import DECISION, ROW
from scrapers.middlewares.robots import robots_read
from scrapers.refusals import STOPPED, Refusal, is_unreachable, words_for
from scrapers.robots import Rules
from scrapers.store import PageRecord, QueuedLink, Store
from scrapers.store.clock import now
from scrapers.visits import Visit, Visitor

_LINE = "line"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the spider works with.

    Attributes:
        store: where everything goes.
        queue: where addresses come from.
        visitor: judges and reads answers.
        on_event: told about every page.
        on_end: told when a source is finished.
        browser: pages that a script fills are shown in one.
    """

    store: Store
    queue: SourceQueue
    visitor: Visitor
    on_event: OnEvent
    on_end: Callable[[Line], None]
    browser: bool = False


class SiteSpider(Spider):
    """One spider for all sources of a run; what it fetches next comes from the queue in the store."""

    name = "site"

    def __init__(self, parts: Parts, **arguments: Any) -> None:
        """Takes what it works with, and what Scrapy adds."""
        super().__init__(**arguments)
        self.store = parts.store
        self.queue = parts.queue
        self.failure: Exception | None = None
        self._parts = parts
        self._renderer: Renderer | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Yields nothing: the start addresses are in the queue already."""
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Makes it as Scrapy asks."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.listen(crawler)
        return spider

    def listen(self, crawler: Crawler) -> None:
        """Listens to what happens in the crawl, and gets the browser ready where one is asked for."""
        crawler.signals.connect(self.robots_read, signal=robots_read)
        if self._parts.browser:
            self._renderer = Renderer(crawler)
            crawler.signals.connect(self._renderer.close, signal=signals.spider_closed)

    def robots_read(self, origin: str, rules: Rules) -> None:
        """Queues the sitemaps of a host, named or at their usual place."""
        try:
            self.queue.offer_sitemaps(origin, rules.sitemaps)
        except SQLAlchemyError as error:
            self._give_up(error)

    def next_request(self) -> Request | None:
        """Gives the request for the best address of the source whose turn it is."""
        try:
            while (turn := self.queue.take()) is not None:
                line, row = turn
                if row is not None:
                    return self._request(line, row)
                self._parts.on_end(line)
        except SQLAlchemyError as error:
            self._give_up(error)
        return None

    def _give_up(self, error: Exception) -> None:
        """Fetches nothing more: the disk is full, or the file is gone."""
        self.failure = error
        self.queue.abandon()

    def _request(self, line: Line, row: QueuedLink) -> Request:
        validators = self.store.validators(line.source.project, row.url) if line.stored else {}
        return Request(
            row.url,
            callback=self.parse,
            errback=self.not_fetched,
            headers=validators,
            # `verbatim_url`: some servers tell %2F from a slash
            meta={ROW: row, _LINE: line, "verbatim_url": True},
            dont_filter=True,
        )

    def parse(self, response: Response) -> Any:
        """Stores what an answer gave, at once or after a browser has filled the page."""
        assert response.request is not None
        row, line = _whose(response.request)
        if response.status == 304:
            self._finish(line, lambda: self.store.confirm(line.source.project, row.url))
            line.fetched()
            return None
        visit = self._parts.visitor.visit(response, row, line)
        if self._renderer is not None and is_unfilled(visit, row):
            return self._fill(self._renderer, response, row, visit)
        return self._take_in(visit, row, line)

    async def _fill(self, renderer: Renderer, response: Response, row: QueuedLink, shell: Visit) -> None:
        assert response.request is not None
        _, line = _whose(response.request)
        filled = await renderer.render(response)
        if self.crawler.engine is None or not self.crawler.engine.running:
            self._finish(line, lambda: line.frontier.put_back(row.url))
            return
        visit = None if filled is None else self._parts.visitor.visit(filled, row, line)
        self._take_in(with_filled(shell, visit), row, line)

    def _take_in(self, visit: Visit, row: QueuedLink, line: Line) -> None:
        line.fetched()
        line.judged(visit.record.outcome)
        line.learn(row, visit.appearances)
        self._finish(line, lambda: self._save(line, visit, row))
        tell_page(self._parts.on_event, visit.record, len(visit.mentions or ()))

    def not_fetched(self, failure: Failure) -> None:
        """Stores why no answer came."""
        request: Request = failure.request  # type: ignore[attr-defined]
        row, line = _whose(request)
        error = failure.value or RuntimeError()
        if isinstance(error, Refusal) and error.reason == STOPPED:
            self._finish(line, lambda: line.frontier.put_back(row.url))
            return
        reason = words_for(error, request.url)
        line.failed(reason, row)
        line.learn(row, None)
        refused = error if isinstance(error, Refusal) else None
        record = PageRecord(
            project=line.source.project,
            source=line.source.id,
            url=row.url,
            final_url=request.url,
            outcome=reason,
            robots=(refused.robots if refused else "") or str(request.meta.get(DECISION, "")),
            anchor=row.anchor,
            fetched_at=now(),
            again=is_unreachable(reason) or (refused is not None and refused.again),
        )
        self._finish(line, lambda: self.store.save_page(record))
        tell_page(self._parts.on_event, record, 0)

    def _save(self, line: Line, visit: Visit, row: QueuedLink) -> None:
        self.store.save_page(visit.record, visit.body, visit.mentions, visit.links)
        line.queued(visit.links, row)

    def _finish(self, line: Line, save: Any) -> None:
        try:
            save()
        except SQLAlchemyError as error:
            self._give_up(error)
        else:
            self.queue.release(line.source.id)


def _whose(request: Request) -> tuple[QueuedLink, Line]:
    return request.meta[ROW], request.meta[_LINE]
