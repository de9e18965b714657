"""Indico: meetings of science; JSON exports of an event, its timetable, and the speaker list in HTML."""

import re
from collections.abc import Iterator

from analysis.roles import Role
from scrapers.extract.dates import date_range, iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, mentioned
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import Record, record, some, text, words
from scrapers.items import Mention

NAME = "indico"
_EXPORT = re.compile(r"/export/(?:event|timetable)/\d+\.json", re.IGNORECASE)
_EVENT = re.compile(r"^(https?://[^/]+(?:/[\w-]+)*?)/event/(\d+)(?:/|$)", re.IGNORECASE)
_RESULT = re.compile(r'"_type"\s*:\s*"HTTPAPIResult"')
# field of a contribution -> role and what the page calls it
_PARTS = {
    "speakers": (Role.SPEAKER, "Speaker"),
    "presenters": (Role.SPEAKER, "Presenter"),
    "primaryauthors": (Role.AUTHOR, "Primary author"),
    "coauthors": (Role.AUTHOR, "Co-author"),
    "conveners": (Role.MODERATOR, "Convener"),
    "sessionConveners": (Role.MODERATOR, "Convener"),
}
_INSIDE = ("contributions", "subContributions", "sessions", "session", "entries")


def recognise(document: Document) -> bool:
    """By the envelope of its exports, or by what every page of it says at its foot."""
    if document.form == "json":
        return bool(_EXPORT.search(document.url) or _RESULT.search(document.text[:2000]))
    return "Indico" in document.text and bool(_EVENT.match(document.url)) and "indico" in document.text


def endpoints(document: Document) -> Iterator[str]:
    """Gives the export of an event, with its contributions and with its sessions."""
    match = _EVENT.match(document.url) if document.form == "html" else None
    if match:
        for detail in ("contributions", "sessions"):
            yield f"{match[1]}/export/event/{match[2]}.json?detail={detail}"


def read(document: Document) -> Iterator[Mention]:
    """Reads an export, or the speaker list of a page."""
    if document.form == "html":
        yield from _speaker_list(document)
        return
    results = record(document.data, "export").get("results")
    if isinstance(results, dict):  # the timetable: results[id][day][entry]
        for days in results.values():
            for entries in record(days, "results").values():
                yield from _entries(document, record(entries, "results"), EventFacts())
        return
    for event in _shape.records(results, "results"):
        if "title" not in event:
            raise UnexpectedShapeError(f"results: no title among {', '.join(list(event)[:5])}")
        yield from _event(document, event)


def _event(document: Document, event: Record) -> Iterator[Mention]:
    start, end = event.get("startDate"), event.get("endDate")
    date = date_range(_day(start), _day(end))
    about = EventFacts(text(event, "title"), year_of(date), date, text(event, "location", "room"))
    lecture = text(event, "type") in {"simple_event", "lecture"}
    for person in some(event.get("chairs")):
        # whom a lecture calls its chairs are those who give it
        role, label = (Role.SPEAKER, "Speaker") if lecture else (Role.CHAIR, "Chairperson")
        yield from _person(document, person, role, label, {}, about)
    yield from _contributions(document, event, about)


def _contributions(
    document: Document, holder: Record, about: EventFacts, depth: int = 0
) -> Iterator[Mention]:
    for name in _INSIDE:
        inner = holder.get(name)
        if isinstance(inner, dict) and name == "entries":
            yield from _entries(document, inner, about)
        elif depth < 6:
            for part in [inner] if isinstance(inner, dict) else some(inner):
                yield from _people(document, part, about)
                yield from _contributions(document, part, about, depth + 1)


def _entries(document: Document, entries: Record, about: EventFacts) -> Iterator[Mention]:
    for entry in entries.values():
        if isinstance(entry, dict) and entry.get("entryType") != "Break":
            yield from _people(document, entry, about)
            yield from _contributions(document, entry, about)


def _people(document: Document, part: Record, about: EventFacts) -> Iterator[Mention]:
    told: set[str] = set()
    for field, (role, label) in _PARTS.items():
        for person in some(part.get(field)):
            name = _name(person)
            if name not in told:  # who speaks is not told again as an author
                yield from _person(document, person, role, label, part, about)
            told.add(name)


def _person(
    document: Document, person: Record, role: Role, label: str, part: Record, about: EventFacts
) -> Iterator[Mention]:
    title = text(part, "title", "slotTitle")
    if role is Role.SPEAKER and _shape.is_keynote(title, text(part, "type")):
        role = Role.KEYNOTE
    yield from mentioned(
        document,
        _name(person),
        role,
        role_label=label,
        organization=text(person, "affiliation"),
        session=title,
        about=about,
        date=iso_date(_day(part.get("startDate"))) or about.date,
        extractor=NAME,
        confidence=0.95,
    )


def _name(person: Record) -> str:
    given = text(person, "first_name", "firstName")
    family = text(person, "last_name", "familyName")
    if given or family:
        return f"{given} {family}".strip()
    last, comma, rest = text(person, "fullName", "name").partition(", ")
    return f"{rest} {last}" if comma else last


def _day(value: object) -> str:
    return text(value, "date") if isinstance(value, dict) else str(value or "")


def _speaker_list(document: Document) -> Iterator[Mention]:
    for item in _shape.with_class(document.tree, "speaker-item"):
        affiliation = _shape.first(item, "affiliation")
        yield from mentioned(
            document,
            words(_shape.first(item, "name")),
            Role.SPEAKER,
            role_label="Speaker",
            organization=words(affiliation).strip("() "),
            extractor=NAME,
            confidence=0.85,
        )
