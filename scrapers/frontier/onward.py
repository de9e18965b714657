"""Where to go from a page: its links, the data that its scripts ask for, the pages of a sitemap."""

from collections.abc import Iterator

from scrapers.extract.reading import Link, Reading
from scrapers.frontier.guards import refuse
from scrapers.frontier.line import Line
from scrapers.frontier.links import ENDPOINT_SCORE, FLOOR, score_link
from scrapers.frontier.sitemaps import CHILD_SCORE, SITEMAP, Sitemap
from scrapers.frontier.urls import normal_url, site_of_url
from scrapers.middlewares.scope import ENDPOINT
from scrapers.store import QueuedLink

_LONGEST = 200  # of what is kept of the words of a link


def onward(reading: Reading, base: str, row: QueuedLink, line: Line) -> Iterator[QueuedLink]:
    """Gives what a page leads to on the sites of its source, and the data that it shows.

    Args:
        reading: of the page.
        base: its final address.
        row: under which it was queued.
        line: its source.
    """
    depth = row.depth + 1
    words = {link.url: link.text for link in reading.links}  # of an endpoint: the edition of this page
    for endpoint in reading.endpoints:
        url = normal_url(endpoint, base)
        if url and not refuse(url):
            yield _queued(url, line, ENDPOINT_SCORE, depth, words.get(endpoint, row.anchor), ENDPOINT)
    for link in reading.links:
        if line.knows(link, depth):
            continue
        url = normal_url(link.url, base)
        if not url or url in (row.url, base) or line.took(url) or site_of_url(url) not in line.sites:
            continue
        score = score_link(_cut(link, url), depth)
        if score >= FLOOR and not line.refuses(url):
            yield _queued(url, line, score, depth, link.text, link.context)


def listed(sitemap: Sitemap, row: QueuedLink, line: Line) -> Iterator[QueuedLink]:
    """Gives the promising pages of a sitemap, and the sitemaps that it names."""
    for url, score in sitemap.pages:
        if _own(url, line):
            yield _queued(url, line, score, row.depth + 1, "", "")
    for url in sitemap.children if row.depth < 2 else ():
        if _own(url, line):
            yield _queued(url, line, CHILD_SCORE, row.depth + 1, "", SITEMAP)


def _own(url: str, line: Line) -> bool:
    return site_of_url(url) in line.sites and not line.refuses(url)


def _cut(link: Link, url: str) -> Link:
    if url == link.url and len(link.text) <= _LONGEST and len(link.context) <= _LONGEST:
        return link
    return Link(url, link.text[:_LONGEST], link.context[:_LONGEST])


def _queued(url: str, line: Line, score: float, depth: int, anchor: str, context: str) -> QueuedLink:
    return QueuedLink(
        url=url,
        source=line.source.id,
        priority=round(score, 3),
        depth=depth,
        anchor=anchor[:_LONGEST],
        context=context[:_LONGEST],
    )
