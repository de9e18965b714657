"""Sentences that give: "presented its Kiln Prize to Ana Ruiz", "honoured Bo Li with the Kiln Prize"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.phrases import Rare
from analysis.text import word_set
from data import load_words
from scrapers.extract.sentences import names_and_employers

_NOTHING = "(?!)"
_LONGEST = 2000


class Given(NamedTuple):
    """Somebody, their employer, and the words that tell of the award; empty where only the page tells it."""

    name: str
    organization: str
    award: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    give: re.Pattern[str]
    honour: re.Pattern[str]
    award: re.Pattern[str]
    cheer: re.Pattern[str]
    rare: Rare


@cache
def _patterns() -> _Patterns:
    loaded = load_words("giving.yaml").values()
    gives, honours, cheers, withs = (
        [str(word) for one in loaded for word in one[key]] for key in ("give", "honour", "cheer", "with")
    )
    pairs = "|".join(
        rf"(?:{_any(one['give'])})\s(?P<award{at}>[^.;:()]{{4,90}}?)\s(?:{_any(one['to'])})"
        for at, one in enumerate(loaded)
        if one["to"]
    )
    return _Patterns(
        re.compile(rf"(?<!\w)(?:{pairs})\s(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(honours)})\s(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(withs)})\s(?P<award>[^.;:()]{{4,90}})", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(cheers)}):?\s(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE),
        Rare([*gives, *honours, *cheers]),
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(map(str, words), key=len, reverse=True))) or _NOTHING


def tells_of_giving(text: str) -> bool:
    """Says whether a text may tell of somebody who is given something; cheap."""
    return len(text) <= _LONGEST and bool(_patterns().rare.among(word_set(text)))


def given_in(sentence: str) -> Iterator[Given]:
    """Reads who is said to be given what; whether that is an award the words of it must tell."""
    found = _patterns()
    for match in found.give.finditer(sentence):
        award = next(filter(None, match.groups()), "")
        yield from (Given(*one, award) for one in names_and_employers(sentence[match.end() :]))
    for match in found.honour.finditer(sentence):
        people = names_and_employers(sentence[match.end() :])
        last = people[-1][1] or people[-1][0] if people else ""
        rest = sentence[match.end() :].rpartition(last)[2] if last else ""
        award = found.award.match(rest.strip(" ,"))
        yield from (Given(*one, award["award"]) for one in people if award)
    for match in found.cheer.finditer(sentence):
        yield from (Given(*one, "") for one in names_and_employers(sentence[match.end() :]))
