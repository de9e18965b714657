"""How to crawl."""

from dataclasses import dataclass

from scrapers.events import OnEvent, ignore
from scrapers.extract import read_page
from scrapers.visits import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """How to crawl.

    Attributes:
        max_pages: page budget of each source.
        contact: web or mail address of the user, for the User-Agent; the environment where empty.
        proxy: every request goes through it (the server of the sample web).
        delay_floor: seconds between two requests to one host; loopback hosts have none.
        retry_pause: seconds before the first retry, doubled for every further one.
        timeout: seconds that one answer may take in all.
        fresh_days: pages younger than this are not fetched again.
        follow_noindex: follow the links of pages that ask not to be indexed; such pages are never stored,
            and a page that asks for nofollow is never followed.
        archive: address of an Internet Archive, for pages that a site has no more; not asked if empty.
        browser: show pages that a script fills in a headless Chromium, see `scrapers.browser`.
        processes: crawl in so many, each with sites of its own, see `scrapers.shards`.
        leases: folder in which several processes tell each other which host is being asked.
        on_event: told what happens.
        reader: reads a page; with several processes it must be picklable.
    """

    max_pages: int = 150
    contact: str = ""
    proxy: str | None = None
    delay_floor: float = 1.0
    retry_pause: float = 2.0
    timeout: float = 30.0
    fresh_days: float = 7.0
    follow_noindex: bool = True
    archive: str = ""
    browser: bool = False
    processes: int = 1
    leases: str = ""
    on_event: OnEvent = ignore
    reader: Reader = read_page
