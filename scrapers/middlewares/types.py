"""Stops the download of what is no page as soon as its header says so."""

import re
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers

from scrapers.frontier.sitemaps import SITEMAP
from scrapers.middlewares.meta import row_of

_NO_PAGE = re.compile(
    rb"\s*(?:image|audio|video|font)/|\s*application/(?:zip|gzip|x-\w*(?:zip|compressed|tar|rar)|octet-stream-video"
    rb"|vnd\.(?:ms-|openxmlformats|oasis|android|apple)|msword|x-msdownload|java-archive|epub)|\s*text/(?:css|calendar)",
    re.I,
)


class TypeFilter:
    """Listens to the headers of every answer."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes it as Scrapy asks."""
        listener = cls()
        crawler.signals.connect(listener.headers_received, signal=signals.headers_received)
        return listener

    def headers_received(self, headers: Headers, request: Request) -> None:
        """Stops; the answer then reaches the spider without a body. A sitemap may be packed."""
        row = row_of(request)
        if row is not None and row.context == SITEMAP:
            return
        if _NO_PAGE.match(headers.get(b"Content-Type") or b""):
            raise StopDownload(fail=False)
