"""Sched: directories of people and organisations, and the list of sessions with those who hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html

from analysis.roles import Kind, Role
from scrapers.extract.dates import iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, mentioned
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import words
from scrapers.extract.words import is_job_title, role_of
from scrapers.items import Mention

NAME = "sched"
_HOST = re.compile(r"//([\w-]+\.sched\.(?:com|org))", re.IGNORECASE)
_DIRECTORY = re.compile(r"/directory/(?!descriptions)(\w+)", re.IGNORECASE)
_MARKS = ("sched-person", "sched-embed", "list-single__")
_ORGANIZATIONS = frozenset({Role.SPONSOR, Role.EXHIBITOR})


def recognise(document: Document) -> bool:
    """By the class names of its pages, or an embedded schedule."""
    return document.form == "html" and any(mark in document.text for mark in _MARKS)


def endpoints(document: Document) -> Iterator[str]:
    """Gives the list that holds all sessions with their people, of the site itself or of an embedded one."""
    own = _HOST.match(urlsplit(document.url)._replace(scheme="").geturl())
    embedded = document.tree.xpath('//*[@id="sched-embed"]/@href')
    hosts = [own[1]] if own else [match[1] for match in map(_HOST.search, map(str, embedded)) if match]
    for host in dict.fromkeys(hosts):
        listing = f"https://{host}/list/descriptions/"
        if listing.rstrip("/") != document.url.rstrip("/"):
            yield listing
    for address in embedded:
        if _HOST.search(str(address)) and "attendees" not in str(address):
            yield urljoin("https://sched.com/", str(address))


def read(document: Document) -> Iterator[Mention]:
    """Reads a directory, never that of attendees, or a list of sessions."""
    directory = _DIRECTORY.search(urlsplit(document.url).path)
    if directory:
        hit = role_of(directory[1].lower())
        if hit:
            yield from _directory(document, hit.role, directory[1])
        return
    yield from _list(document)


def _directory(document: Document, role: Role, label: str) -> Iterator[Mention]:
    for card in _shape.with_class(document.tree, "sched-person"):
        named = _shape.first(card, "sched-event-details-name")
        link = card.find(".//a[@title]")
        name = words(named) or (link.get("title") if link is not None else "") or words(card.find(".//a"))
        company = _shape.first(card, "sched-event-details-company")
        urls = [url for url in card.xpath(".//a/@href") if url.startswith("http") and "sched." not in url]
        yield from mentioned(
            document,
            name,
            role,
            kind=Kind.ORGANIZATION if role in _ORGANIZATIONS else Kind.PERSON,
            role_label=label,
            organization=(company.text or "").strip() if company is not None else "",
            job_title=words(_shape.first(card, "sched-event-details-position")),
            profile_urls=tuple(urls),
            extractor=NAME,
            confidence=0.9,
        )


@dataclass(slots=True)
class _Session:
    """The session that the walk over a list is in: what its parts have said so far."""

    title: str = ""
    date: str = ""
    kind: str = ""
    label: str = "Speaker"


def _list(document: Document) -> Iterator[Mention]:
    """One walk in document order: a title opens a session, its people follow under their headings."""
    session = _Session()
    roles_box: html.HtmlElement | None = None
    for element in document.tree.iter():
        classes = (element.get("class") or "").split()
        if "event" in classes:
            session = _Session(words(_shape.first(element, "session-title", "name")))
        elif "list-single__date" in classes:
            session.date = iso_date(words(element).split(" - ")[0])
        elif "sched-event-type" in classes:
            session.kind = words(element)
        elif "tip-roles" in classes:
            roles_box = element
        elif element.tag == "strong" and roles_box is not None and roles_box in element.iterancestors():
            session.label = words(element)
        elif "sched-person-session" in classes:
            yield from _holder(document, element, session)


def _holder(document: Document, card: html.HtmlElement, session: _Session) -> Iterator[Mention]:
    hit = role_of(session.label)
    role = hit.role if hit else Role.SPEAKER
    if role is Role.SPEAKER and _shape.is_keynote(session.title, session.kind):
        role = Role.KEYNOTE
    link = card.find(".//h2//a")
    line = words(_shape.first(card, "sched-event-details-role-company"))
    job, comma, company = line.rpartition(", ")
    if not comma and is_job_title(line):
        job, company = line, ""
    yield from mentioned(
        document,
        words(link) or (link.get("title") or "" if link is not None else ""),
        role,
        role_label=session.label,
        job_title=job,
        organization=company,
        session=session.title,
        about=EventFacts(year=year_of(session.date), date=session.date),
        extractor=NAME,
        confidence=0.9,
    )
