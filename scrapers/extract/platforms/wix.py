"""Wix: its repeaters, lists of boxes with a heading or first line and texts below."""

from collections.abc import Iterator

from scrapers.extract.document import Document
from scrapers.extract.platforms._cards import Card, read_cards
from scrapers.extract.platforms._shape import no_endpoints
from scrapers.items import Mention

NAME = "wix"
endpoints = no_endpoints  # its pages hold it all
_BOX = "wixui-repeater__item"
_CARDS = (Card(_BOX, ("wixui-rich-text__text",), (_BOX,), certain=False),)


def recognise(document: Document) -> bool:
    """By the class of the boxes."""
    return document.form == "html" and _BOX in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads the people of a page; boxes of topics name nobody."""
    yield from read_cards(document, _CARDS, NAME)
