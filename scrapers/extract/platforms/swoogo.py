"""Swoogo: the agenda of an event, a table of sessions with those who hold them."""

from collections.abc import Iterator

from lxml import html

from analysis.roles import Role
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.people import read_people
from scrapers.extract.person import Person
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import no_endpoints, words
from scrapers.extract.words import RoleHit, role_of
from scrapers.items import Mention

NAME = "swoogo"
endpoints = no_endpoints  # its pages hold it all
_PEOPLE = "speakersLinks"


def recognise(document: Document) -> bool:
    """By the class of the names in its agenda, and its host of pictures or pages."""
    return document.form == "html" and _PEOPLE in document.text and "swoogo" in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads the sessions of the agenda; a line that begins with a part ("Moderator:") says who has it."""
    for box in _shape.with_class(document.tree, _PEOPLE):
        cell = next((above for above in box.iterancestors("td", "div", "li") if _title(above)), None)
        title = _title(cell) if cell is not None else ""
        for person, label in _linked(box) or _plain(box):
            yield from _mention(document, person, label, title)


def _linked(box: html.HtmlElement) -> list[tuple[Person, RoleHit | None]]:
    """Names that lead to a page of their own, with what stands before and after each."""
    found: list[tuple[Person, RoleHit | None]] = []
    for link in box.iter("a"):
        if "/speaker/" in (link.get("href") or "") and words(link):
            label = role_of(_lead(link).strip(" :-–"))
            found.append((Person(words(link), 1.0, [(link.tail or "").strip(" ,")]), label))
    return found


def _lead(link: html.HtmlElement) -> str:
    before, parent = link.getprevious(), link.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else ""
    return text or ""


def _plain(box: html.HtmlElement) -> list[tuple[Person, RoleHit | None]]:
    people = map(read_people, _shape.lines(box))
    return [(person, line.label) for line in people for person in line.people]


def _title(cell: html.HtmlElement) -> str:
    return words(_shape.first(cell, "name"))


def _mention(document: Document, person: Person, label: RoleHit | None, title: str) -> Iterator[Mention]:
    role = label.role if label else Role.SPEAKER
    if role is Role.SPEAKER and _shape.is_keynote(title):
        role = Role.KEYNOTE
    fields = fields_of((), person.pieces)
    yield from mentioned(
        document,
        person.name,
        role,
        role_label=label.phrase if label else "speaker",
        organization=fields.organization,
        job_title=fields.job_title,
        session=title,
        extractor=NAME,
        confidence=0.85,
    )
