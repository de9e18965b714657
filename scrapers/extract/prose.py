"""People named in sentences: who received which award, who gives the keynote, who is thanked for what.

A sentence names somebody only where a turn of phrase of `data/words/prose.yaml` says so, a full name stands
right beside it, and the rest of the sentence agrees; everything else in running text is left alone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from analysis.roles import Family, Role, family_of
from analysis.text import YEAR, fold, squeeze
from scrapers.extract.award_names import award_of
from scrapers.extract.blocks.lines import Lines
from scrapers.extract.blocks.page_role import PageRole
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.giving import given_in, tells_of_giving
from scrapers.extract.named_bodies import people_of_bodies, tells_of_body
from scrapers.extract.seats import Seat, seats_of, tells_of_election
from scrapers.extract.sentences import names_and_employers, sentences, without_small_title
from scrapers.extract.subjects import subjects
from scrapers.extract.turns import Turn, pattern_of, turns
from scrapers.extract.words import may_name_role, role_of
from scrapers.items import Mention

NAME = "prose"
_CONFIDENCE = 0.6
_TALKS = {
    "keynote": Role.KEYNOTE,
    "speaker": Role.SPEAKER,
    "titled": Role.SPEAKER,
    "opening": Role.SPEAKER,
    "moderator": Role.MODERATOR,
}
_QUOTES = frozenset('“"„«‘「『')
_FEWEST_WORDS = 4
_SHORTEST = 25
_LONGEST = 4000
_LONGEST_AWARD = 12
_ENDS = frozenset('.!?:”"»)')
_FILLER = re.compile(
    r"^(?:the|this year.?s|our|its|their|der|die|das|den|le|la|les|el|il|lo|o|a|de|het"
    r"|su|son|sa|and|und|et|y|e)\s+|^l['’]",
    re.IGNORECASE,
)
_BEFORE_AWARD = re.compile(r".*(?:[:;,–—]|\bthat\b|\bdass\b|\bque\b|\bche\b)\s+", re.IGNORECASE)
_AFTER_AWARD = re.compile(
    r"[,.;:!?–—(]|\s(?:for|in|at|from|by|on|für|im|am|pour|en|por|per|nel|voor|um|em|and)\s", re.IGNORECASE
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
    words = turns()
    told = {(fold(mention.name), family_of(mention.role)) for mention in known}
    address = fold(unquote(urlsplit(document.url).path))
    news = not words.news.isdisjoint([*fold(title).split(), *address.split()])
    honours = page.hit is not None and family_of(page.hit.role) == Family.AWARD
    awards = news or honours
    seated = news or bool(page.hit and family_of(page.hit.role) in {Family.AWARD, Family.COMMITTEE})
    found: list[Mention] = []
    for line in lines.lines:
        text = line.text
        if line.menu or line.image or not _SHORTEST <= len(text) <= _LONGEST:
            continue
        pattern = pattern_of(text)
        phrased = pattern is not None and bool(pattern.search(text))
        elected = bool(line.level) and may_name_role(text) and tells_of_election(text)
        told_of, giving = tells_of_body(text), tells_of_giving(text)
        if not (phrased or seated or elected or told_of or giving):
            continue
        for sentence in sentences(text):
            found += mentions_of(document, sentence, awards=awards) if phrased else ()
            found += (
                _seated(document, seats_of(sentence), sentence)
                if elected or (seated and sentence[-1] in _ENDS)
                else ()
            )
            found += _seated(document, people_of_bodies(sentence), sentence) if told_of else ()
            found += _honoured(document, sentence, title if honours else "", found) if giving else ()
    return [mention for mention in found if (fold(mention.name), family_of(mention.role)) not in told]


def mentions_of(document: Document, sentence: str, *, awards: bool = True) -> Iterator[Mention]:
    """Reads one sentence; `awards`: the page tells of awards, so that who is said to have one has it here."""
    words, pattern = turns(), pattern_of(sentence)
    if pattern is None or len(sentence.split()) < _FEWEST_WORDS:
        return
    if any(said in sentence.lower() for said in words.elsewhere):
        return
    told: Turn | None = None
    for match in pattern.finditer(sentence):
        before, after = sentence[: match.start()].rstrip(), sentence[match.end() :].lstrip(" ,:–—-")
        phrase = _counting(words.phrases[match[0].lower()], told, (before, after), awards=awards)
        if phrase is None:
            continue
        people = (
            names_and_employers(after) or names_and_employers(without_small_title(after))
            if phrase.follow
            else [(name, "") for name in subjects(before)]
        )
        fields = _fields(phrase, match[0], before, after) if people else None
        if fields is None:
            continue
        told = phrase if phrase.follow and phrase.kind in _TALKS else None
        for name, organization in people:
            fields |= {"organization": organization, "evidence": sentence}
            yield from mentioned(document, name, extractor=NAME, confidence=_CONFIDENCE, **fields)


def _counting(turn: Turn, told: Turn | None, beside: tuple[str, str], *, awards: bool) -> Turn | None:
    """The turn that a phrase is here, for "followed by" that before it; None where it counts for nothing."""
    if turn.kind == "then":
        return told
    before, after = beside
    if (turn.kind == "titled" and after[:1] not in _QUOTES) or (turn.kind == "opening" and before):
        return None
    return turn if awards or turn.kind != "award" or turn.follow else None


def _seated(document: Document, seats: Iterable[Seat], sentence: str) -> Iterator[Mention]:
    for seat in seats:
        fields = {"role_label": seat.label, "organization": seat.organization, "evidence": sentence}
        yield from mentioned(document, seat.name, seat.role, extractor=NAME, confidence=_CONFIDENCE, **fields)


def _honoured(
    document: Document, sentence: str, page: str, known: Iterable[Mention] = ()
) -> Iterator[Mention]:
    """Those who are given an award; `page`: the title of a page of awards, which congratulations speak of."""
    told = {fold(one.name) for one in known if one.evidence == sentence}
    if any(said in sentence.lower() for said in turns().elsewhere):
        return
    for name, organization, words in given_in(sentence):
        fields = _award(_award_before(words)) if words else {"role": Role.RECIPIENT, "role_label": page}
        if fields and (words or page) and fold(name) not in told:
            fields |= {"organization": organization, "evidence": sentence}
            yield from mentioned(document, name, extractor=NAME, confidence=_CONFIDENCE, **fields)


def _fields(phrase: Turn, words: str, before: str, after: str) -> dict[str, Any] | None:
    """What a phrase says of those beside it; None where the rest of the sentence does not bear it out."""
    match phrase.kind:
        case "award":
            if not phrase.follow:
                return _award(_award_after(after))
            return _award(_award_before(before)) or _award(_AFTER_AWARD.split(before, maxsplit=1)[0])
        case kind if kind in _TALKS:
            return {"role": _TALKS[kind], "role_label": words}
    said = [(after.lower().find(deed), role, deed) for deed, role in turns().deeds if deed in after.lower()]
    if not said:
        return None
    _, role, deed = min(said)
    return {"role": role, "role_label": deed}


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
    years = YEAR.findall(text)
    award = award_of(squeeze(YEAR.sub(" ", text) if len(years) == 1 else text))
    fields: dict[str, Any] = {"role": Role.RECIPIENT, "role_label": hit.phrase, "award": award}
    return fields | ({"year": int(years[0])} if len(years) == 1 else {})
