"""The links of a page, with the words they carry and the heading they stand under."""

from urllib.parse import urljoin, urlsplit

from lxml import html

from analysis.text import squeeze
from scrapers.extract.reading import Link

_MOST_LINKS = 3000
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def links_of(tree: html.HtmlElement, base: str) -> list[Link]:
    """Collects the http(s) links of a page, each address once, in the order of the page.

    Args:
        tree: root element.
        base: address that links are relative to, unless the page sets its own base.
    """
    own = tree.find(".//base[@href]")
    base = urljoin(base, own.get("href") or "") if own is not None else base
    found: dict[str, Link] = {}
    context = ""
    for element in tree.iter("a", "area", "iframe", "frame", *_HEADINGS):
        if element.tag in _HEADINGS:
            context = squeeze(element.text_content())[:120]
            continue
        address = element.get("href") or element.get("src") or ""
        url = _absolute(address, base)
        if not url or len(found) >= _MOST_LINKS:
            continue
        text = squeeze(element.text_content() or "") or _words_of_image(element) or element.get("title") or ""
        if url not in found or (text and not found[url].text):
            found[url] = Link(url, text[:200], context)
    return list(found.values())


def _absolute(address: str, base: str) -> str:
    try:
        url = urljoin(base, address.strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url.split("#")[0] if parts.scheme in {"http", "https"} and parts.hostname else ""


def _words_of_image(element: html.HtmlElement) -> str:
    image = element.find(".//img[@alt]")
    return squeeze(image.get("alt") or "") if image is not None else ""
