"""The links of a page, with the words they carry and the heading they stand under."""

import re
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import html

from analysis.text import squeeze
from scrapers.extract.joining import Joiner, joiner
from scrapers.extract.reading import Link

_MOST_LINKS = 3000
_MOST_ELEMENTS = 200_000
_LONGEST_ADDRESS = 4000
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_USUAL = re.compile(r"https?://[\w.-]*\w[\w.-]*(?::\d{1,5})?(?:[/?]|$)", re.ASCII)


def links_of(tree: html.HtmlElement, base: str) -> list[Link]:
    """Collects the http(s) links of a page, each address once, in the order of the page.

    Args:
        tree: root element.
        base: address that links are relative to, unless the page sets its own base.
    """
    absolute = joiner(_base(tree, base))
    found: dict[str, Link] = {}
    heading: html.HtmlElement | None = None
    context = ""
    wanted = tree.iter("a", "area", "iframe", "frame", *_HEADINGS)
    for element in islice(wanted, _MOST_ELEMENTS):
        if element.tag in _HEADINGS:
            heading, context = element, ""
            continue
        url = _web_address(absolute, element.get("href") or element.get("src") or "")
        if not url or (url in found and found[url].text):
            continue
        if len(found) >= _MOST_LINKS:
            break
        if heading is not None:  # the words of a heading are only asked for where a link follows it
            context, heading = squeeze(heading.text_content())[:120], None
        text = _words(element)
        if url not in found or text:
            found[url] = Link(url, text[:200], context)
    return list(found.values())


def _base(tree: html.HtmlElement, base: str) -> str:
    own = tree.find(".//base[@href]")
    try:
        return urljoin(base, own.get("href") or "") if own is not None else base
    except ValueError:
        return base


def _web_address(absolute: Joiner, address: str) -> str:
    if not address or address[0] == "#" or len(address) > _LONGEST_ADDRESS:
        return ""
    url = absolute(address.strip()).partition("#")[0]
    if _USUAL.match(url):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


def _words(element: html.HtmlElement) -> str:
    text = element.text if len(element) == 0 else element.text_content()
    return squeeze(text or "") or _words_of_image(element) or element.get("title") or ""


def _words_of_image(element: html.HtmlElement) -> str:
    image = element.find(".//img[@alt]")
    return squeeze(image.get("alt") or "") if image is not None else ""
