"""Divi, a page builder of WordPress: its module for a person."""

from collections.abc import Iterator

from scrapers.extract.document import Document
from scrapers.extract.platforms._cards import Card, read_cards
from scrapers.extract.platforms._shape import no_endpoints
from scrapers.items import Mention

NAME = "divi"
endpoints = no_endpoints  # its pages hold it all
_BOX = "et_pb_team_member"
_CARDS = (Card(_BOX, ("et_pb_module_header",), ("et_pb_member_position",)),)


def recognise(document: Document) -> bool:
    """By the class of the module."""
    return document.form == "html" and _BOX in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads the people of a page."""
    yield from read_cards(document, _CARDS, NAME)
