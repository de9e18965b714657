"""What a request carries with it through the crawl."""

from scrapy import Request

from scrapers.store.records import QueuedLink

ROW = "row"  # the QueuedLink that is being fetched; kept over redirects and retries
ROBOTS_FILE = "robots_file"  # a request for robots.txt, which needs no permission
DECISION = "robots_decision"


def row_of(request: Request) -> QueuedLink | None:
    """Gives the row of the frontier that a request belongs to."""
    row = request.meta.get(ROW)
    return row if isinstance(row, QueuedLink) else None
