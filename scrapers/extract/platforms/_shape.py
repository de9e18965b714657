"""Taking the data of a platform apart: what is there is read, what is not as known is reported."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from analysis.text import squeeze
from scrapers.extract.document import Document
from scrapers.extract.facts import plain
from scrapers.extract.platforms import UnexpectedShapeError

Record = dict[str, Any]

_BREAKS = frozenset(["br", "p", "div", "li", "h2", "h3", "h4", "h5", "h6"])

_KEYNOTE = re.compile(r"\b(?:keynotes?|plenary)\b", re.IGNORECASE)
_KEYNOTE_TITLE = re.compile(
    r"(?:[\w&'-]+\s){0,2}(?:keynote|plenary)(?:\s\w+){0,2}\s*(?:[:–—|-]|$)", re.IGNORECASE
)
_ESCAPES = (
    ("\\/", "/"),
    ("\\u002F", "/"),
    ("\\u002f", "/"),
    ("\\x2F", "/"),
    ("\\u0026", "&"),
    ("&amp;", "&"),
)


def records(value: Any, where: str) -> list[Record]:
    """Gives the records of a list.

    Raises:
        UnexpectedShapeError: it is no list of records.
    """
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise UnexpectedShapeError(f"{where}: a list of records expected, {_shape(value)} found")
    return value


def record(value: Any, where: str) -> Record:
    """Gives a record.

    Raises:
        UnexpectedShapeError: it is none.
    """
    if not isinstance(value, dict):
        raise UnexpectedShapeError(f"{where}: a record expected, {_shape(value)} found")
    return value


def some(value: Any) -> list[Record]:
    """Gives the records of a list that may be absent or empty."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(value: Record, *names: str) -> str:
    """Gives the first field, not empty, in plain words."""
    return next(filter(None, (plain(value.get(name)) for name in names)), "")


def words(element: html.HtmlElement | None) -> str:
    """Gives the words of an element on one line, empty for None."""
    return "" if element is None else squeeze(" ".join(element.itertext()))


def lines(element: html.HtmlElement | None) -> list[str]:
    """Gives the words of an element line by line, as blocks and breaks part them."""
    if element is None:
        return []
    parts = [""]
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in _BREAKS:
            parts.append("")
        if event == "start":
            parts[-1] += (node.text or "") if isinstance(node.tag, str) else ""
        elif node is not element:
            parts[-1] += node.tail or ""
    return [line for part in parts if (line := squeeze(part))]


def first(element: html.HtmlElement, *classes: str) -> html.HtmlElement | None:
    """Gives the first element inside that carries one of the classes."""
    return next((found for name in classes for found in with_class(element, name)), None)


def with_class(element: html.HtmlElement, name: str) -> Iterator[html.HtmlElement]:
    """Gives the elements inside that carry a class, in document order."""
    yield from element.xpath(f'.//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]')


def no_endpoints(document: Document) -> Iterator[str]:
    """Gives none: for platforms whose pages hold all that a crawler may ask for."""
    del document
    yield from ()


def is_keynote(title: str, *labels: str) -> bool:
    """Says whether a track or a type names a keynote, or the first words of a title do."""
    return bool(_KEYNOTE_TITLE.match(title)) or any(_KEYNOTE.search(label[:60]) for label in labels)


def unescaped(document: Document) -> str:
    """Gives the source of a page with the slashes of its addresses as they are meant."""
    source = document.text
    for escape, meant in _ESCAPES:
        if escape in source:
            source = source.replace(escape, meant)
    return source


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return f"a record of {', '.join(map(str, list(value)[:5])) or 'nothing'}"
    return "nothing" if value is None else type(value).__name__
