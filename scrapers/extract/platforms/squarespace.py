"""Squarespace: its lists of people, which hold other things as well."""

from collections.abc import Iterator

from scrapers.extract.document import Document
from scrapers.extract.platforms._cards import Card, read_cards
from scrapers.extract.platforms._shape import no_endpoints
from scrapers.items import Mention

NAME = "squarespace"
endpoints = no_endpoints  # its pages hold it all
_MARK = "list-item-content__title"
_CARDS = (Card("list-item", (_MARK,), ("list-item-content__description",), certain=False),)
_TITLES = ("list-section-title",)


def recognise(document: Document) -> bool:
    """By the class of the titles in its lists."""
    return document.form == "html" and _MARK in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads the people of a page; lists of topics name nobody."""
    yield from read_cards(document, _CARDS, NAME, _TITLES)
