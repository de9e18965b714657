"""People named in sentences: who received which award, who gives the keynote, who is thanked for what.

A sentence names somebody only where a turn of phrase of `data/words/prose.yaml` says so, a full name stands
right beside it, and the rest of the sentence agrees; everything else in running text is left alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from analysis.roles import Family, Role, family_of
from analysis.text import fold, squeeze
from data import DATA
from scrapers.extract.award_names import award_of
from scrapers.extract.blocks.lines import Lines
from scrapers.extract.blocks.page_role import PageRole
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.seats import seats_of
from scrapers.extract.sentences import names_and_employers, sentences, trailing
from scrapers.extract.words import role_of
from scrapers.items import Mention

NAME = "prose"
_CONFIDENCE = 0.6
_FEWEST_WORDS = 4
_SHORTEST = 25
_LONGEST = 4000
_LONGEST_AWARD = 12
_ENDS = frozenset('.!?:”"»)')
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
_FILLER = re.compile(
    r"^(?:the|this year.?s|our|der|die|das|le|la|les|el|il|lo|o|a|de|het|and|und|et|y|e)\s+|^l['’]",
    re.IGNORECASE,
)
_BEFORE_AWARD = re.compile(r".*(?:[:;,–—]|\bthat\b|\bdass\b|\bque\b|\bche\b)\s+", re.IGNORECASE)
_AFTER_AWARD = re.compile(
    r"[,.;:!?–—(]|\s(?:for|in|at|from|by|on|für|im|am|pour|en|por|per|nel|voor|um|em|and)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    follow: bool


@dataclass(frozen=True, slots=True)
class _Words:
    pattern: re.Pattern[str]
    phrases: dict[str, _Phrase]
    deeds: tuple[tuple[str, Role], ...]
    rare: frozenset[str]
    news: frozenset[str]
    elsewhere: tuple[str, ...]


@cache
def _words() -> _Words:
    loaded: dict[str, Any] = yaml.safe_load((DATA / "words" / "prose.yaml").read_text("utf-8"))
    deeds = tuple((phrase, Role(role)) for role, phrases in loaded["deeds"].items() for phrase in phrases)
    found = {
        phrase: _Phrase(kind, side == "follow")
        for kind in ("award", "keynote", "thanks")
        for side, languages in loaded[kind].items()
        for phrases in languages.values()
        for phrase in phrases
    }
    longest_first = sorted(map(re.escape, found), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
    rare = frozenset(max(phrase.split(), key=len) for phrase in found)
    return _Words(
        pattern, found, deeds, rare, frozenset(map(fold, loaded["news"])), tuple(loaded["elsewhere"])
    )


def read_prose(
    document: Document, lines: Lines, known: Iterable[Mention], page: PageRole, title: str
) -> list[Mention]:
    """Reads the sentences of a page.

    Args:
        document: the page.
        lines: its lines.
        known: mentions that surer readers found; nobody is named twice in one family.
        page: the role of the page as a whole.
        title: its title and first heading.
    """
    words = _words()
    told = {(fold(mention.name), family_of(mention.role)) for mention in known}
    address = fold(unquote(urlsplit(document.url).path))
    news = not words.news.isdisjoint([*fold(title).split(), *address.split()])
    awards = news or bool(page.hit and family_of(page.hit.role) == Family.AWARD)
    seated = news or bool(page.hit and family_of(page.hit.role) in {Family.AWARD, Family.COMMITTEE})
    found: list[Mention] = []
    for line in lines.lines:
        text = line.text
        if line.menu or line.image or not _SHORTEST <= len(text) <= _LONGEST:
            continue
        phrased = not words.rare.isdisjoint(text.lower().split()) and bool(words.pattern.search(text))
        if not (phrased or seated):
            continue
        for sentence in sentences(text):
            found += mentions_of(document, sentence, awards=awards) if phrased else ()
            found += _seated(document, sentence) if seated and sentence[-1] in _ENDS else ()
    return [mention for mention in found if (fold(mention.name), family_of(mention.role)) not in told]


def mentions_of(document: Document, sentence: str, *, awards: bool = True) -> Iterator[Mention]:
    """Reads one sentence; `awards`: the page tells of awards, so that who is said to have one has it here."""
    words = _words()
    if len(sentence.split()) < _FEWEST_WORDS or any(said in sentence.lower() for said in words.elsewhere):
        return
    for match in words.pattern.finditer(sentence):
        phrase = words.phrases[match[0].lower()]
        if phrase.kind == "award" and not phrase.follow and not awards:
            continue
        before, after = sentence[: match.start()].rstrip(), sentence[match.end() :].lstrip(" ,:–—-")
        people = names_and_employers(after) if phrase.follow else [(_subject(before), "")]
        people = [one for one in people if one[0]]
        fields = _fields(phrase, match[0], before, after) if people else None
        if fields is None:
            continue
        for name, organization in people:
            fields |= {"organization": organization, "evidence": sentence}
            yield from mentioned(document, name, extractor=NAME, confidence=_CONFIDENCE, **fields)


def _seated(document: Document, sentence: str) -> Iterator[Mention]:
    for seat in seats_of(sentence):
        fields = {"role_label": seat.label, "organization": seat.organization, "evidence": sentence}
        yield from mentioned(document, seat.name, seat.role, extractor=NAME, confidence=_CONFIDENCE, **fields)


def _fields(phrase: _Phrase, words: str, before: str, after: str) -> dict[str, Any] | None:
    """What a phrase says of those beside it; None where the rest of the sentence does not bear it out."""
    match phrase.kind:
        case "award":
            if not phrase.follow:
                return _award(_award_after(after))
            return _award(_award_before(before)) or _award(_AFTER_AWARD.split(before, maxsplit=1)[0])
        case "keynote":
            return {"role": Role.KEYNOTE, "role_label": words}
    said = [(after.lower().find(deed), role, deed) for deed, role in _words().deeds if deed in after.lower()]
    if not said:
        return None
    _, role, deed = min(said)
    return {"role": role, "role_label": deed}


def _subject(before: str) -> str:
    """The full name that a clause ends with, also before an apposition: "Ana Ruiz, glazier, has won"."""
    if before.endswith(","):
        return trailing(before[:-1].rpartition(",")[0] or before)
    head, comma, last = before.rpartition(",")
    return trailing(before) or (trailing(head.rpartition(",")[0]) if comma and len(last.split()) <= 2 else "")


def _award_before(text: str) -> str:
    text = _BEFORE_AWARD.sub("", text)
    while (bare := _FILLER.sub("", text)) != text:
        text = bare
    return text


def _award_after(text: str) -> str:
    return _AFTER_AWARD.split(text, maxsplit=1)[0]


def _award(text: str) -> dict[str, Any] | None:
    hit = role_of(text)
    if not hit or family_of(hit.role) != Family.AWARD or len(text.split()) > _LONGEST_AWARD:
        return None
    years = _YEAR.findall(text)
    award = award_of(squeeze(_YEAR.sub(" ", text) if len(years) == 1 else text))
    fields: dict[str, Any] = {"role": Role.RECIPIENT, "role_label": hit.phrase, "award": award}
    return fields | ({"year": int(years[0])} if len(years) == 1 else {})
