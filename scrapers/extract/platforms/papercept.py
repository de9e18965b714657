"""PaperCept: programmes of engineering conferences, tables of sessions with chairs and of papers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from analysis.roles import Role
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import no_endpoints, words
from scrapers.items import Mention

NAME = "papercept"
endpoints = no_endpoints  # its pages hold it all
_INDEX = "AuthorIndexWeb.html#"
_LABEL = re.compile(r"^\s*((?:Co-)?Chair|Organizer|Panelist|Moderator|Speaker)\s*:", re.IGNORECASE)
_PARTS = {
    "chair": Role.MODERATOR,
    "co-chair": Role.MODERATOR,
    "organizer": Role.ORGANIZER,
    "panelist": Role.PANELIST,
    "moderator": Role.MODERATOR,
    "speaker": Role.SPEAKER,
}


def recognise(document: Document) -> bool:
    """By the links to the index of authors, which every name carries."""
    return document.form == "html" and _INDEX in document.text


@dataclass(slots=True)
class _Place:
    """Where the walk over the rows is: in which session, at which paper."""

    session: str = ""
    paper: str = ""


def read(document: Document) -> Iterator[Mention]:
    """Reads the list of contents of a day.

    Raises:
        UnexpectedShapeError: names link to the index, but neither sessions nor papers are marked.
    """
    if "sHdr" not in document.text and "pHdr" not in document.text:
        raise UnexpectedShapeError("programme: no rows of sessions or papers")
    place = _Place()
    for row in document.tree.iter("tr"):
        classes = (row.get("class") or "").split()
        title = _shape.first(row, "pTtl")
        if "sHdr" in classes:  # two rows: the code of the session and its room, then its name
            place = _Place(words(row.find(".//b")) or place.session)
        elif "pHdr" in classes:
            place.paper = ""
        elif title is not None:
            place.paper = words(title)
        else:
            yield from _people(document, row, place)


def _people(document: Document, row: html.HtmlElement, place: _Place) -> Iterator[Mention]:
    link = next((link for link in row.iter("a") if _INDEX in (link.get("href") or "")), None)
    if link is None:
        return
    label = _LABEL.match(row.text_content())
    said = label[1].capitalize() if label else "Author"
    keynote = _shape.is_keynote(place.session, place.paper)
    role = _PARTS[label[1].lower()] if label else Role.KEYNOTE if keynote else Role.AUTHOR
    family, comma, given = words(link).partition(", ")
    yield from mentioned(
        document,
        f"{given} {family}" if comma else family,
        role,
        role_label=said,
        organization=words(_shape.first(row, "r")),
        session=place.session if label else place.paper or place.session,
        extractor=NAME,
        confidence=0.9,
    )
