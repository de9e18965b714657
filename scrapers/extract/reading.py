"""What reading one page gives: mentions, links, data to ask for, and a reason where there is nothing."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from scrapers.items import Mention


class Outcome(StrEnum):
    """How the reading of a page ended, in words for the user."""

    READ = "read"
    NOTHING = "nothing recognised"
    EMPTY = "empty page"
    BINARY = "not a page of text"
    TOO_LARGE = "too large"
    NEEDS_JAVASCRIPT = "needs JavaScript"
    NEEDS_OCR = "needs OCR"
    ENCRYPTED = "encrypted PDF"
    BROKEN = "could not be read"
    UNEXPECTED_SHAPE = "shape not as expected"
    TOO_SLOW = "took too long"
    NOINDEX = "asks not to be indexed"


class Link(NamedTuple):
    """A link on a page: absolute address, its words, and the heading or list it stands under."""

    url: str
    text: str = ""
    context: str = ""


@dataclass(slots=True)
class Reading:
    """The result of one page.

    Attributes:
        endpoints: public data addresses that the page's own scripts ask for, on any host.
    """

    outcome: Outcome
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    endpoints: list[str] = field(default_factory=list)
    title: str = ""
    detail: str = ""
