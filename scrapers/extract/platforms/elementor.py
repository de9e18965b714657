"""Elementor, a page builder of WordPress: its image boxes, and the team widgets of its add-ons."""

from collections.abc import Iterator

from scrapers.extract.document import Document
from scrapers.extract.platforms._cards import Card, read_cards
from scrapers.extract.platforms._shape import no_endpoints
from scrapers.items import Mention

NAME = "elementor"
endpoints = no_endpoints  # its pages hold it all
_IMAGE_BOX = "elementor-image-box-wrapper"
_CARDS = (
    Card(_IMAGE_BOX, ("elementor-image-box-title",), ("elementor-image-box-description",), certain=False),
    Card("eael-team-item", ("eael-team-member-name",), ("eael-team-member-position",)),  # Essential Addons
    Card("premium-person-container", ("premium-person-name",), ("premium-person-title",)),
    Card("jet-team-member", ("jet-team-member__name",), ("jet-team-member__position",)),
    Card("uael-team-member-wrap", ("uael-team-name",), ("uael-team-desig",)),  # Ultimate Addons
    Card("pp-tm", ("pp-tm-name",), ("pp-tm-position",)),  # PowerPack
    Card("ha-member-body", ("ha-member-name",), ("ha-member-position",)),  # Happy Addons
    Card("elementor-widget-ha-team-member", ("ha-member-name",), ("ha-member-position",)),
)
_TITLES = ("elementor-heading-title", "elementor-tab-title")
_MARKS = ("eael-team-", "premium-person-", "jet-team-", "uael-team-", "pp-tm-", "ha-member-", _IMAGE_BOX)


def recognise(document: Document) -> bool:
    """By the classes of its widgets, which only stand in pages that name it."""
    source = document.text
    return document.form == "html" and "elementor-widget" in source and any(mark in source for mark in _MARKS)


def read(document: Document) -> Iterator[Mention]:
    """Reads the people of a page; boxes of topics name nobody."""
    yield from read_cards(document, _CARDS, NAME, _TITLES)
