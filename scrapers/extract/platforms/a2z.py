"""a2z (Personify): the exhibitors of a trade show, a table of companies and stands."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from analysis.roles import Kind, Role
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import words
from scrapers.items import Mention

NAME = "a2z"
_LIST = re.compile(r"^(https?://[^?#]+/Public/)Exhibitors\.aspx", re.IGNORECASE)


def recognise(document: Document) -> bool:
    """By the class names of its tables, or the address of a list of exhibitors."""
    if document.form != "html":
        return False
    return "exhibitorName" in document.text or bool(_LIST.match(document.url))


def endpoints(document: Document) -> Iterator[str]:
    """Gives the map of the show in its form that lists everybody with their stands."""
    match = _LIST.match(document.url)
    if match:
        yield urljoin(match[1], "EventMap.aspx?shMode=E")


def read(document: Document) -> Iterator[Mention]:
    """Reads the table; a company with several stands is one exhibitor."""
    stands: dict[str, list[str]] = {}
    for link in _shape.with_class(document.tree, "exhibitorName"):
        row = next((above for above in link.iterancestors("tr", "li")), None)
        labels = [] if row is None else [words(cell) for cell in _shape.with_class(row, "boothLabel")]
        known = stands.setdefault(words(link), [])
        known += [label for label in dict.fromkeys(labels) if label and label not in known]
    for name, labels in stands.items():
        yield from mentioned(
            document,
            name,
            Role.EXHIBITOR,
            kind=Kind.ORGANIZATION,
            role_label="exhibitor",
            booth=", ".join(labels),
            extractor=NAME,
            confidence=0.9,
        )
