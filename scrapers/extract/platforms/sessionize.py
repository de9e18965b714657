"""Sessionize: speakers and sessions of a call for papers, as HTML or JSON views."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from analysis.roles import Role
from scrapers.extract.dates import iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, links, mentioned, split_tagline
from scrapers.extract.platforms import UnexpectedShapeError, _shape
from scrapers.extract.platforms._shape import Record, some, text, words
from scrapers.items import Mention

NAME = "sessionize"
_VIEW = re.compile(r"(?:(?:https?:)?//([\w.:-]+))?/api/v2/(\w{4,20})/view/(\w+)", re.IGNORECASE)


def recognise(document: Document) -> bool:
    """By a view's address, a script that embeds one, the class names of a view, or the keys of its JSON."""
    if document.form == "json":
        source = document.text
        return (
            bool(_VIEW.search(document.url)) or '"isServiceSession"' in source or '"isTopSpeaker"' in source
        )
    signs = ("sessionize.com", "sz-s", "/api/v2/")
    return any(sign in document.text for sign in signs)


def endpoints(document: Document) -> Iterator[str]:
    """Gives the view `All` of every Sessionize event that the page embeds; it holds the other views.

    A view served by another host, as a mirror of the event's own, is asked for as the page does.
    """
    if document.form == "html" and not _VIEW.search(document.url):
        found = _VIEW.finditer(_shape.unescaped(document))
        yield from dict.fromkeys(_view(document, match) for match in found)


def _view(document: Document, match: re.Match[str]) -> str:
    if (match[1] or "").endswith("sessionize.com"):
        return f"https://sessionize.com/api/v2/{match[2]}/view/All"
    return urljoin(document.url, match[0])


def read(document: Document) -> Iterator[Mention]:
    """Reads any view, as JSON or as HTML."""
    if document.form == "html":
        yield from _html(document)
    elif document.form == "json":
        speakers, sessions = _parts(document.data)
        yield from _speakers(document, speakers, sessions)


def _parts(data: Any) -> tuple[list[Record], list[Record]]:
    """Finds speakers and sessions in whichever view this is."""
    if isinstance(data, dict) and "speakers" in data and "sessions" in data:
        return _shape.records(data["speakers"], "speakers"), _shape.records(data["sessions"], "sessions")
    groups = _shape.records(data, "view")
    if not groups:
        return [], []
    head = groups[0]
    if "fullName" in head or "firstName" in head:
        return groups, []
    if "sessions" in head:
        return [], [session for group in groups for session in some(group["sessions"])]
    if "rooms" in head:
        rooms = [room for day in groups for room in some(day["rooms"])]
        return [], [session for room in rooms for session in some(room.get("sessions"))]
    if "title" in head and "speakers" in head:
        return [], groups
    raise UnexpectedShapeError(f"no view that is known: {', '.join(list(head)[:5])}")


def _speakers(document: Document, speakers: list[Record], sessions: list[Record]) -> Iterator[Mention]:
    held: dict[str, list[Record]] = {}
    names: dict[str, str] = {}
    for session in sessions:
        # talks that were declined or withdrawn stay in some exports; a null status is a plain talk
        if session.get("isServiceSession") or session.get("status") in {"Declined", "Withdrawn", "Nominated"}:
            continue
        for speaker in session.get("speakers") or ():
            key = str(speaker.get("id") if isinstance(speaker, dict) else speaker)
            held.setdefault(key, []).append(session)
            if isinstance(speaker, dict):
                names[key] = text(speaker, "name")
    known = {str(speaker.get("id")): speaker for speaker in speakers}
    for key in dict.fromkeys((*known, *held)):
        speaker = known.get(key, {"fullName": names.get(key, "")})
        talks = held.get(key) or some(speaker.get("sessions")) or [{}]
        for session in {text(talk, "title", "name"): talk for talk in talks}.values():
            yield from _mention(document, speaker, session)


def _mention(document: Document, speaker: Record, session: Record) -> Iterator[Mention]:
    title, organization = split_tagline(text(speaker, "tagLine", "tagline"))
    name = text(speaker, "fullName") or f"{text(speaker, 'firstName')} {text(speaker, 'lastName')}"
    talk = text(session, "title", "name")
    labels = [text(item, "name") for group in some(session.get("categories"))
              for item in some(group.get("categoryItems"))]  # fmt: skip
    date = iso_date(text(session, "startsAt"))
    urls = [link.get("url") for link in some(speaker.get("links"))]
    yield from mentioned(
        document,
        name,
        Role.KEYNOTE if _shape.is_keynote(talk, *labels) else Role.SPEAKER,
        role_label="speaker",
        job_title=title,
        organization=organization,
        session=talk,
        about=EventFacts(year=year_of(date), date=date),
        profile_urls=links(urls),
        extractor=NAME,
        confidence=0.9,
    )


def _html(document: Document) -> Iterator[Mention]:
    if "data-speakerid" not in document.text and "sz-speaker" not in document.text:
        return
    tree = document.tree
    titles = {item.get("data-sessionid"): words(_shape.first(item, "sz-session__title"))
              for item in _shape.with_class(tree, "sz-session")}  # fmt: skip
    seen: set[str] = set()
    for item in _shape.with_class(tree, "sz-speaker"):
        name = words(_shape.first(item, "sz-speaker__name"))
        talks = [
            titles.get(link.get("data-sessionid")) or words(link)
            for link in item.xpath(".//*[@data-sessionid]")
        ]
        urls = [link.get("href") for link in item.xpath(".//a[@href]")]
        tagline = words(_shape.first(item, "sz-speaker__tagline"))
        seen.add(name)
        for talk in filter(None, talks) if any(talks) else [""]:
            speaker: Record = {"fullName": name, "tagLine": tagline, "links": [{"url": url} for url in urls]}
            yield from _mention(document, speaker, {"title": talk})
    for session in _shape.with_class(tree, "sz-session"):
        talk = titles[session.get("data-sessionid")]
        for item in session.xpath(".//*[@data-speakerid]"):
            if words(item) not in seen:
                yield from _mention(document, {"fullName": words(item)}, {"title": talk})
