"""Scrapy's scheduler over the queue in the store."""

from collections import deque

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler

from scrapers.spiders.site import SiteSpider


class FrontierScheduler(BaseScheduler):
    """New pages come from the store; retries and redirects of a page under way wait in memory."""

    def __init__(self) -> None:
        """Starts empty."""
        self._under_way: deque[Request] = deque()
        self._spider: SiteSpider | None = None

    def open(self, spider: Spider) -> None:
        """Takes the queue of the spider."""
        assert isinstance(spider, SiteSpider)
        self._spider = spider

    def has_pending_requests(self) -> bool:
        """Says whether there is anything left to fetch."""
        return bool(self._under_way) or (self._spider is not None and self._spider.queue.pending())

    def enqueue_request(self, request: Request) -> bool:
        """Keeps a retry or a redirect; its row of the frontier stays active meanwhile."""
        self._under_way.append(request)
        return True

    def next_request(self) -> Request | None:
        """Gives the next request."""
        if self._under_way:
            return self._under_way.popleft()
        return self._spider.next_request() if self._spider else None
