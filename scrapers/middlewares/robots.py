"""Asks robots.txt before every request, redirects included, and takes a server error for a no (RFC 9309)."""

import asyncio
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from scrapers.middlewares.meta import DECISION, ROBOTS_FILE
from scrapers.refusals import ROBOTS_FORBIDS, ROBOTS_SLOW, ROBOTS_UNREADABLE, Refusal, words_for
from scrapers.robots import ALLOWED, DISALLOWED, TOO_SLOW, UNAVAILABLE, Rules, rules_of


class RobotsMiddleware:
    """One robots.txt per scheme, host and port, fetched once a crawl."""

    def __init__(self, crawler: Crawler) -> None:
        """Starts with no rules known."""
        self._crawler = crawler
        self._longest = crawler.settings.getfloat("CRAWL_DELAY_LIMIT")
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes it as Scrapy asks."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Lets a request pass, or refuses it with the reason."""
        if request.meta.get(ROBOTS_FILE):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._ask(origin))
        rules = await self._rules[origin]
        decision = rules.decide(request.url)
        request.meta[DECISION] = decision
        if decision == DISALLOWED:
            raise Refusal(f"{ROBOTS_FORBIDS} {parts.path}", robots=decision)
        if decision == UNAVAILABLE:
            raise Refusal(_why(rules.problem, parts.netloc), robots=decision, again=True)
        assert decision == ALLOWED
        if rules.delay > self._longest:
            reason = f"{ROBOTS_SLOW} {rules.delay:g} s between pages on {parts.netloc}"
            raise Refusal(f"{reason}, more than the limit of {self._longest:g} s", robots=TOO_SLOW)

    async def _ask(self, origin: str) -> Rules:
        assert self._crawler.engine is not None
        url = f"{origin}/robots.txt"
        request = Request(url, callback=NO_CALLBACK, meta={ROBOTS_FILE: True}, priority=1000)
        try:
            response = await self._crawler.engine.download_async(request)
        except IgnoreRequest as error:
            # more redirects than RFC 9309 asks to follow count as an absent file
            return Rules() if "redirect" in str(error) else Rules(problem=words_for(error, url))
        except Exception as error:  # whatever the network does: no permission
            return Rules(problem=words_for(error, url))
        rules = rules_of(response.status, response.body)
        self._crawler.signals.send_catch_log(robots_read, origin=origin, rules=rules)
        return rules


def _why(problem: str, host: str) -> str:
    """A status is said to be that of robots.txt; what keeps us from the host at all stands for itself."""
    if not problem.startswith("HTTP"):
        return problem
    return f"{ROBOTS_UNREADABLE} on {host} ({problem}), so nothing is fetched"


robots_read = object()
