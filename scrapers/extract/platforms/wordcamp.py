"""WordCamp: the conferences of the WordPress community; blocks, older shortcodes, and the REST interface."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import html

from analysis.roles import Kind, Role
from scrapers.extract.dates import iso_date, year_of
from scrapers.extract.document import Document
from scrapers.extract.facts import EventFacts, links, mentioned
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._shape import Record, some, text, words
from scrapers.extract.tiers import tier_of
from scrapers.items import Mention

NAME = "wordcamp"
_ROUTE = re.compile(r"/wp-json/wp/v2/(speakers|sessions|sponsors|organizers)\b")
_KINDS = {
    "speakers": Role.SPEAKER,
    "organizers": Role.ORGANIZER,
    "sponsors": Role.SPONSOR,
}
_MARKS = ("wordcamp-", "wcorg-")
# class of the card, class of its name, role
_CARDS = (
    ("wordcamp-speaker", "wordcamp-speakers__title", Role.SPEAKER),
    ("wordcamp-organizer", "wordcamp-organizers__title", Role.ORGANIZER),
    ("wordcamp-sponsor", "wordcamp-sponsors__title", Role.SPONSOR),
    ("wcorg-speaker", "", Role.SPEAKER),
    ("wcorg-organizer", "", Role.ORGANIZER),
    ("wcorg-sponsor", "", Role.SPONSOR),
)


def recognise(document: Document) -> bool:
    """By the class names of its blocks, or the keys that only its REST interface has."""
    if document.form == "json":
        return "_wcpt_" in document.text and bool(_ROUTE.search(document.url) or '"session_' in document.text)
    return document.form == "html" and any(mark in document.text for mark in _MARKS)


def endpoints(document: Document) -> Iterator[str]:
    """Gives the lists of the REST interface, on sites of wordcamp.org."""
    parts = urlsplit(document.url)
    if document.form == "html" and (parts.hostname or "").endswith((".wordcamp.org", "events.wordpress.org")):
        edition = re.match(r"/(?:[\w-]+/)?\d{4}(?:/|$)", parts.path)
        base = f"{parts.scheme}://{parts.netloc}{edition[0].rstrip('/') if edition else ''}"
        for kind in (*_KINDS, "sessions"):
            yield f"{base}/wp-json/wp/v2/{kind}?per_page=100&_embed=1"


def read(document: Document) -> Iterator[Mention]:
    """Reads cards of people and sponsors, or one list of the REST interface."""
    if document.form == "json":
        yield from _rest(document)
        return
    for card_class, name_class, role in _CARDS:
        for card in _shape.with_class(document.tree, card_class):
            yield from _card(document, card, name_class, role)


def _card(document: Document, card: html.HtmlElement, name_class: str, role: Role) -> Iterator[Mention]:
    heading = (
        _shape.first(card, name_class)
        if name_class
        else next(iter(card.xpath(".//h2 | .//h3 | .//h4")), None)
    )
    logo = card.xpath(".//img/@alt") if role is Role.SPONSOR else []
    sponsor = role is Role.SPONSOR
    talks = [words(link) for link in _shape.with_class(card, "wordcamp-speakers__session-link")] or [""]
    urls = [
        url for url in card.xpath(".//a/@href") if urlsplit(url).hostname != urlsplit(document.url).hostname
    ]
    for talk in talks:
        yield from mentioned(
            document,
            words(heading) or next(iter(logo), ""),
            role,
            kind=Kind.ORGANIZATION if sponsor else Kind.PERSON,
            role_label=role.value,
            session=talk,
            tier=_tier(card) if sponsor else "",
            profile_urls=links(urls),
            extractor=NAME,
            confidence=0.9,
        )


def _tier(card: html.HtmlElement) -> str:
    """The level stands in the class of the list around the sponsor, and in its heading."""
    for above in card.iterancestors():
        level = re.search(r"(?:wcorg-sponsor-level-|sponsor-level-)([\w-]+)", above.get("class") or "")
        if level:
            heading = words(above.find("h2"))
            return tier_of(heading) or tier_of(level[1].replace("-", " ")) or heading
    return ""


def _rest(document: Document) -> Iterator[Mention]:
    entries = _shape.records(document.data, "list")
    route = _ROUTE.search(document.url)
    kind = route[1] if route else "sessions" if entries and "session_date_time" in entries[0] else ""
    for entry in entries:
        if entry.get("status", "publish") != "publish":
            continue
        if kind == "sessions":
            yield from _session(document, entry)
        elif kind:
            yield from _entry(document, entry, _KINDS[kind])


def _session(document: Document, session: Record) -> Iterator[Mention]:
    title = text(session, "title")
    meta = session.get("meta")
    seconds = meta.get("_wcpt_session_time") if isinstance(meta, dict) else None
    date = iso_date(str(seconds or ""))
    about = EventFacts(year=year_of(date), date=date)
    role = Role.KEYNOTE if _shape.is_keynote(title) else Role.SPEAKER
    for speaker in some(session.get("session_speakers")):
        yield from mentioned(
            document,
            text(speaker, "name"),
            role,
            role_label="speaker",
            session=title,
            about=about,
            profile_urls=links([speaker.get("link")]),
            extractor=NAME,
            confidence=0.95,
        )


def _entry(document: Document, entry: Record, role: Role) -> Iterator[Mention]:
    meta = entry.get("meta")
    website = meta.get("_wcpt_sponsor_website") if isinstance(meta, dict) else None
    sponsor = role is Role.SPONSOR
    yield from mentioned(
        document,
        text(entry, "title"),
        role,
        kind=Kind.ORGANIZATION if sponsor else Kind.PERSON,
        role_label=role.value,
        profile_urls=links([website if sponsor else entry.get("link")]),
        extractor=NAME,
        confidence=0.95,
    )
