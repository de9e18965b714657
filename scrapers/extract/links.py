"""The links of a page, with the words they carry and the heading they stand under."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from analysis.text import squeeze
from scrapers.extract.joining import Joiner, joiner
from scrapers.extract.markup import Markup, attributes_of, name_of, unescaped
from scrapers.extract.reading import Link

_MOST_LINKS = 3000
_LONGEST_ADDRESS = 4000
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LINKING = frozenset(["a", "area", "iframe", "frame", "base"])
_USUAL = re.compile(r"https?://[\w.-]*\w[\w.-]*(?::\d{1,5})?(?:[/?]|$)", re.ASCII)


class _Tag(NamedTuple):
    """A tag that links are read of: a heading, or a link with its address and its title."""

    heading: bool = False
    address: str = ""
    title: str = ""
    base: bool = False


_NONE = _Tag()


@lru_cache(maxsize=1 << 15)
def _tag_of(source: str) -> _Tag:
    name = name_of(source)
    if name in _HEADINGS:
        return _Tag(heading=True)
    if name not in _LINKING or "=" not in source:
        return _NONE
    attributes = attributes_of(source)
    address = attributes.get("href") or attributes.get("src") or ""
    return _Tag(address=address, title=attributes.get("title", ""), base=name == "base")


def links_of(markup: Markup, base: str) -> list[Link]:
    """Collects the http(s) links of a page, each address once, in the order of the page.

    Args:
        markup: of the whole page.
        base: address that links are relative to, unless the page sets its own base.
    """
    tags = list(map(_tag_of, markup.tags))
    absolute = joiner(_base(tags, base))
    found: dict[str, Link] = {}
    heading: int | None = None
    context = ""
    for at, tag in enumerate(tags):
        if tag is _NONE or tag.base:
            continue
        if tag.heading:
            heading, context = at, ""
            continue
        url = _web_address(absolute, tag.address)
        if not url or (url in found and found[url].text):
            continue
        if len(found) >= _MOST_LINKS:
            break
        if heading is not None:  # the words of a heading are only asked for where a link follows it
            context, heading = squeeze(markup.text_of(heading))[:120], None
        text = _words(markup, at, tag)
        if url not in found or text:
            found[url] = Link(url, text[:200], context)
    return list(found.values())


def _base(tags: list[_Tag], base: str) -> str:
    own = next((tag.address for tag in tags if tag.base and tag.address), "")
    try:
        return urljoin(base, own) if own else base
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


def _words(markup: Markup, at: int, tag: _Tag) -> str:
    end = markup.end_of(at)
    inside = markup.texts[at:end]
    text = unescaped(inside[0] if len(inside) == 1 else "".join(inside))
    if text and not text.isspace():
        return squeeze(text)
    images = (_alt_of(source) for source in markup.tags[at:end] if source.startswith("img "))
    return next(images, "") or tag.title


def _alt_of(source: str) -> str:
    return squeeze(attributes_of(source).get("alt", ""))
