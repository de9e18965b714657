"""Small World Labs (Personify): lists of exhibitors."""

from collections.abc import Iterator

from analysis.roles import Kind, Role
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import no_endpoints, words
from scrapers.items import Mention

NAME = "smallworldlabs"
endpoints = no_endpoints  # a list goes on behind the link to its next page
_LIST = "/exhibitors"
_CARDS = '//a[contains(@class, "generic-option-link")][starts-with(@href, "/co/")]'
_TITLES = '//div[contains(@class, "card")][@data-item-id]//h5[@title]'


def recognise(document: Document) -> bool:
    """By its host, on pages of exhibitors; its lists of members are not read."""
    return document.form == "html" and _LIST in document.url and "smallworldlabs" in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads a list in either of its forms.

    Raises:
        UnexpectedShapeError: there are cards, but no names in them as known.
    """
    tree = document.tree
    names = [words(link) for link in tree.xpath(_CARDS)]
    names += [title.get("title") or "" for title in tree.xpath(_TITLES)]
    if not any(names) and next(_shape.with_class(tree, "card"), None) is not None:
        raise UnexpectedShapeError("exhibitors: no names in the cards")
    for name in dict.fromkeys(filter(None, names)):
        yield from mentioned(
            document,
            name,
            Role.EXHIBITOR,
            kind=Kind.ORGANIZATION,
            role_label="exhibitor",
            extractor=NAME,
            confidence=0.85,
        )
