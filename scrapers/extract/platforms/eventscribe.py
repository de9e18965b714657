"""eventScribe (Cadmium): presentations with their presenters by role, and the directory of exhibitors."""

import re
from collections.abc import Iterator

from lxml import html

from analysis.roles import Kind, Role
from analysis.text import squeeze
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import no_endpoints, words
from scrapers.extract.words import is_job_title, role_of
from scrapers.items import Mention

NAME = "eventscribe"
endpoints = no_endpoints  # what its pages load belongs to single sessions
_MARKS = ("speakerrow", "ExhibitorInfo.asp")
_PLURAL = re.compile(r"\(s\)|:")
_PRONOUNS = re.compile(r"\s*\((?:he|she|they|ze|xe)\b[^)]*\)", re.IGNORECASE)


def recognise(document: Document) -> bool:
    """By the class of its presenters, or the addresses of its exhibitors."""
    return document.form == "html" and any(mark in document.text for mark in _MARKS)


def read(document: Document) -> Iterator[Mention]:
    """Reads presenters under their role headings, and exhibitors with their stands."""
    title = words(document.tree.find(".//h1"))
    label = "Speaker"
    for element in document.tree.iter("h2", "h3", "li", "a"):
        classes = (element.get("class") or "").split()
        if "role-title" in classes:
            label = squeeze(_PLURAL.sub("", words(element)))
        elif "speakerrow" in classes:
            yield from _presenter(document, element, label, title)
        elif element.tag == "a" and "ExhibitorInfo.asp" in (element.get("href") or ""):
            yield from _exhibitor(document, element)


def _presenter(document: Document, row: html.HtmlElement, label: str, title: str) -> Iterator[Mention]:
    hit = role_of(label)
    details = _shape.first(row, "prof-text")
    lines = [squeeze(part) for part in details.itertext()] if details is not None else []
    lines = [line for line in lines if line]
    # one line is the organisation; of two the first is a position or the organisation itself
    titled = len(lines) > 1 and is_job_title(lines[0])
    yield from mentioned(
        document,
        _PRONOUNS.sub("", words(_shape.first(row, "speaker-name"))),
        hit.role if hit else Role.SPEAKER,
        role_label=label,
        job_title=lines[0] if titled else "",
        organization=lines[1] if titled else lines[0] if lines else "",
        session=title,
        extractor=NAME,
        confidence=0.85,
    )


def _exhibitor(document: Document, link: html.HtmlElement) -> Iterator[Mention]:
    lines = [squeeze(part) for part in link.itertext() if squeeze(part)]
    if len(lines) < 2:
        return
    yield from mentioned(  # the stand comes first, then the company
        document,
        lines[1],
        Role.EXHIBITOR,
        kind=Kind.ORGANIZATION,
        role_label="exhibitor",
        booth=re.sub(r"(?i)^booth:?\s*", "", lines[0]),
        extractor=NAME,
        confidence=0.8,
    )
