"""Tries again with growing pauses, keeps Retry-After, and gives a dead host up at once."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response

from scrapers.middlewares.waiting import wait
from scrapers.refusals import STOPPED, Refusal

_NETWORK = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    OSError,
)
_TIMES = "retry_times"


class RetryMiddleware:
    """A pause at one request is a pause for its host."""

    def __init__(self, crawler: Crawler) -> None:
        """Reads how often and how long from the settings."""
        self._crawler = crawler
        self._times = crawler.settings.getint("RETRY_TIMES")
        self._codes = {int(code) for code in crawler.settings.getlist("RETRY_HTTP_CODES")}
        self._pause = crawler.settings.getfloat("RETRY_PAUSE")
        self._limit = crawler.settings.getfloat("RETRY_AFTER_LIMIT")
        self._alive: set[str] = set()
        self._closed_until: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes it as Scrapy asks."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Waits while the host asked for a pause."""
        host = urlsplit(request.url).netloc
        left = self._closed_until.get(host, 0.0) - monotonic()
        if left > 0 and not await wait(self._crawler, left):
            raise Refusal(STOPPED, again=True)

    async def process_response(self, request: Request, response: Response) -> Response | Request:
        """Asks again after a pause where the server is overloaded or broken."""
        host = urlsplit(request.url).netloc
        self._alive.add(host)
        if response.status not in self._codes:
            return response
        asked = retry_after(response.headers.get(b"Retry-After") or b"")
        if asked > self._limit:
            raise Refusal(f"{host} asks to wait for {asked:.0f} s (HTTP {response.status})", again=True)
        again = self._again(request)
        if again is None:
            return response
        pause = max(asked, self._growing(again))
        self._closed_until[host] = monotonic() + pause
        return again if await wait(self._crawler, pause) else response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Asks again where a host that did answer breaks off; one that never answered is given up."""
        if not isinstance(exception, _NETWORK) or urlsplit(request.url).netloc not in self._alive:
            return None
        again = self._again(request)
        if again is None or not await wait(self._crawler, self._growing(again)):
            return None
        return again

    def _again(self, request: Request) -> Request | None:
        times = int(request.meta.get(_TIMES, 0)) + 1
        if times > self._times:
            return None
        again: Request = request.copy()
        again.meta[_TIMES] = times
        return again

    def _growing(self, request: Request) -> float:
        return self._pause * 2.0 ** (int(request.meta[_TIMES]) - 1)


def retry_after(header: bytes) -> float:
    """Gives the seconds that a Retry-After header asks for, whichever of its two forms it has."""
    text = header.decode("latin-1").strip()
    if text.isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
