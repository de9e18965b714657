"""Sponsors named in sentences: "The dinner was supported by the Lights Fund", "Secured: Acme Works"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.names.judge import organization_score
from analysis.phrases import Phrases, Rare
from analysis.roles import Family, Kind, Role, family_of
from analysis.text import fold, word_set
from data import load_words
from scrapers.extract.blocks.org_names import listed, names_in
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.person import name_score
from scrapers.extract.sentences import sentences
from scrapers.extract.words import role_of
from scrapers.items import Mention

_LONGEST = 1500
_SHORT = 16
_FEW = 4
_SURE = 0.8
_FULL = 0.75
_FOR = "for|für|pour|por|pelo|pela|per|voor|za"
_SOMEBODY = re.compile(
    r"\b(?:he|she|his|her|their|research|my|thesis|studies|elle|il|ses|ihre?|seine|su|sua|seu|lei|zijn|haar|jego|jej)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    rare: Rare
    thanks: re.Pattern[str]
    thanking: Rare
    support: re.Pattern[str]
    taken: re.Pattern[str]
    occasions: Phrases
    kinds: re.Pattern[str]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _words() -> _Words:
    loaded: dict[str, Any] = load_words("sponsoring.yaml")
    said = {key: [str(word) for words in group.values() for word in words] for key, group in loaded.items()}
    return _Words(
        re.compile(rf"(?<!\w)(?:{_any_of(said['before'])})\s*:?\s+(?=\S)", re.IGNORECASE),
        Rare(said["before"]),
        re.compile(rf"(?<!\w)(?:{_any_of(said['thanks'])})\s+(?=\S)", re.IGNORECASE),
        Rare(said["thanks"]),
        re.compile(
            rf"\s(?:{_FOR})\s(?:[\w’'-]+\s){{0,4}}?(?:{_any_of(said['support'])})(?!\w)", re.IGNORECASE
        ),
        re.compile(rf"^(?:{_any_of(said['taken'])})\s*(?:\([^()]{{1,20}}\))?\s*:\s*(?=\S)", re.IGNORECASE),
        Phrases(said["occasions"]),
        re.compile(rf"^(?:{_any_of(said['kinds'])})\s+", re.IGNORECASE),
    )


def read_sponsoring(reading: PageReading) -> Iterator[Mention]:
    """Reads the sponsors that sentences and remarks of a page name."""
    words = _words()
    for line in reading.page.lines:
        text = line.text
        if line.menu or line.image or len(text) > _LONGEST:
            continue
        if reading.whole.barred and (taken := words.taken.match(text)):
            yield from _mentions(listed(text[taken.end() :]), text)
            continue
        said = word_set(text)
        helped = words.rare.among(said) and words.before.search(text)
        thanked = words.thanking.among(said) and words.support.search(text)
        for sentence in sentences(text) if helped or thanked else ():
            names = _sponsors(sentence) if helped else []
            yield from _mentions(names or (_thanked(sentence) if thanked else []), sentence)


def _sponsors(sentence: str) -> list[str]:
    """The sponsors of a sentence; none where it is about somebody's own work."""
    words = _words()
    for match in words.before.finditer(sentence):
        before = sentence[: match.start()]
        short = len(sentence.split()) <= _SHORT or len(before.split()) <= _FEW
        if _SOMEBODY.search(before) or not (short or words.occasions.search(fold(before))):
            continue
        after = sentence[match.end() :]
        while bare := words.kinds.match(after):
            after = after[bare.end() :]
        if found := names_in(after):
            return found
    return []


def _thanked(sentence: str) -> list[str]:
    """The organisations that are thanked for their support; people are not taken for some."""
    words = _words()
    thanks, support = words.thanks.search(sentence), words.support.search(sentence)
    if not thanks or not support or support.start() < thanks.end():
        return []
    after = sentence[thanks.end() : support.start()]
    while bare := words.kinds.match(after):
        after = after[bare.end() :]
    names = names_in(after)
    return [name for name in names if _may_pay(name)]


def _may_pay(name: str) -> bool:
    """Whether somebody thanked is a body of its own, no person and no committee of the hosts."""
    hit = role_of(name)
    own = hit and family_of(hit.role) == Family.COMMITTEE
    return not own and (organization_score(name) >= _SURE or name_score(name) < _FULL)


def _mentions(names: list[str], evidence: str) -> Iterator[Mention]:
    for name in names:
        yield Mention(
            name=name,
            role=Role.SPONSOR,
            kind=Kind.ORGANIZATION,
            evidence=evidence,
            extractor="blocks",
            confidence=0.55,
        )
