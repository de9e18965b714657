"""A line of a programme that holds a talk and who gives it: `09:30 "On Basalt" by Ana Ruiz and Bo Li`."""

import re
from dataclasses import dataclass
from functools import cache

import yaml

from data import DATA
from scrapers.extract.people import Person, read_people
from scrapers.extract.words import role_of

_CLOCK = r"\d{1,2}\s*[:.h]\s*\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_TO = r"\s*(?:[-–—]|to|bis|a|à|al|às|until)\s*"
_TIME = re.compile(
    rf"^(?:(?:{_CLOCK})(?:{_TO}(?:{_CLOCK}|\d{{1,2}}))?(?:\s*h(?:rs?|oras)?\b)?[\s:|.–—-]*)+", re.IGNORECASE
)
_QUOTED = re.compile(r"^(?P<label>[^“”\"«»]{0,60}?)[“\"«„](?P<title>.{4,300}?)[”\"»“](?!\w)\s*(?P<rest>.*)$")
_QUOTES = frozenset('“"«„')
_AFTER_DASH = re.compile(r"^(?P<title>.{4,200}?)\s+[–—-]\s+(?P<rest>[^–—]{4,200})$")
_LONGEST = 700
_SURE = 0.5
_LIKELY = 0.3
_CERTAIN = 0.9


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk and those who give it; `label` is what stands before its title ("Keynote")."""

    title: str
    label: str
    people: tuple[Person, ...]


@cache
def _by() -> re.Pattern[str]:
    listed = yaml.safe_load((DATA / "words" / "by_words.yaml").read_text("utf-8"))
    words = sorted({re.escape(word) for words in listed.values() for word in words}, key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=[\s,.;:”\"»–—-]))(?i:{'|'.join(words)})\s+(?=[^\W\d_a-z])")


def read_talk(text: str) -> Talk | None:
    """Reads a line that says who gives which talk; None where it is not sure that it does.

    Sure are lines with a title in quotes and names after it, lines that begin with a time and have
    a word such as "by" or a dash before the names, and nothing after them.
    """
    if len(text) > _LONGEST:
        return None
    timed = _TIME.match(text) if text[:1].isdigit() else None
    rest = text[timed.end() :] if timed else text
    quoted = None if _QUOTES.isdisjoint(rest) else _QUOTED.match(rest)
    if quoted:
        return _quoted(quoted)
    return _timed(rest) if timed else None


def _quoted(match: re.Match[str]) -> Talk | None:
    rest = match["rest"].lstrip(" ,.:–—-")
    by = _by().search(rest)
    if (
        by and by.start() <= 80
    ):  # what stands between title and "by" is a remark, such as the place of a study
        rest = rest[by.end() :]
    people = _people(rest, _LIKELY if by else _SURE)
    return Talk(match["title"].strip(" ,.'’"), match["label"].strip(" .:–—-"), people) if people else None


def _timed(rest: str) -> Talk | None:
    for by in reversed(list(_by().finditer(rest))):
        people = _people(rest[by.end() :], _LIKELY)
        title = rest[: by.start()].strip(" ,.:–—-")
        if people and title and (len(people) > 1 or people[0].pieces or people[0].score >= _CERTAIN):
            named = role_of(title)
            return Talk("" if named and named.share >= 0.5 else title, title, people)
    dashed = _AFTER_DASH.match(rest)
    people = _people(dashed["rest"], _SURE) if dashed else ()
    certain = people and (people[0].pieces or people[0].score >= _CERTAIN)
    return Talk(dashed["title"].strip(), "", people) if dashed and certain else None


def _people(text: str, least: float) -> tuple[Person, ...]:
    """Those named, where the text is names and what belongs to them, and nothing before them."""
    text = re.sub(r"(?<=[^\W\d_]{2})\.$|(?<=\))\.$", "", text.strip())
    if not text or len(text) > 400:
        return ()
    found = read_people(text)
    sure = found.people and not found.lead and found.score >= least
    return tuple(found.people) if sure else ()
