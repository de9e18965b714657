"""The options of a crawl on the command line, checked."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from scrapers.browser.chromium import check_browser
from scrapers.errors import UsageError

_OPTIONS = (
    click.option("--max-pages", default=150, show_default=True, help="Page budget of each source."),
    click.option("--archive", is_flag=True, help="Also read past editions from the Internet Archive."),
    click.option(
        "--browser",
        is_flag=True,
        help="Show pages that a script fills in a headless Chromium (needs mentorscout[browser]).",
    ),
    click.option(
        "--processes", default=1, show_default=True, help="Crawl in so many, each with its own sites."
    ),
)


def crawling(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options of a crawl; it receives them as `crawl_options`.

    Raises:
        UsageError: when called, where one makes no sense, or a browser is asked for and there is none.
    """

    @wraps(function)
    def with_options(
        *args: object, max_pages: int, archive: bool, browser: bool, processes: int, **others: object
    ) -> Any:
        if max_pages < 1:
            raise UsageError(f"--max-pages {max_pages}: a page budget is at least 1")
        if processes < 1:
            raise UsageError(f"--processes {processes}: at least 1 process crawls")
        if browser:
            check_browser()
        from scrapers.options import CrawlOptions  # noqa: PLC0415 - help need not wait for the readers
        from scrapers.spiders.archive import WAYBACK  # noqa: PLC0415

        where = WAYBACK if archive else ""
        asked = CrawlOptions(max_pages=max_pages, archive=where, browser=browser, processes=processes)
        return function(*args, crawl_options=asked, **others)

    found: Callable[..., Any] = with_options
    for option in reversed(_OPTIONS):
        found = option(found)
    return found
