"""Who is said to sit where: "The new secretary is Ana Ruiz", "Bo Li was elected", "a jury chaired by Cy Orr".

A seat names somebody only where the full name stands right beside it, with nothing between but a copula, an
article, or the body of the page itself.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from analysis.phrases import Rare
from analysis.roles import Family, Role, family_of
from analysis.text import fold, word_set
from data import load_words
from scrapers.extract.sentences import is_name, names_and_employers, trailing
from scrapers.extract.words import RoleHit, may_name_role, role_of

_SEATS = frozenset([Role.OFFICER, Role.CHAIR, Role.BOARD])
_OF = frozenset(
    "of the de del della du des der vom von van la las los le les do da dos das het el l' our".split()
)
_LONGEST = 3
_WHOLE = 0.99
_SHARE = 0.3
_WHO = r"(?:,? (?:who|qui|quien|che|que|der|die|który|która))?"


class Seat(NamedTuple):
    """Somebody and the seat: the role, the words that say so, the employer where printed."""

    name: str
    role: Role
    label: str
    organization: str = ""


class _Words(NamedTuple):
    copula: re.Pattern[str]
    elected: re.Pattern[str]
    chaired: re.Pattern[str]
    members: re.Pattern[str]
    chairing: Rare
    consisting: Rare
    electing: Rare
    bodies: frozenset[str]
    saying: frozenset[str]


@cache
def _words() -> _Words:
    loaded: dict[str, Any] = load_words("prose.yaml")["seats"]
    copula, elected, chaired, members = (
        "|".join(sorted(map(re.escape, loaded[key]), key=len, reverse=True))
        for key in ("copula", "elected", "chaired", "members")
    )
    return _Words(
        re.compile(rf"(?:{copula})\s", re.IGNORECASE),
        re.compile(
            rf"{_WHO}\s(?:{elected})(?:\s(?:as|the|its|our|zum|zur|als|como|come|na))*$",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{chaired})\s(?=\S)", re.IGNORECASE),
        re.compile(rf"\b(?:{members})[:\s]\s?(?=\S)", re.IGNORECASE),
        Rare(loaded["chaired"]),
        Rare(loaded["members"]),
        Rare(loaded["elected"]),
        frozenset(map(fold, loaded["bodies"])),
        frozenset(map(fold, loaded["saying"])),
    )


def tells_of_election(text: str) -> bool:
    """Says whether a headline tells of an election: "Ana Ruiz elected President"."""
    if not _words().electing.among(word_set(text)):
        return False
    words = text.split(" ")
    places = (at for at in range(1, len(words)) if words[at][:1].isupper())
    return any(_words().elected.search(" ".join(words[:at])) for at in places)


def seats_of(sentence: str) -> Iterator[Seat]:
    """Reads one sentence of a page that tells of a body."""
    if not may_name_role(sentence):
        return
    yield from _of_bodies(sentence)
    words = sentence.split(" ")
    at, told = 0, False
    while at < len(words):
        size, hit = _seat_at(words, at)
        if hit is None:
            at += 1
            continue
        label = " ".join(words[at : at + size]).strip(",;:()")
        found = list(_beside(words, at, size, hit, label, told=told or _is_saying(words, at)))
        yield from found
        told = told or bool(found)
        at += size


def _of_bodies(sentence: str) -> Iterator[Seat]:
    """The chair and the members of a body that the sentence names first."""
    known = _words()
    said = word_set(sentence)
    for pattern, rare, all_of_them in (
        (known.chaired, known.chairing, False),
        (known.members, known.consisting, True),
    ):
        match = pattern.search(sentence) if rare.among(said) else None
        hit = _body(sentence[: match.start()]) if match else None
        if match and hit:
            people = names_and_employers(sentence[match.end() :])
            for name, employer in people if all_of_them else people[:1]:
                yield Seat(name, hit.role if all_of_them else Role.CHAIR, match[0].strip(), employer)


def _body(text: str) -> RoleHit | None:
    """The body that the last words before a phrase name."""
    last = re.split(r"[.;]\s|,\s(?=\w+\s\w+\s)", text.strip(" ,"))[-1]
    hit = role_of(" ".join(last.split()[-8:]))
    return hit if hit and family_of(hit.role) == Family.COMMITTEE else None


@lru_cache(maxsize=1 << 14)
def _may_begin_seat(word: str) -> bool:
    """Whether a word may be the first of a seat: all words of one belong to the phrase that names it."""
    return not fold(word) or any(may_name_role(part) for part in word.split("/"))


def _seat_at(words: list[str], at: int) -> tuple[int, RoleHit | None]:
    if not _may_begin_seat(words[at]):
        return 0, None
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        parts = words[at : at + size]
        if any(part[-1:] in ",;:" for part in parts[:-1]):
            continue
        named = [role_of(part) for part in " ".join(parts).strip(",;:().").split("/")]
        hit = named[0]
        if hit and hit.role in _SEATS and all(one and one.share >= _WHOLE for one in named):
            return size, hit
    return 0, None


def _is_saying(words: list[str], at: int) -> bool:
    """Whether one of the two words before a seat is "said"."""
    return any(fold(word) in _words().saying for word in words[max(0, at - 2) : at])


def _beside(words: list[str], at: int, size: int, hit: RoleHit, label: str, *, told: bool) -> Iterator[Seat]:
    """Who is named right beside a seat; `told`: the sentence needs no copula here any more."""
    before, last = " ".join(words[:at]), words[at + size - 1]
    following = words[at + size :]
    if following and fold(following[0]) in _OF and _without_body(following) is following:
        return  # of another body, or of a field: "vice president of sales"
    rest = _without_body(following) if last[-1:] not in ",:" else following
    after = " ".join(rest)
    copula = _words().copula.match(after)
    joined = bool(copula) or last[-1:] in ",:" or (len(rest) < len(following))
    if copula:
        after = after[copula.end() :]
    people = names_and_employers(after) if joined or told or words[at][:1].isupper() else []
    if people:
        yield Seat(people[0][0], hit.role, label, people[0][1])
        return
    elected = _words().elected.search(before)
    name = (
        trailing(before[: elected.start()]) if elected else trailing(before) if before.endswith(",") else ""
    )
    if name and is_name(name):
        yield Seat(name, hit.role, label)


def _without_body(rest: list[str]) -> list[str]:
    """Takes "of the Association," off: the body of the page itself, never another that is named."""
    at = 0
    while at < len(rest) and fold(rest[at]) in _OF:
        at += 1
    if at < len(rest) and fold(rest[at].strip(",")) in _words().bodies:
        return rest[at + 1 :]
    return rest
