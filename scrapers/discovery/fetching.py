"""Asks for data politely: by the same robots.txt, pace, retries and guards as every crawl."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from twisted.python.failure import Failure

from scrapers.blocks import blocked
from scrapers.crawl import CrawlOptions, settings_for
from scrapers.refusals import BLOCKED, words_for
from scrapers.sources import Source
from scrapers.stopping import quiet, stoppable


@dataclass(frozen=True, slots=True)
class Ask:
    """One address to ask for, with headers that it needs."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        problem: why there is nothing to read, in words for the user; empty where there is.
    """

    url: str
    status: int | None = None
    body: bytes = b""
    content_type: str = ""
    problem: str = ""


class AskSpider(Spider):
    """Asks for a handful of addresses and follows nothing."""

    name = "ask"

    def __init__(self, asks: Sequence[Ask], answers: dict[str, Answer], **arguments: Any) -> None:
        """Takes what to ask for, and where the answers go."""
        super().__init__(**arguments)
        self._asks = asks
        self._answers = answers

    async def start(self) -> AsyncIterator[Any]:
        """Yields all requests; how fast they go out is the matter of the middlewares."""
        for ask in self._asks:
            meta = {"asked": ask.url, "verbatim_url": True}
            yield Request(
                ask.url,
                headers=ask.headers,
                callback=self.parse,
                errback=self.failed,
                meta=meta,
                dont_filter=True,
            )

    def parse(self, response: Response) -> None:
        """Keeps an answer."""
        asked = str(response.meta["asked"])
        wall = blocked(response)
        problem = f"{BLOCKED} ({wall})" if wall else ""
        if not problem and not 200 <= response.status < 300:
            problem = f"HTTP {response.status}"
        kind = (response.headers.get(b"Content-Type") or b"").decode("latin-1")
        self._answers[asked] = Answer(response.url, response.status, response.body, kind, problem)

    def failed(self, failure: Failure) -> None:
        """Keeps why no answer came."""
        request: Request = failure.request  # type: ignore[attr-defined]
        reason = words_for(failure.value or RuntimeError(), request.url)
        self._answers[str(request.meta["asked"])] = Answer(request.url, problem=reason)


def fetch(asks: Sequence[Ask], options: CrawlOptions, named: Sequence[str] = ()) -> list[Answer]:
    """Asks for addresses, one at a time per host.

    Args:
        asks: what to ask for.
        options: contact, pace and pauses of every crawl.
        named: addresses whose hosts may lie inside a network, because the user or the catalogue named them.

    Raises:
        KeyboardInterrupt: the user stopped it.
    """
    if not asks:
        return []
    answers: dict[str, Answer] = {}
    settings = settings_for([Source("discovery", "discovery", tuple(named), "discovery")], options)
    settings.set("SCHEDULER", "scrapy.core.scheduler.Scheduler", priority="cmdline")
    with quiet():
        process = AsyncCrawlerProcess(settings)
        crawler = process.create_crawler(AskSpider)
        task = process.crawl(crawler, asks, answers)
        with stoppable(crawler) as stop:
            process.start(install_signal_handlers=False)
    if error := task.exception():
        raise error
    if stop.asked:
        raise KeyboardInterrupt
    return [answers.get(ask.url, Answer(ask.url, problem="was not asked for")) for ask in asks]
