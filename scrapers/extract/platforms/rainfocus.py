"""RainFocus: catalogues of sessions with their participants, as the catalogue asks for them."""

import re
from collections.abc import Iterator

from analysis.roles import Role
from scrapers.extract.dates import iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import Record, no_endpoints, record, some, text
from scrapers.items import Mention

NAME = "rainfocus"
endpoints = no_endpoints  # the catalogue is asked for with keys of the page in the headers
_SLASHES = re.compile(r"^(\d{4})/(\d\d)/(\d\d)\b")


def recognise(document: Document) -> bool:
    """By the keys of its answers; its pages ask for them in a way that only they know."""
    return document.form == "json" and '"participants"' in document.text and '"sessionID"' in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads the first answer, which holds sections of items, and later ones, which hold items."""
    answer = record(document.data, "answer")
    sections = [answer, *some(answer.get("sectionList"))]
    if not any("items" in section for section in sections):
        raise UnexpectedShapeError(f"answer: no items among {', '.join(list(answer)[:5])}")
    for section in sections:
        for session in _shape.records(section.get("items", []), "items"):
            if session.get("published") is not False:
                yield from _session(document, session)


def _session(document: Document, session: Record) -> Iterator[Mention]:
    title, date = text(session, "title"), _date(session)
    about = EventFacts(text(session, "eventName"), year_of(date), date)
    for person in some(session.get("participants")):
        label = text(person, "role", "participantRole") or "speaker"
        name = text(person, "fullName") or f"{text(person, 'firstName')} {text(person, 'lastName')}"
        yield from mentioned(
            document,
            name,
            Role.KEYNOTE if _shape.is_keynote(title, text(session, "type")) else Role.SPEAKER,
            role_label=label,
            organization=text(person, "companyName"),
            job_title=text(person, "jobTitle", "jobtitle", "globalJobtitle"),
            session=title,
            about=about,
            extractor=NAME,
            confidence=0.9,
        )


def _date(session: Record) -> str:
    first = next(iter(some(session.get("times"))), {})
    stamp = text(first, "date", "utcStartTime")
    return iso_date(_SLASHES.sub(r"\1-\2-\3", stamp))
