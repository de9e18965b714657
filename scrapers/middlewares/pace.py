"""The pace at each host: one request at a time, a second apart, or as its Crawl-delay says."""

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from scrapers.middlewares.robots import robots_read
from scrapers.network import is_loopback
from scrapers.robots import Rules


class PaceMiddleware:
    """Sets the delay of a host's slot before its first request, and again once robots.txt is read."""

    def __init__(self, crawler: Crawler) -> None:
        """Reads the floor of the delay from the settings."""
        self._crawler = crawler
        self._floor = crawler.settings.getfloat("DOWNLOAD_DELAY")
        crawler.signals.connect(self._robots_read, signal=robots_read)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes it as Scrapy asks."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Puts a request into the slot of its host; a redirect may have led to another one."""
        host = urlsplit(request.url).netloc
        request.meta["download_slot"] = host
        if host not in self._slots():
            self._set(host, 0.0)

    def _slots(self) -> dict[str, dict[str, float]]:
        assert self._crawler.engine is not None
        return self._crawler.engine.downloader.per_slot_settings

    def _robots_read(self, origin: str, rules: Rules) -> None:
        self._set(urlsplit(origin).netloc, rules.delay)

    def _set(self, host: str, asked: float) -> None:
        floor = 0.0 if is_loopback(host) else self._floor
        earlier = self._slots().get(host, {}).get("delay", 0.0)
        delay = max(floor, asked, earlier)
        self._slots()[host] = {"concurrency": 1, "delay": delay, "jitter": 0.0}
        assert self._crawler.engine is not None
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is not None:
            slot.delay = delay
