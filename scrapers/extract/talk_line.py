"""A line of a programme that holds a talk and who gives it: `09:30 "On Basalt" by Ana Ruiz and Bo Li`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.names.judge import organization_score
from analysis.names.places import is_room
from analysis.text import squeeze
from data import load_words
from scrapers.extract.blocks.lines import Segment
from scrapers.extract.people import read_people
from scrapers.extract.person import Person, name_score
from scrapers.extract.words import is_job_title, role_of

_CLOCK = r"\d{1,2}\s*[:：.h]\s*\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_TO = r"\s*(?:[-–—~〜～]|to|bis|a|à|al|às|until)\s*"
_TIME = re.compile(
    rf"^(?:(?:{_CLOCK})(?:{_TO}(?:{_CLOCK}|\d{{1,2}}))?(?:\s*h(?:rs?|oras)?\b)?[\s:|.–—-]*)+", re.IGNORECASE
)
_NUMBERED = re.compile(r"^[A-Z]{1,4}[-. ]?\d{1,3}(?:[-.]\d{1,3})?[.:)]?\s+")  # "P12. ", "CO-01: "
_QUOTED = re.compile(
    r"^(?P<label>[^“”\"«»「『]{0,160}?)[“”\"«»„「『](?P<title>.{4,300}?)(?:[”\"»«“](?!\w)|[」』])\s*(?P<rest>.*)$"
)
_QUOTES = re.compile(r"[“”\"«»„「『]")
_AFTER_DASH = re.compile(r"^(?P<title>.{4,200}?)\s+[–—-]\s+(?P<rest>[^–—]{4,200})$")
# a title, then names behind a sign or before a bracket: "タイルの歴史 佐藤 次郎(窯業研究所)"
_CJK_SIGN = r"\u3040-\u30ff\u3400-\u9fff々"
_CJK_TALK = re.compile(
    rf"^(?P<title>[^○◯◎]*[{_CJK_SIGN}][^○◯◎]*?)(?:\s*[○◯◎]|\s(?=[{_CJK_SIGN}]{{1,4}}\s[{_CJK_SIGN}]{{1,4}}\s*[(（]))"
    rf"(?P<rest>[{_CJK_SIGN}].*)$"
)
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?]\s")
_LONGEST = 700
_EDGES = " ,;.:–—-·|"
_ENDS = frozenset(".?!")
_STOP = re.compile(r"(?<=[^\W\d_]{2})\. ")  # no initial
_MOST_STYLES = 12
_NAME, _SET_OFF = 0.75, 0.6
_SURE = 0.5
_LIKELY = 0.3
_CERTAIN = 0.9
_PAIR = 2  # as many words as most names have
_BODY = 0.8


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk and those who give it; `label` is what stands before its title ("Keynote")."""

    title: str
    label: str
    people: tuple[Person, ...]


@cache
def _by() -> re.Pattern[str]:
    listed = load_words("by_words.yaml")
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
    quoted = _QUOTED.match(rest) if _QUOTES.search(rest) else None
    if quoted:
        return _quoted(quoted)
    return _timed(rest) if timed else None


def read_styled_talk(parts: Sequence[Segment], *, several: bool = False) -> Talk | None:
    """Reads a line in which a change of style parts a talk from those who give it: "*On Basalt*. Ana Ruiz".

    For lines of a programme only: elsewhere a title in italics may be anything. `several`: other lines of the
    page list more than two people, so that "Ana Ruiz, Bo Li" are two.
    """
    texts = [squeeze(part.text) for part in parts]
    styled = [at for at, part in enumerate(parts) if texts[at] and part.style]
    links = sum("a" in part.style for part in parts)
    if not styled or links > 1 or len(parts) > _MOST_STYLES or sum(map(len, texts)) > _LONGEST:
        return None
    run = styled[0], styled[-1] + 1
    for first, last in {run, (styled[0], styled[0] + 1), (styled[-1], styled[-1] + 1)}:
        title = squeeze(" ".join(texts[first:last])).strip(" .:–—-")
        before, after = " ".join(texts[:first]), " ".join(texts[last:])
        words = len(title.split())
        if words < 2 or name_score(title) >= (_SURE if words == _PAIR else _NAME):
            continue
        if is_job_title(title) or _named(title):
            continue
        if title[0] in "([" and title[-1] in ")]":
            continue
        before = _NUMBERED.sub("", before)
        timed = _TIME.match(before)
        rest = before[timed.end() :] if timed else before
        names, other = (rest, after) if rest.strip(_EDGES) else (after, "")
        names = names.strip(_EDGES)
        by = _by().match(names)
        people = (
            () if other.strip(_EDGES) else _people(names[by.end() :] if by else names, _SURE, several=several)
        )
        if people and people[0].score >= _NAME and not names.isupper():
            employed = names == rest.strip(_EDGES) and organization_score(title) >= _BODY
            return Talk("", "", tuple(_at(people, title))) if employed else Talk(title, "", people)
    return None


def read_dashed_talk(parts: Sequence[Segment]) -> Talk | None:
    """Reads a line with those who give a talk behind it, the first in a style of their own.

    "Tiles – *Ana Ruiz*", and "Tiles in winter. *A. Ruiz*, B. Li. University of Porto".
    """
    texts = [squeeze(part.text) for part in parts]
    first = next((at for at, part in enumerate(parts) if at and part.style and texts[at]), 0)
    before = _NUMBERED.sub("", squeeze(" ".join(texts[:first])))
    title, ended = before.rstrip("–—-").rstrip(), before[-1:] in _ENDS
    parted = bool(first) and (ended or before != title)
    if not parted or parts[0].style or len(title.split()) < 2 or _named(title):
        return None
    names, *rest = _STOP.split(_joined(texts[first:]), maxsplit=1) if ended else [" ".join(texts[first:])]
    people = _people(names, _SURE, several=ended)
    if not people or people[0].score < (_SET_OFF if ended else _NAME):
        return None
    return Talk(title.rstrip("."), "", tuple(_at(people, rest[0].rstrip("."))) if rest else people)


def _joined(texts: Sequence[str]) -> str:
    """Runs of a line as they are printed: signs stand right behind the run before."""
    return re.sub(r"\s+(?=[,.;])", "", " ".join(text.replace("*", "") for text in texts))


def _at(people: Sequence[Person], employer: str) -> Iterator[Person]:
    """Those before an employer in another style are with it, unless something else stands behind them."""
    for person in people:
        yield person if person.pieces else Person(person.name, person.score, [employer])


def _named(title: str) -> bool:
    """Whether what may be the title of a talk rather names a role or a room."""
    hit = role_of(title)
    return is_room(title) or bool(hit and hit.share >= _SURE)


def _quoted(match: re.Match[str]) -> Talk | None:
    rest = match["rest"].lstrip(" ,.:–—-")
    by = _by().search(rest)
    if by and _SENTENCE_END.search(rest, 0, by.start()):
        return None  # another sentence than that of the quoted words
    if (
        by and by.start() <= 80
    ):  # what stands between title and "by" is a remark, such as the place of a study
        rest = rest[by.end() :]
    people = _people(rest, _LIKELY if by else _SURE)
    if not people and not rest.strip(_EDGES) and (people := _people(match["label"].strip(_EDGES), _SURE)):
        return Talk(match["title"].strip(" ,.'’"), "", people)
    return Talk(match["title"].strip(" ,.'’"), match["label"].strip(" .:–—-"), people) if people else None


def _timed(rest: str) -> Talk | None:
    if cjk := _CJK_TALK.match(rest):
        people = _people(cjk["rest"], _LIKELY, several=True)
        return Talk(cjk["title"].strip(_EDGES), "", people) if people else None
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


def _people(text: str, least: float, *, several: bool = False) -> tuple[Person, ...]:
    """Those named, where the text is names and what belongs to them, and nothing before them."""
    text = re.sub(r"(?<=[^\W\d_]{2})\.$|(?<=\))\.$", "", text.strip())
    if not text or len(text) > 400:
        return ()
    found = read_people(text, several=several)
    sure = found.people and not found.lead and found.score >= least
    return tuple(found.people) if sure else ()
