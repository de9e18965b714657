"""Sends every request, robots.txt included, through the proxy of the run: the server of the sample web."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured


class ProxyMiddleware:
    """Without a proxy of the run, Scrapy's own middleware takes that of the environment."""

    def __init__(self, proxy: str) -> None:
        """Keeps the address of the proxy."""
        self._proxy = proxy

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes it as Scrapy asks."""
        proxy = crawler.settings.get("RUN_PROXY")
        if not proxy:
            raise NotConfigured
        return cls(proxy)

    def process_request(self, request: Request) -> None:
        """Sets the proxy."""
        request.meta["proxy"] = self._proxy
