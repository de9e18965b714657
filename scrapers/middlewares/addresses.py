"""No request to an address inside a network, unless the user named that host (also after redirects)."""

import asyncio
import socket
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response

from scrapers.network import is_inside
from scrapers.refusals import Refusal


class AddressMiddleware:
    """Looks a host up before the first request to it, and at the address that really answered."""

    def __init__(self, crawler: Crawler) -> None:
        """Takes the hosts that the user named from the settings."""
        self._named = frozenset(crawler.settings.getlist("NAMED_HOSTS"))
        self._timeout = crawler.settings.getfloat("DNS_TIMEOUT")
        self._inside: dict[str, asyncio.Task[bool]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Makes it as Scrapy asks."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuses a host inside a network."""
        host = urlsplit(request.url).hostname or ""
        # behind a proxy the names are looked up there
        if host in self._named or request.meta.get("proxy"):
            return
        if host not in self._inside:
            self._inside[host] = asyncio.create_task(self._look_up(host))
        if await self._inside[host]:
            raise _refusal(host)

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuses an answer that came from inside: a name may change its address between two look-ups."""
        host = urlsplit(request.url).hostname or ""
        address = response.ip_address
        if host in self._named or request.meta.get("proxy") or address is None:
            return response
        if is_inside(str(address)):
            raise _refusal(host)
        return response

    async def _look_up(self, host: str) -> bool:
        if is_inside(host):
            return True
        loop = asyncio.get_running_loop()
        try:
            found: list[Any] = await asyncio.wait_for(
                loop.getaddrinfo(host, None, type=socket.SOCK_STREAM), self._timeout
            )
        except (OSError, UnicodeError, TimeoutError) as error:
            raise CannotResolveHostError(host) from error
        return any(is_inside(entry[4][0]) for entry in found)


def _refusal(host: str) -> Refusal:
    return Refusal(f"{host} lies inside a private network; name it with --url to read it")
