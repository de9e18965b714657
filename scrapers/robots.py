"""What a site asks of robots: robots.txt by RFC 9309, the meta tag and the X-Robots-Tag header."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from protego import Protego

AGENT = "mentorscout"
ALLOWED, DISALLOWED, UNAVAILABLE = "allowed", "disallowed", "unavailable"
TOO_SLOW = "asks for long pauses"

_SIZE_LIMIT = 512_000  # RFC 9309, 2.5: at least 500 KiB are read
_MOST_SITEMAPS = 5
_META = re.compile(rb"<meta\b[^>]{0,500}>", re.I)
_NAME = re.compile(rb"\bname\s*=\s*[\"']?\s*(robots|mentorscout)\b", re.I)
_CONTENT = re.compile(rb"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_HEAD = 60_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What robots.txt of one host says to us.

    Attributes:
        parser: None where there are no rules: everything is allowed, or nothing.
        delay: seconds between requests that it asks for, 0 where it asks for none.
        sitemaps: addresses that it names.
        problem: why it could not be read, empty where it could; then nothing is allowed.
    """

    parser: Protego | None = None
    delay: float = 0.0
    problem: str = ""
    sitemaps: tuple[str, ...] = ()

    def decide(self, url: str) -> str:
        """Gives the decision for an address."""
        if self.problem:
            return UNAVAILABLE
        if self.parser is None or self.parser.can_fetch(url, AGENT):
            return ALLOWED
        return DISALLOWED


def rules_of(status: int, body: bytes) -> Rules:
    """Gives the rules of an answer: a server error means no, an absent file means yes."""
    if status >= 500 or status == 429:
        return Rules(problem=f"HTTP {status}")
    if not 200 <= status < 300:
        return Rules()
    parser = Protego.parse(body[:_SIZE_LIMIT].decode("utf-8", "replace"))
    delay = parser.crawl_delay(AGENT) or 0.0
    rate = parser.request_rate(AGENT)
    if rate is not None and rate.requests:
        delay = max(delay, rate.seconds / rate.requests)
    return Rules(parser, delay, sitemaps=tuple(islice(parser.sitemaps, _MOST_SITEMAPS)))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a page itself asks: not to be kept, its links not to be followed."""

    noindex: bool = False
    nofollow: bool = False


def wishes_of(headers: Iterable[bytes], body: bytes) -> Wishes:
    """Reads the X-Robots-Tag headers and the robots meta tags of a page."""
    asked: set[str] = set()
    for header in headers:
        asked |= _header_words(header.decode("latin-1").lower())
    for tag in _META.findall(body[:_HEAD]):
        content = _CONTENT.search(tag)
        if _NAME.search(tag) and content:
            asked |= _words(b"".join(content.groups(b"")).decode("latin-1").lower())
    none = "none" in asked
    return Wishes("noindex" in asked or none, "nofollow" in asked or none)


def _words(text: str) -> set[str]:
    return {word.strip() for word in text.split(",")}


def _header_words(header: str) -> set[str]:
    agent, colon, rest = header.partition(":")
    # `unavailable_after: date` has a colon too, and is no name of a robot
    if not colon or "," in agent or agent.strip() == "unavailable_after":
        return _words(header)
    return _words(rest) if agent.strip() == AGENT else set()
