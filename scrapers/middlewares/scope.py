"""Keeps the crawl on the sites that it was sent to: a redirect may not lead it elsewhere."""

from scrapy import Request

from scrapers.frontier.guards import refuse
from scrapers.frontier.urls import site_of_url
from scrapers.middlewares.meta import ROBOTS_FILE, row_of
from scrapers.refusals import Refusal

ENDPOINT = "data of the page"


class ScopeMiddleware:
    """Refuses redirects to other sites and to traps; a start address may have moved."""

    def process_request(self, request: Request) -> None:
        """Lets a request pass, or refuses it with the reason."""
        row = row_of(request)
        if request.meta.get(ROBOTS_FILE) or row is None or request.url == row.url:
            return
        if row.depth and row.context != ENDPOINT and site_of_url(request.url) != site_of_url(row.url):
            raise Refusal(f"leads to another site, {site_of_url(request.url)}")
        if reason := refuse(request.url):
            raise Refusal(f"leads to: {reason}")
