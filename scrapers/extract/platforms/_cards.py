"""Cards that page builders make: a box with a class for the name, one for the position, links of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from lxml import etree, html

from analysis.names.judge import organization_score
from analysis.roles import FAMILY, Family, Role
from scrapers.extract.blocks.field_parts import ends_short
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.document import Document
from scrapers.extract.facts import links, mentioned
from scrapers.extract.people import read_people
from scrapers.extract.person import name_score
from scrapers.extract.platforms import _shape
from scrapers.extract.platforms._over import MONEY, Headings, Over
from scrapers.extract.words import is_job_title, role_of
from scrapers.items import Mention

_SURE = 0.6
_POSSIBLE = 0.3
_LIKELY = 0.4
_ORGANIZATION = 0.8
_MOST = 0.6
_LINES = 3
_LINE_WORDS = 14
_AT_LARGE = re.compile(r"\bat[ -]large$", re.IGNORECASE)  # no employer: a seat of no district
_ELSEWHERE = ("nav", "footer")


@dataclass(frozen=True, slots=True)
class Card:
    """How a builder marks somebody.

    Attributes:
        box: class of the whole.
        name: classes of the name, best first.
        position: classes of what stands under it (title, employer, office); the box itself for all in it.
        certain: the box is made for people; others hold topics just as well.
        role: what the box itself says where no heading does.
    """

    box: str
    name: tuple[str, ...]
    position: tuple[str, ...] = ()
    certain: bool = True
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    card: Card
    box: html.HtmlElement
    over: Over
    name: str
    pieces: tuple[str, ...]


def read_cards(
    document: Document, cards: Sequence[Card], extractor: str, titles: Sequence[str] = ()
) -> Iterator[Mention]:
    """Reads the people in the cards of a page, in the role that headings, position or page give.

    Args:
        document: the page.
        cards: the cards that the builder makes.
        extractor: name of the reader.
        titles: classes that head a section without being headings.
    """
    found = list(_find(document, tuple(cards), tuple(titles)))
    for one in found:
        if one.card.certain or _are_people([other for other in found if _together(one, other)]):
            yield from _mention(document, one, extractor)


def _find(document: Document, cards: tuple[Card, ...], titles: tuple[str, ...]) -> Iterator[_Found]:
    headings, box = Headings(document), None
    by_class = {card.box: card for card in cards}
    for element in _wanted(tuple(by_class), titles)(document.tree):
        if box is not None and box in element.iterancestors():
            continue
        classes = (element.get("class") or "").split()
        card = next((by_class[name] for name in classes if name in by_class), None)
        if card is None:
            headings.enter(element)
        elif next(element.iterancestors(*_ELSEWHERE), None) is None:
            box = element
            name, pieces = _name(_shape.words(_shape.first(element, *card.name)))
            yield _Found(card, element, headings.over(), name, pieces)


@cache
def _wanted(boxes: tuple[str, ...], titles: tuple[str, ...]) -> etree.XPath:
    marked = (
        f'//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]' for name in boxes + titles
    )
    return etree.XPath("|".join((*(f"//h{n}" for n in range(1, 7)), *marked)))


def _name(text: str) -> tuple[str, tuple[str, ...]]:
    """Parts "Ada Example – President"; what is just a name stays as it is printed."""
    people = read_people(text).people
    if len(people) == 1 and people[0].pieces and name_score(text) < _SURE:
        return people[0].name, tuple(people[0].pieces)
    return text, ()


def _together(one: _Found, other: _Found) -> bool:
    return one.card is other.card and one.over.headings == other.over.headings


def _are_people(group: list[_Found]) -> bool:
    """Says whether most boxes under one heading name somebody, and the heading speaks of people."""
    named = sum(name_score(one.name) >= _SURE for one in group)
    return named >= _MOST * len(group) and not group[0].over.is_plain


def _mention(document: Document, found: _Found, extractor: str) -> Iterator[Mention]:
    needed = _POSSIBLE if found.card.certain else _LIKELY
    if name_score(found.name) < needed or organization_score(found.name) >= _ORGANIZATION:
        return
    position = _position(found)
    title, organization = _profession(position)
    parts = (line for line in position if _is_part(line))
    role, said = found.over.role(next(parts, title)) or (found.card.role, found.card.role or "")
    if role is None or role in MONEY:
        return
    yield from mentioned(
        document,
        found.name,
        role,
        role_label=str(said),
        job_title=title,
        organization=organization,
        award=found.over.award if FAMILY[role] is Family.AWARD else "",
        year=found.over.year,
        profile_urls=links(_addresses(document, found.box)),
        extractor=extractor,
        confidence=0.85,
    )


def _position(found: _Found) -> list[str]:
    """The short lines under the name; a biography is none."""
    own = found.card.box in found.card.position
    elements = [found.box] if own else [_shape.first(found.box, name) for name in found.card.position]
    printed = [*found.pieces, *(line for element in elements for line in _shape.lines(element))]
    lines = [part for line in printed for part in _after_office(line)]
    short = [line for line in lines if len(line.split()) <= _LINE_WORDS and not _is_sentence(line)]
    return [line for line in short if line != found.name][:_LINES]


def _is_sentence(line: str) -> bool:
    return line[-1] in ".!?…" and not ends_short(line)


def _profession(lines: list[str]) -> tuple[str, str]:
    """Tells title and employer apart; the name of a part in the event ("Keynote Speaker") is neither."""
    office = next((line for line in lines if _is_office(line)), "")
    told = [line for line in lines if line != office and not _is_part(line)]
    fields = fields_of((), told)
    return fields.job_title or office, fields.organization


def _after_office(line: str) -> list[str]:
    """Parts "Treasurer, Example Works" and "Member at Large, Example Works"."""
    office, _, employer = line.partition(", ")
    return [office, employer] if employer and _is_office(office) else [line]


def _is_office(line: str) -> bool:
    hit = role_of(line)
    return bool(hit and hit.share > _MOST and FAMILY[hit.role] is Family.COMMITTEE) or bool(
        _AT_LARGE.search(line)
    )


def _is_part(line: str) -> bool:
    hit = role_of(line)
    return bool(hit and hit.share > _MOST) and not is_job_title(line)


def _addresses(document: Document, box: html.HtmlElement) -> Iterator[str]:
    host = urlsplit(document.url).hostname
    for link in box.iter("a"):
        address = link.get("href") or ""
        if address.startswith("http") and urlsplit(address).hostname != host:
            yield address
