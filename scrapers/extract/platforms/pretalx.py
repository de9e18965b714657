"""pretalx: schedule export in JSON or XML; speaker and talk pages in HTML."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from analysis.roles import Role
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, mentioned
from scrapers.extract.platforms import _schedule, _shape
from scrapers.extract.platforms._shape import words
from scrapers.items import Mention

NAME = "pretalx"
_GENERATOR = re.compile(r"<meta[^>]{0,80}generator[^>]{0,80}pretalx", re.IGNORECASE)
_WIDGET = re.compile(
    r"(https?://[^\s\"'<>]{1,120})/(?:widgets?/schedule|schedule/widgets?/[\w.]+)\.js", re.IGNORECASE
)
_WIDGET_EVENT = re.compile(r"<pretalx-schedule[^>]{0,400}event-url=[\"']([^\"']{5,200})", re.IGNORECASE)
_PAGES = re.compile(r"^(https?://.+?)/(?:schedule|talk|speaker|featured|sneak)(?:/|$)", re.IGNORECASE)


def recognise(document: Document) -> bool:
    """By the generator that its pages and exports name, or an embedded schedule."""
    head = document.text[:20_000]
    if document.form == "json":
        return '"schedule"' in head and '"conference"' in head and "pretalx" in head
    if document.form == "xml":
        return "<schedule" in head[:2000] and "pretalx" in head[:2000]
    return "pretalx" in document.text and bool(_base(document))


def endpoints(document: Document) -> Iterator[str]:
    """Gives the schedule export of the event, on pages of it and on pages that embed it."""
    if document.form == "html":
        base = _base(document)
        if base:
            yield f"{base}/schedule/export/schedule.json"


def _base(document: Document) -> str:
    """Gives the address of the event, empty where the page does not tell it."""
    embedded = _WIDGET_EVENT.search(document.text) or _WIDGET.search(_shape.unescaped(document))
    if embedded:
        return str(urljoin(document.url, embedded[1])).rstrip("/")
    if not _GENERATOR.search(document.text[:20_000]):
        return ""
    pages = _PAGES.match(document.url)
    return str(pages[1]) if pages else document.url.split("?")[0].split("#")[0].rstrip("/")


def read(document: Document) -> Iterator[Mention]:
    """Reads an export, or the speakers of a page."""
    if document.form == "json":
        yield from _schedule.from_json(document, NAME)
    elif document.form == "xml":
        yield from _schedule.from_xml(document, NAME)
    elif _GENERATOR.search(document.text[:20_000]):
        yield from _list(document)
        yield from _talk(document)


def _event(document: Document) -> EventFacts:
    """The title of a page ends in the name of the event: "Speakers :: Example Days 2026"."""
    title = words(document.tree.find(".//title"))
    _, separator, event = title.rpartition("::")
    return EventFacts(event.strip()) if separator and "pretalx" not in event.lower() else EventFacts()


def _list(document: Document) -> Iterator[Mention]:
    for link in document.tree.xpath('//a[contains(@href, "/speaker/")]'):
        information = _shape.first(link, "pretalx-session-info")
        if information is None:
            continue
        name = words(_shape.first(information, "title"))
        talks = [words(item) for item in information.iter("li")]
        for talk in talks or [""]:
            yield from _mention(document, name, talk)


def _talk(document: Document) -> Iterator[Mention]:
    title = document.tree.xpath(
        "//h1 | //h2[contains(@class, 'talk-title')] | //h3[contains(@class, 'talk-title')]"
    )
    for card in _shape.with_class(document.tree, "talk-speaker-card"):
        name = words(_shape.first(card, "talk-speaker-name"))
        yield from _mention(document, name, words(title[-1]) if title else "")


def _mention(document: Document, name: str, talk: str) -> Iterator[Mention]:
    role = Role.KEYNOTE if _shape.is_keynote(talk) else Role.SPEAKER
    fields = {"role_label": "speaker", "session": talk, "about": _event(document), "extractor": NAME}
    yield from mentioned(document, name, role, confidence=0.85, **fields)
