"""Brella: the public programme of an event, time slots with their speakers."""

import re
from collections.abc import Iterator
from typing import Any

from analysis.roles import Role
from analysis.text import squeeze
from scrapers.extract.dates import iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import Record, record, some, text
from scrapers.extract.words import role_of
from scrapers.items import Mention

NAME = "brella"
_SLOT, _HELD, _SPEAKER = "public-timeslot", "public-speaker-assignment", "public-speaker"
_EVENT = re.compile(r"(?:next\.brella\.io/(?:events|e)|api/public/events)/([\w-]{2,80})")
_SLOTS = "https://api.brella.io/api/public/events/{}/timeslots?date=all"


def recognise(document: Document) -> bool:
    """By a link to an event, or the types of its data."""
    if document.form == "json":
        return f'"{_SLOT}"' in document.text
    return document.form == "html" and "brella.io/" in document.text and bool(_events(document))


def _events(document: Document) -> list[str]:
    return list(dict.fromkeys(match[1] for match in _EVENT.finditer(_shape.unescaped(document))))


def endpoints(document: Document) -> Iterator[str]:
    """Gives the public time slots of every event that the page leads to."""
    if document.form == "html":
        yield from map(_SLOTS.format, _events(document))


def read(document: Document) -> Iterator[Mention]:
    """Reads the time slots, never those who only come."""
    if document.form != "json":
        return
    answer = record(document.data, "answer")
    slots = _shape.records(answer.get("data"), "data")
    known = {(text(one, "type"), text(one, "id")): one for one in some(answer.get("included"))}
    for slot in slots:
        if text(slot, "type") != _SLOT:
            continue
        for held in _related(slot, "speaker-assignments"):
            yield from _holder(document, slot, known.get((_HELD, text(held, "id"))), known)


def _related(one: Record, name: str) -> list[Record]:
    links = (one.get("relationships") or {}).get(name) or {}
    data = links.get("data") if isinstance(links, dict) else None
    return [data] if isinstance(data, dict) else some(data)


def _holder(
    document: Document, slot: Record, held: Record | None, known: dict[tuple[str, str], Record]
) -> Iterator[Mention]:
    if held is None:
        raise UnexpectedShapeError("included: a speaker of a time slot is missing")
    about, part = _attributes(slot), _attributes(held)
    person = next((known[key] for one in _related(held, "speaker")
                   if (key := (_SPEAKER, text(one, "id"))) in known), None)  # fmt: skip
    if person is None:
        raise UnexpectedShapeError("included: a speaker is missing")
    who, title, label = _attributes(person), text(about, "title"), text(part, "role") or "Speaker"
    date = iso_date(text(about, "start-time"))
    hit = role_of(label)
    role = hit.role if hit else Role.SPEAKER
    if role is Role.SPEAKER and _shape.is_keynote(title):
        role = Role.KEYNOTE
    yield from mentioned(
        document,
        squeeze(" ".join(text(who, key) for key in ("honorific", "first-name", "middle-name", "last-name"))),
        role,
        role_label=label,
        organization=text(who, "company-name"),
        job_title=text(who, "job-title"),
        session=title,
        about=EventFacts(year=year_of(date), date=date),
        extractor=NAME,
        confidence=0.9,
    )


def _attributes(one: Record) -> dict[str, Any]:
    return record(one.get("attributes"), f"{text(one, 'type')}.attributes")
