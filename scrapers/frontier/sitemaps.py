"""Sitemaps: which addresses of a site, that no link led to yet, are worth a request."""

import gzip
import io
from heapq import nlargest
from typing import NamedTuple

from lxml import etree

from scrapers.extract.reading import Link
from scrapers.frontier.guards import refuse
from scrapers.frontier.links import judge_link
from scrapers.frontier.urls import normal_url

SITEMAP = "sitemap"
NAMED_SCORE = 4.0
TRIED_SCORE = 1.5
CHILD_SCORE = 3.5

_UNPACKED = 10_000_000
_MOST_READ = 5_000
_MOST_KEPT = 200
_MOST_CHILDREN = 5
_WORTH = 1.5
_DEPTH = 2
_OTHER = ("product", "image", "video", "attachment", "tag", "category", "author", "news", "post-")


class Sitemap(NamedTuple):
    """What a sitemap names.

    Attributes:
        pages: with their scores, best first.
        children: further sitemaps.
    """

    pages: list[tuple[str, float]]
    children: list[str]


def read_sitemap(body: bytes, base: str) -> Sitemap:
    """Reads a sitemap or an index of sitemaps; what is neither gives nothing."""
    pages, children = _locations(_unpacked(body))
    urls = {url for url in (normal_url(page, base) for page in pages) if url and not refuse(url)}
    scored = ((url, judge_link(Link(url), _DEPTH).score) for url in sorted(urls))
    worth = (pair for pair in scored if pair[1] >= _WORTH)
    wanted = [url for url in children if not any(word in url.lower() for word in _OTHER)]
    return Sitemap(nlargest(_MOST_KEPT, worth, key=lambda pair: pair[1]), wanted[:_MOST_CHILDREN])


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body[:_UNPACKED]
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            return packed.read(_UNPACKED)
    except (OSError, EOFError):
        return b""


def _locations(body: bytes) -> tuple[list[str], list[str]]:
    """Gives the pages and the sitemaps that are named, at most some thousands."""
    found: tuple[list[str], list[str]] = ([], [])
    if body.lstrip()[:1] != b"<":
        return found
    events = etree.iterparse(
        io.BytesIO(body), tag="{*}loc", recover=True, resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        for _, element in events:
            parent = element.getparent()
            if parent is None or not element.text or etree.QName(parent).localname not in {"url", "sitemap"}:
                continue
            found[etree.QName(parent).localname == "sitemap"].append(element.text.strip())
            element.clear()
            if sum(map(len, found)) >= _MOST_READ:
                break
    except etree.LxmlError:
        pass
    return found
