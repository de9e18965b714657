"""The requests of a page in the browser, answered by the crawl: its permission, its pace, its limits."""

from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from data import load_words
from scrapers.frontier.urls import site_of_url

if TYPE_CHECKING:
    from playwright.async_api import Request as Wanted
    from playwright.async_api import Route

MOST = 60  # requests of one page
_MOST_BYTES = 30_000_000
_WANTED = frozenset({"script", "fetch", "xhr"})
_HIDDEN = ("cookie", "authorization", "referer")
_MOST_KEPT = 40_000_000


@lru_cache(maxsize=1)
def _trackers() -> frozenset[str]:
    return frozenset(load_words("trackers.yaml"))


class Part(NamedTuple):
    """What a script or a data address answered."""

    status: int
    kind: str
    body: bytes


class Scripts:
    """Scripts that came already, so that each is asked for once a crawl and not once a page."""

    def __init__(self) -> None:
        """Starts empty."""
        self._kept: OrderedDict[str, Part] = OrderedDict()
        self._size = 0

    def get(self, url: str) -> Part | None:
        """Gives a script, None where it did not come yet."""
        return self._kept.get(url)

    def keep(self, url: str, part: Part) -> None:
        """Keeps a script; the oldest ones go."""
        if url in self._kept or len(part.body) > _MOST_KEPT // 4:
            return
        self._kept[url] = part
        self._size += len(part.body)
        while self._size > _MOST_KEPT:
            self._size -= len(self._kept.popitem(last=False)[1].body)


class Answering:
    """Answers what one page asks for.

    Attributes:
        open: how many requests are under way.
    """

    def __init__(self, crawler: Crawler, page: Response, scripts: Scripts) -> None:
        """Takes the page as it came over the wire: it is not asked for again."""
        self.open = 0
        self._crawler = crawler
        self._page = page
        self._scripts = scripts
        self._shown = False
        self._count = 0
        self._bytes = 0

    async def answer(self, route: "Route") -> None:
        """Answers one request, or refuses it."""
        from playwright.async_api import Error  # noqa: PLC0415 - an extra

        self.open += 1
        try:
            await self._answer(route)
        except Error:  # the page is closed already
            return
        finally:
            self.open -= 1

    async def _answer(self, route: "Route") -> None:
        wanted = route.request
        if wanted.is_navigation_request():
            await self._navigate(route)
        elif wanted.resource_type == "stylesheet":  # some pages wait for theirs before they go on
            await route.fulfill(status=200, content_type="text/css", body="")
        elif part := await self._part(wanted):
            await route.fulfill(status=part.status, headers=_headers(part, wanted), body=part.body)
        else:
            await route.abort()

    async def _navigate(self, route: "Route") -> None:
        """Shows the page; its frames are read as pages of their own, and where it leads to as a link."""
        if self._shown:
            await route.abort()
            return
        self._shown = True
        kind = (self._page.headers.get(b"Content-Type") or b"text/html").decode("latin-1")
        await route.fulfill(status=200, headers={"Content-Type": kind}, body=self._page.body)

    async def _part(self, wanted: "Wanted") -> Part | None:
        if wanted.resource_type not in _WANTED or wanted.method != "GET":
            return None
        if kept := self._scripts.get(wanted.url):
            return kept
        if not wanted.url.startswith(("http://", "https://")) or site_of_url(wanted.url) in _trackers():
            return None
        self._count += 1
        if self._count > MOST or self._bytes > _MOST_BYTES:
            return None
        part = await self._ask(wanted)
        if part is not None:
            self._bytes += len(part.body)
            if wanted.resource_type == "script" and part.status == 200:
                self._scripts.keep(wanted.url, part)
        return part

    async def _ask(self, wanted: "Wanted") -> Part | None:
        engine = self._crawler.engine
        if engine is None or not engine.running:
            return None
        asked = {name: value for name, value in wanted.headers.items() if _is_own(name)}
        request = Request(wanted.url, headers=asked, callback=NO_CALLBACK, meta={"verbatim_url": True})
        try:
            response = await engine.download_async(request)
        except Exception:  # forbidden, not there, inside a network: the page goes without
            return None
        kind = (response.headers.get(b"Content-Type") or b"").decode("latin-1")
        return Part(response.status, kind, response.body)


def _is_own(name: str) -> bool:
    """Says whether a header is of the page's own making; who we are is said by the crawl."""
    return name not in _HIDDEN and (name == "accept" or name.startswith("x-"))


def _headers(part: Part, wanted: "Wanted") -> dict[str, str]:
    origin = wanted.headers.get("origin", "*")
    allowed = {"Access-Control-Allow-Origin": origin}
    if origin != "*":
        allowed["Access-Control-Allow-Credentials"] = "true"
    return {"Content-Type": part.kind} | allowed
