"""conf.researchr.org and the conferences that it serves under their own names: committees."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import html

from analysis.roles import Role
from analysis.text import squeeze
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import no_endpoints, words
from scrapers.extract.words import role_of
from scrapers.items import Mention

NAME = "researchr"
endpoints = no_endpoints  # its pages hold it all
_COMMITTEE = re.compile(r"/committee/([^/?#]+)", re.IGNORECASE)
_EDITION = re.compile(r"/(?:committee|profile|track|home)/([\w.-]*?(?:19|20)\d\d)\b", re.IGNORECASE)
_PLAIN = frozenset({"member", "committee member"})


def recognise(document: Document) -> bool:
    """By its name in the page and the address of a committee."""
    if document.form != "html" or "/profile/" not in document.text:
        return False
    return "researchr" in document.text or (
        'class="navigate"' in document.text and "media-body" in document.text
    )


def read(document: Document) -> Iterator[Mention]:
    """Reads the members of committees.

    Raises:
        UnexpectedShapeError: a committee page links to profiles, but not in the way that is known.
    """
    members = [(link, body) for link in document.tree.xpath('//a[contains(@href, "/profile/")]')
               if "navigate" in (link.get("class") or "")
               and (body := _shape.first(link, "media-body")) is not None]  # fmt: skip
    address = _COMMITTEE.search(urlsplit(document.url).path)
    if address and not members and "researchr" in document.text and "media-body" in document.text:
        raise UnexpectedShapeError("committee: no members among the profiles")
    committee = _committee(document, address[1] if address else "")
    for _, body in members:
        yield from _member(document, body, committee)


def _committee(document: Document, slug: str) -> str:
    heading = document.tree.find(".//h1")
    named = words(heading)
    return named if role_of(named) else slug.replace("-", " ")


def _member(document: Document, body: html.HtmlElement, committee: str) -> Iterator[Mention]:
    headings = list(_shape.with_class(body, "media-heading"))
    if not headings:
        return
    label = words(headings[0].find(".//small"))
    name = squeeze(headings[0].text or "") or words(headings[0]).removesuffix(label).strip()
    said = role_of(label) if label.lower() not in _PLAIN else None
    whole = role_of(committee)
    role = said or whole
    organization = next(
        (words(text) for h in headings[1:] for text in _shape.with_class(h, "text-black")), ""
    )
    yield from mentioned(
        document,
        name,
        role.role if role else Role.COMMITTEE,
        role_label=", ".join(filter(None, (label, committee))),
        organization=organization,
        about=_about(document),
        extractor=NAME,
        confidence=0.9,
    )


def _about(document: Document) -> EventFacts:
    match = _EDITION.search(document.url)
    if not match:
        return EventFacts()
    name, _, year = match[1].rpartition("-")
    return EventFacts(f"{name.upper()} {year}" if name else "", int(match[1][-4:]))
