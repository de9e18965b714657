"""The schedule that frab, pentabarf, pretalx and the c3voc hub export: JSON v1, JSON v2 and XML."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from analysis.roles import Role
from analysis.text import squeeze
from scrapers.extract.dates import date_range, iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, links, mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import Record, record, some, text
from scrapers.extract.words import role_of
from scrapers.items import Mention


def from_json(document: Document, extractor: str) -> Iterator[Mention]:
    """Reads either version of the JSON.

    Raises:
        UnexpectedShapeError: there is no schedule in it.
    """
    schedule = record(record(document.data, "schedule").get("schedule"), "schedule")
    conference = record(schedule.get("conference"), "schedule.conference")
    about = _about(conference)
    if "events" in schedule:
        events = _shape.records(schedule["events"], "schedule.events")
    else:
        days = _shape.records(conference.get("days"), "schedule.conference.days")
        events = [event for day in days if day.get("rooms")
                  for talks in record(day["rooms"], "rooms").values() for event in some(talks)]  # fmt: skip
    biographies = {text(person, "guid"): person for person in some(schedule.get("persons"))}
    for event in events:
        for person in some(event.get("persons", event.get("participants"))):
            full = {**biographies.get(text(person, "guid"), {}), **person}
            yield from _mention(document, extractor, full, event, about)


def from_xml(document: Document, extractor: str) -> Iterator[Mention]:
    """Reads the XML.

    Raises:
        UnexpectedShapeError: its root is no schedule of a conference.
    """
    root = document.xml
    if root is None or root.tag != "schedule" or root.find("conference") is None:
        raise UnexpectedShapeError("schedule: no conference in it")
    about = _about(_fields(root.find("conference")))
    for day in root.iter("day"):
        for item in day.iter("event"):
            event = _fields(item) | {"day": day.get("date", "")}
            for person in item.iterfind("persons/person"):
                yield from _mention(document, extractor, {"name": person.text or ""}, event, about)


def _fields(element: etree._Element | None) -> Record:
    found: Record = {}
    for child in element if element is not None else ():
        if isinstance(child.tag, str):
            found.setdefault(child.tag, child.text or "")
    return found


def _about(conference: Record) -> EventFacts:
    date = date_range(text(conference, "start"), text(conference, "end"))
    place = ", ".join(filter(None, (text(conference, "venue"), text(conference, "city"))))
    return EventFacts(text(conference, "title", "acronym"), year_of(date), date, place)


def _mention(
    document: Document, extractor: str, person: Record, event: Record, about: EventFacts
) -> Iterator[Mention]:
    date = iso_date(text(event, "date", "start")) or text(event, "day")
    role, label = _role(person, event)
    answers: list[Any] = some(person.get("answers"))
    urls = [link.get("url") for link in some(person.get("links"))]
    yield from mentioned(
        document,
        squeeze(text(person, "name", "public_name", "full_public_name")),
        role,
        role_label=label,
        organization=next((text(answer, "answer") for answer in answers if _asks_affiliation(answer)), ""),
        session=text(event, "title"),
        about=about,
        date=date if len(date) == 10 else about.date,
        profile_urls=links(urls),
        extractor=extractor,
        confidence=0.9,
    )


def _asks_affiliation(answer: Record) -> bool:
    question = answer.get("question")
    asked = text(question, "question") if isinstance(question, dict) else text(answer, "question")
    return any(
        word in asked.lower() for word in ("affiliation", "company", "organi", "employer", "institution")
    )


def _role(person: Record, event: Record) -> tuple[Role, str]:
    label = text(person, "role").lower()
    said = role_of(label) if label else None
    kind = text(event, "type", "track")
    if (not said or said.role is Role.SPEAKER) and _shape.is_keynote(text(event, "title"), kind):
        return Role.KEYNOTE, label or kind
    return (said.role, label) if said else (Role.SPEAKER, label or "speaker")
