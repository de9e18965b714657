"""Cvent event sites: the snapshot of an event and its lists of sessions; the page tells where they are."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from analysis.roles import Role
from scrapers.extract.dates import date_range, iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, links, mentioned
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import Record, record, some, text
from scrapers.extract.words import role_of
from scrapers.items import Mention

NAME = "cvent"
_EVENT = re.compile(r"eventContext:\s*\{[^}]{0,200}?\"eventId\"\s*:\s*\"([0-9a-f-]{36})\"", re.IGNORECASE)
_VERSION = re.compile(r"eventSnapshotVersion:\s*'([\w.-]{4,80})'")
_SERVICE = re.compile(r"serviceBaseUrl:\s*'(/[\w/-]{1,40})'")
_NO_TYPE = "00000000-0000-0000-0000-000000000000"
# titles that organisers give to what is not to be seen yet
_NOT_SHOWN = re.compile(r"^(?:hidden\b|xx|test\s*$)", re.IGNORECASE)
_CANCELLED = 7


def recognise(document: Document) -> bool:
    """By the script settings of its pages, or the keys of its data."""
    source = document.text
    if document.form == "json":
        return '"speakerInfoSnapshot"' in source or (
            '"sessionSpeakerOrder"' in source and '"speakerIds"' in source
        )
    return document.form == "html" and "eventSnapshotVersion" in source and "cvent" in source


def endpoints(document: Document) -> Iterator[str]:
    """Gives the snapshot that the page's own scripts ask for."""
    if document.form != "html":
        return
    event, version = _EVENT.search(document.text), _VERSION.search(document.text)
    if event and version:
        service = _SERVICE.search(document.text)
        path = f"{service[1] if service else '/event_guest'}/v1/snapshot/{event[1]}/event"
        yield urljoin(document.url, f"{path}?snapshotVersion={version[1]}&registrationTypeId={_NO_TYPE}")


def read(document: Document) -> Iterator[Mention]:
    """Reads a snapshot or a list of sessions; a page holds neither."""
    if document.form != "json":
        return
    data = document.data
    if isinstance(data, dict) and "speakerInfoSnapshot" in data:
        yield from _snapshot(document, data)
        return
    for session in _sessions(data):
        if _is_shown(session):
            about = EventFacts(date=iso_date(text(session, "startDateTime", "startDateOnly")))
            for person in some(session.get("speakers")):
                yield from _speaker(document, person, [session], text(session, "name"), about)


def _sessions(data: Any) -> list[Record]:
    """Answers of the site come as a list with one `data.event.sessions.data`; saved ones as the bare list."""
    if isinstance(data, list) and data and isinstance(data[0], dict) and "speakerIds" in data[0]:
        return _shape.records(data, "sessions")
    answer = data[0] if isinstance(data, list) and data else data
    for name in ("data", "event", "sessions"):
        answer = record(answer, name).get(name)
    return _shape.records(record(answer, "sessions").get("data"), "sessions.data")


def _is_shown(session: Record) -> bool:
    hidden = session.get("showOnAgenda") is False or session.get("status") == _CANCELLED
    return not hidden and not _NOT_SHOWN.match(text(session, "name"))


def _snapshot(document: Document, data: Record) -> Iterator[Mention]:
    if data.get("isInTestMode") is True:
        return
    speakers = record(record(data["speakerInfoSnapshot"], "speakerInfoSnapshot").get("speakers"), "speakers")
    date = date_range(text(data, "startDate"), text(data, "endDate"))
    about = EventFacts(text(data, "title"), year_of(date), date, _place(data))
    container = (data.get("products") or {}).get("sessionContainer") or {}
    held: dict[str, list[Record]] = {}
    for session in (container.get("optionalSessions") or {}).values():
        if isinstance(session, dict) and text(session, "name") and _is_shown(session):
            for key in session.get("speakerIds") or {}:
                held.setdefault(str(key), []).append(session)
    for key, person in speakers.items():
        yield from _speaker(document, record(person, "speaker"), held.get(key, [{}]), "", about)


def _place(data: Record) -> str:
    address = data.get("address")
    parts = (
        [text(address, "city"), text(address, "stateCode"), text(address, "countryCode")] if address else []
    )
    return ", ".join(filter(None, parts)) or text(data, "location")


def _speaker(
    document: Document, person: Record, sessions: list[Record], title: str, about: EventFacts
) -> Iterator[Mention]:
    if person.get("displayOnWebsite") is False:
        return
    category = person.get("category")
    label = text(category, "name") if isinstance(category, dict) else ""
    said = role_of(label) if label else None
    for session in sessions:
        talk = title or text(session, "name")
        role = said.role if said else Role.KEYNOTE if _shape.is_keynote(talk) else Role.SPEAKER
        yield from mentioned(
            document,
            " ".join(
                filter(None, (text(person, "prefix"), text(person, "firstName"), text(person, "lastName")))
            ),
            role,
            role_label=label or "speaker",
            organization=text(person, "company"),
            job_title=text(person, "title"),
            credentials=text(person, "designation"),
            session=talk,
            about=about,
            profile_urls=links(_addresses(person)),
            extractor=NAME,
            confidence=0.9,
        )


def _addresses(person: Record) -> Iterator[Any]:
    """Gives the pages of a speaker; websites come as a list, or by their ids."""
    yield from (person.get(key) for key in ("linkedInUrl", "twitterUrl"))
    websites = person.get("websites")
    for site in websites.values() if isinstance(websites, dict) else some(websites):
        yield site.get("url") if isinstance(site, dict) else site
