"""One request at a time per host also where several processes crawl: whoever asks a host holds its file."""

import hashlib
import sys
import time
from pathlib import Path
from typing import IO, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from scrapers.middlewares.meta import ROBOTS_FILE
from scrapers.middlewares.waiting import wait
from scrapers.refusals import STOPPED, Refusal
from scrapers.robots import rules_of

if sys.platform != "win32":
    import fcntl

_LEASE = "lease"
_STEP = 0.02


class LeaseMiddleware:
    """Stands next to the network. A file holds the moment from which its host may be asked again."""

    def __init__(self, crawler: Crawler, folder: Path) -> None:
        """Takes the folder of the files."""
        self._crawler = crawler
        self._folder = folder
        self._longest = crawler.settings.getfloat("CRAWL_DELAY_LIMIT")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes it as Scrapy asks."""
        folder = crawler.settings.get("LEASES")
        if not folder or sys.platform == "win32":
            raise NotConfigured
        return cls(crawler, Path(folder))

    async def process_request(self, request: Request) -> None:
        """Waits until no other process asks the host, and its pause is over."""
        name = hashlib.sha256(urlsplit(request.url).netloc.encode()).hexdigest()[:32]
        file = (self._folder / name).open("a+")
        try:
            while not _held(file):
                await self._wait(_STEP)
            file.seek(0)
            await self._wait(float(file.read() or 0) - time.time())
        except BaseException:
            file.close()
            raise
        request.meta[_LEASE] = file

    async def _wait(self, seconds: float) -> None:
        if seconds > 0 and not await wait(self._crawler, seconds):
            raise Refusal(STOPPED, again=True)

    def process_response(self, request: Request, response: Response) -> Response:
        """Lets go of the host; the delay that its robots.txt asks for holds from that answer on."""
        asked = 0.0
        if request.meta.get(ROBOTS_FILE):
            asked = min(rules_of(response.status, response.body).delay, self._longest)
        self._release(request, asked)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's
        """Lets go of the host."""
        self._release(request)

    def _release(self, request: Request, asked: float = 0.0) -> None:
        file: IO[str] | None = request.meta.pop(_LEASE, None)
        if file is None:
            return
        assert self._crawler.engine is not None
        slot = self._crawler.engine.downloader.slots.get(urlsplit(request.url).netloc)
        file.truncate(0)
        file.write(str(time.time() + max(asked, slot.delay if slot else 0.0)))
        file.close()


def _held(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
