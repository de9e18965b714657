"""Bodies told with their people: "The jury (Ana Ruiz, Bo Li)", "Our organisers are Ana Ruiz and Bo Li"."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.phrases import Rare
from analysis.roles import Family, Role, family_of
from analysis.text import word_set
from data import load_words
from scrapers.extract.people import read_people
from scrapers.extract.seats import Seat
from scrapers.extract.sentences import names_and_employers
from scrapers.extract.words import RoleHit, may_name_role, role_of

_BRACKET = re.compile(r"^(.{4,80}?)\s\(([^()]{12,300})\)")
_TOLD = frozenset([Family.COMMITTEE, Family.SPEAKER])
_LONGEST = 8
_LIKELY = 0.7
_SEVERAL = 2


@cache
def _naming() -> tuple[re.Pattern[str], Rare]:
    words = [str(word) for word in load_words("prose.yaml")["seats"]["named"]]
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, words))})\s(?=[^\W\d_a-z])"), Rare(words)


@cache
def _organized() -> tuple[re.Pattern[str], Rare]:
    words = [str(word) for word in load_words("prose.yaml")["seats"]["organized"]]
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, words))})\s(?=[^\W\d_a-z])"), Rare(words)


def tells_of_body(text: str) -> bool:
    """Says whether a text may tell of a body with its people; cheap."""
    if ", " not in text:
        return False
    said = word_set(text)
    listed = " (" in text or bool(_naming()[1].among(said))
    return bool(_organized()[1].among(said)) or (listed and may_name_role(text))


def people_of_bodies(sentence: str) -> Iterator[Seat]:
    """Reads who is told of a body that the sentence names first; fewer than two are none."""
    bracket = _BRACKET.match(sentence)
    hit = _body(bracket[1]) if bracket else None
    if bracket and hit and family_of(hit.role) == Family.COMMITTEE:
        inside = read_people(bracket[2], several=True)
        if len(inside.people) >= _SEVERAL and inside.score >= _LIKELY:
            yield from (Seat(person.name, hit.role, bracket[1]) for person in inside.people)
    organized = _organized()[0].search(sentence)
    people = names_and_employers(sentence[organized.end() :]) if organized else []
    if len(people) >= _SEVERAL:
        yield from (Seat(name, Role.ORGANIZER, "organized by", employer) for name, employer in people)
    named = _naming()[0].search(sentence)
    hit = _body(sentence[: named.start()]) if named else None
    if named and hit and hit.phrase.endswith("s"):
        people = names_and_employers(sentence[named.end() :])
        if len(people) >= _SEVERAL:
            yield from (Seat(name, hit.role, hit.phrase, employer) for name, employer in people)


def _body(text: str) -> RoleHit | None:
    """The body or the people that the last words of a text name."""
    last = re.split(r"[.;,]\s", text.strip(" ,"))[-1].split()
    hit = role_of(" ".join(last)) if len(last) <= _LONGEST else None
    return hit if hit and family_of(hit.role) in _TOLD else None
