"""Fetches one page as politely as a crawl does: robots.txt, honest name, no other page."""

from pathlib import Path
from tempfile import TemporaryDirectory

from scrapers.addresses import sources_of_urls
from scrapers.crawl import CrawlOptions, crawl
from scrapers.extract.document import Page
from scrapers.extract.reading import Outcome, Reading
from scrapers.store import Store

_PROJECT = "single"


def fetch_one(url: str, contact: str = "") -> tuple[Page | None, str]:
    """Fetches a page.

    Args:
        url: its address.
        contact: web or mail address of the user, told to the site.

    Returns:
        The page, or None and the reason why there is none.

    Raises:
        UsageError: the address cannot be read.
    """
    got: list[Page] = []

    def keep(page: Page) -> Reading:
        got.append(page)
        return Reading(Outcome.NOTHING)

    sources = sources_of_urls([url], _PROJECT)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "single.db") as store:
        reports = crawl(sources, store, CrawlOptions(max_pages=1, contact=contact, reader=keep))
    return (got[0], "") if got else (None, reports[0].failure)
