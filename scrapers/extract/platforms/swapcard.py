"""Swapcard: exhibitors and speakers, in the state that a public page prints for its own scripts."""

import json
from collections.abc import Iterator
from typing import Any

from analysis.roles import Kind, Role
from scrapers.extract.dates import iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import Record, no_endpoints, record, some, text
from scrapers.items import Mention

NAME = "swapcard"
endpoints = no_endpoints  # further pages of a list are asked for by queries whose keys change
_STATE = '//script[@id="__NEXT_DATA__"]'
_LISTS = ("nodes", "edges", "node")


def recognise(document: Document) -> bool:
    """By the types in its state."""
    return document.form == "html" and '"Core_Event:' in document.text and "__NEXT_DATA__" in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads exhibitors, and speakers of sessions; people of other lists, and staff of exhibitors, never."""
    state = _state(document)
    events = _of_type(state, "Core_Event")
    if any(event.get("isPublic") is False for event in events):
        return
    event = events[0] if len(events) == 1 else {}
    date = iso_date(text(event, "beginsAt"))
    about = EventFacts(text(event, "title"), year_of(date), date)
    for exhibitor in _of_type(state, "Core_Exhibitor"):
        yield from mentioned(
            document,
            text(exhibitor, "name"),
            Role.EXHIBITOR,
            kind=Kind.ORGANIZATION,
            role_label="exhibitor",
            booth=text(_field(exhibitor, "withEvent"), "booth"),
            about=about,
            extractor=NAME,
            confidence=0.9,
        )
    for session in _of_type(state, "Core_Planning"):
        for speaker in _speakers(session, state):
            yield from _speaker(document, speaker, session, about)


def _state(document: Document) -> Record:
    scripts = document.tree.xpath(_STATE)
    try:
        data = json.loads(scripts[0].text or "") if scripts else None
    except ValueError:
        data = None
    props = record(record(data, "__NEXT_DATA__").get("props"), "props")
    return record(props.get("apolloState"), "props.apolloState")


def _of_type(state: Record, name: str) -> list[Record]:
    found = [value for key, value in state.items() if key.startswith(f"{name}:")]
    return _shape.records(found, name)


def _field(value: Record, name: str) -> Record:
    """Gives a field that may carry its arguments in its name: `withEvent({"id":…})`."""
    found = next((value[key] for key in value if key == name or key.startswith(f"{name}(")), None)
    return found if isinstance(found, dict) else {}


def _speakers(session: Record, state: Record) -> Iterator[Record]:
    for holder in (session, _field(session, "withEvent")):
        for key, value in holder.items():
            if key == "speakers" or key.startswith("speakers("):
                yield from _resolved(value, state)


def _resolved(value: Any, state: Record, depth: int = 0) -> Iterator[Record]:
    if depth > len(_LISTS) + 1:
        return
    for one in some(value) if isinstance(value, list) else [value] if isinstance(value, dict) else []:
        reference = one.get("__ref")
        inner = next((one[name] for name in _LISTS if name in one), None)
        if isinstance(reference, str):
            if reference not in state:
                raise UnexpectedShapeError(f"speakers: {reference[:40]} is missing")
            yield record(state[reference], "speaker")
        elif inner is not None:
            yield from _resolved(inner, state, depth + 1)
        else:
            yield one


def _speaker(document: Document, person: Record, session: Record, about: EventFacts) -> Iterator[Mention]:
    title = text(_field(session, "withEvent"), "title") or text(session, "title")
    date = iso_date(text(session, "beginsAt")) or about.date
    yield from mentioned(
        document,
        f"{text(person, 'firstName')} {text(person, 'lastName')}".strip(),
        Role.KEYNOTE if _shape.is_keynote(title, text(session, "type")) else Role.SPEAKER,
        role_label="speaker",
        organization=text(person, "organization"),
        job_title=text(person, "jobTitle"),
        session=title,
        about=about,
        date=date,
        extractor=NAME,
        confidence=0.9,
    )
