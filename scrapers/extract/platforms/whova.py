"""Whova: the agenda behind its embedded pages, with people by their role."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

from analysis.roles import Role
from scrapers.extract.dates import iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import Record, record, some, text
from scrapers.extract.words import role_of
from scrapers.items import Mention

NAME = "whova"
_EMBEDDED = re.compile(
    r"whova\.com/embedded/(?:event|session|subsession|speakers|speaker)/([\w%@=.-]{4,120})", re.IGNORECASE
)
_AGENDA = "https://whova.com/xems/apis/event_webpage/agenda/public/get_agendas/?event_id="
_HINT = re.compile(r"\s*\(Click subsessions to view all\)\s*$", re.IGNORECASE)
# what profile forms of the platform leave around names and employers
_BRACKETED_NAME = re.compile(r"(?:\s*\([^()]+\))+\s*")
_EMPLOYMENT = re.compile(r"\s+·\s+(?:full|part)-time\s*$", re.IGNORECASE)
_DEPTH_LIMIT = 12


def recognise(document: Document) -> bool:
    """By an embedded page, or the keys of an agenda."""
    if document.form == "json":
        return '"event_basics"' in document.text and '"agenda"' in document.text
    if document.form != "html" or "whova.com" not in document.text:
        return False
    return "whova.com/embedded" in _shape.unescaped(document)


def endpoints(document: Document) -> Iterator[str]:
    """Gives the public agenda of every embedded event."""
    if document.form == "html":
        events = (match[1] for match in _EMBEDDED.finditer(_shape.unescaped(document)))
        for event in dict.fromkeys(map(unquote, events)):
            yield _AGENDA + quote(event, safe="")


def read(document: Document) -> Iterator[Mention]:
    """Reads an agenda."""
    if document.form != "json":
        return
    data = record(record(document.data, "answer").get("data"), "data")
    name = text(record(data.get("event_basics"), "event_basics"), "event_name", "name")
    days = _shape.records(data.get("agenda"), "agenda")
    for day in days:
        if "time_ranges" not in day:
            raise UnexpectedShapeError(f"agenda: no time_ranges among {', '.join(list(day)[:5])}")
        for session in _sessions(day["time_ranges"], 0):
            yield from _session(document, session, name, iso_date(text(day, "date")))


def _sessions(value: Any, depth: int) -> Iterator[Record]:
    """Sessions lie in lists in lists: time, rooms, tracks; parts of a session lie in its `programs`."""
    if depth > _DEPTH_LIMIT:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _sessions(inner, depth + 1)
    elif isinstance(value, dict):
        if "sessions" in value:
            yield from _sessions(value["sessions"], depth + 1)
        elif "name" in value:
            yield value
            yield from _sessions(value.get("programs"), depth + 1)


def _session(document: Document, session: Record, event: str, day: str) -> Iterator[Mention]:
    title = _HINT.sub("", text(session, "name"))
    date = iso_date(text(session, "calendar_stime")) or day
    about = EventFacts(event, year_of(date), date)
    people = session.get("speaker")
    for label, persons in people.items() if isinstance(people, dict) else ():
        hit = role_of(label)
        role = hit.role if hit else Role.SPEAKER
        if role is Role.SPEAKER and _shape.is_keynote(title, text(session, "type")):
            role = Role.KEYNOTE
        for person in some(persons):
            fields = {
                "organization": _EMPLOYMENT.sub("", text(person, "aff")),
                "job_title": _EMPLOYMENT.sub("", text(person, "title")),
                "session": title,
            }
            name = text(person, "name")
            if _BRACKETED_NAME.fullmatch(name):
                name = name.replace("(", "").replace(")", "")
            yield from mentioned(
                document, name, role, role_label=label, about=about, extractor=NAME, confidence=0.9, **fields
            )
