"""What a crawl or a reading tells while it goes on, for progress on the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from scrapers.sources import SourceReport
from scrapers.store.records import PageRecord


class Happening(StrEnum):
    """What an event is about."""

    START = "start"
    PAGE = "page"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened: the start, a page (once each), the end of a source (once each).

    Attributes:
        source: id of the source; empty where the event is about all.
        outcome: how the page ended, in words.
        mentions: how many the page gave.
        total: how many pages there are to read, at the start, where that is known.
        report: how the source ended, with the last event of a source.
    """

    happening: Happening
    source: str = ""
    url: str = ""
    outcome: str = ""
    mentions: int = 0
    total: int = 0
    report: SourceReport | None = None


OnEvent = Callable[[Event], None]


def ignore(_event: Event) -> None:
    """Listens to nothing."""


def tell_page(on_event: OnEvent, record: PageRecord, mentions: int) -> None:
    """Tells that a page is done, and how many mentions it gave."""
    on_event(
        Event(
            happening=Happening.PAGE,
            source=record.source,
            url=record.url,
            outcome=record.outcome,
            mentions=mentions,
        )
    )
