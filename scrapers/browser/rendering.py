"""One page in the browser: opened, left to its scripts until they rest, and taken as it stands then."""

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response

from scrapers.browser.answering import Answering, Scripts
from scrapers.browser.chromium import launch

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Playwright

_SECONDS = 90.0  # of one page in all; its scripts come a second apart
_OPENING = 20.0
_TAKING = 10.0
_RESTING = 0.5
_STEP = 0.1
_AT_ONCE = 2


class Renderer:
    """A browser for one crawl, started with the first page that needs it."""

    def __init__(self, crawler: Crawler) -> None:
        """Starts nothing yet."""
        self._crawler = crawler
        self._scripts = Scripts()
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._starting = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    async def render(self, response: Response) -> Response | None:
        """Gives a page as its scripts filled it, None where the browser could not show it."""
        from playwright.async_api import Error  # noqa: PLC0415 - an extra

        async with self._turn:
            try:
                text = await self._filled(response, await self._opened())
            except (Error, TimeoutError, OSError):  # crashed, hung, or not to be started
                await self._end_browser()
                return None
        headers: dict[bytes, Any] = {b"Content-Type": b"text/html; charset=utf-8"}
        if asks := response.headers.getlist(b"X-Robots-Tag"):
            headers[b"X-Robots-Tag"] = asks
        body = text.encode("utf-8", "replace")
        return HtmlResponse(
            response.url, headers=headers, body=body, encoding="utf-8", request=response.request
        )

    async def close(self) -> None:
        """Ends all."""
        await self._end_browser()
        if self._playwright is not None:
            await _quietly(self._playwright.stop())

    async def _end_browser(self) -> None:
        browser, self._browser = self._browser, None
        if browser is not None:
            await _quietly(browser.close())

    async def _opened(self) -> "Browser":
        from playwright.async_api import async_playwright  # noqa: PLC0415 - an extra

        async with self._starting:
            if self._playwright is None:
                self._playwright = await async_playwright().start()
            if self._browser is None or not self._browser.is_connected():
                self._browser = await asyncio.wait_for(launch(self._playwright), _OPENING)
            return self._browser

    async def _filled(self, response: Response, browser: "Browser") -> str:
        assert response.request is not None
        agent = response.request.headers.get(b"User-Agent") or b""
        context = await browser.new_context(
            user_agent=agent.decode("latin-1"), service_workers="block", accept_downloads=False
        )
        try:
            answering = Answering(self._crawler, response, self._scripts)
            await context.route("**/*", answering.answer)
            await context.route_web_socket("**/*", lambda socket: socket.close())
            page = await context.new_page()
            context.on("page", lambda other: asyncio.ensure_future(_quietly(other.close())))
            await page.goto(response.url, wait_until="commit", timeout=_OPENING * 1000)
            await self._rest(page, answering)
            return await asyncio.wait_for(page.content(), _TAKING)
        finally:
            await _quietly(context.close())

    async def _rest(self, page: "Page", answering: Answering) -> None:
        """Waits until the scripts of a page ask for nothing more, or the time is up."""
        end, quiet_since = monotonic() + _SECONDS, monotonic()
        while monotonic() < end and self._crawler.engine is not None and self._crawler.engine.running:
            await asyncio.sleep(_STEP)
            if answering.open:
                quiet_since = monotonic()
            elif monotonic() - quiet_since >= _RESTING:
                break
        await page.wait_for_load_state("domcontentloaded", timeout=_TAKING * 1000)


async def _quietly(ending: Any) -> None:
    """Ends what may have ended by itself."""
    try:
        await asyncio.wait_for(ending, _TAKING)
    except Exception:  # whatever keeps it from ending: it is not needed any more
        return
