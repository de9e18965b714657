"""Somebody named in a line, and how much a text looks like a name, whatever is printed around it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score, person_score
from analysis.names.looks import BREAK, looks_of
from analysis.names.short_names import is_short_east
from analysis.names.words import FULL_NAME_HONORIFICS, HONORIFICS, PARTICLES, key
from analysis.roles import Family, family_of
from analysis.text import fold
from scrapers.extract.words import RoleHit, is_job_title, role_of

_BARE = re.compile(r"[fg]+")
# what somebody is called, between names, may be any word: Edgar "Menu" Marchefer
_CALLED = re.compile(r"(?<=[\w.]) [\"“][^\W\d_a-z][\w-]{1,14}[\"”] (?=[^\W\d_a-z])")
_TITLE_DOUBT = 0.3
_LONGEST_NAME = 150
_ROLE_SHARE = 0.5
_SURE = 0.8
_TOLD = 0.08


@dataclass(slots=True)
class Person:
    """Somebody named in a line: the name and the pieces printed after it, in their order."""

    name: str
    score: float
    pieces: list[str] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Whether an employer, a title or a degree stands behind the name: what is not a name has none."""
        return any(organization_score(piece) >= _SURE or is_job_title(piece) for piece in self.pieces)


@dataclass(slots=True)
class People:
    """The people of a line.

    Attributes:
        label: the role that the line itself prints before the names ("Chair: ...").
        lead: what is printed before the first name (a talk, a time), without the label.
        coverage: share of the words that is names or understood as belonging to one.
    """

    people: list[Person]
    label: RoleHit | None = None
    label_text: str = ""
    lead: str = ""
    coverage: float = 0.0

    @property
    def score(self) -> float:
        """How much the line reads like people and nothing else, 0 to 1."""
        if not self.people:
            return 0.0
        mean = sum(person.score for person in self.people) / len(self.people)
        told = any(person.is_told for person in self.people)
        return min(1.0, mean * (0.35 + 0.65 * self.coverage) + (_TOLD if told else 0.0))


def _is_lower(text: str) -> bool:
    """Whether a text begins with an ordinary word, so that no name stands in it alone."""
    first = text.partition(" ")[0]
    return first.islower() and first.isalpha() and first not in PARTICLES and key(first) not in HONORIFICS


def _is_family(name: str, hit: RoleHit) -> bool:
    """Whether the word of a seat is the family name behind a given name: "Deniz Başkan"."""
    given, _, family = name.partition(" ")
    seat = family_of(hit.role) == Family.COMMITTEE and fold(family) == hit.phrase
    return seat and not name.isupper() and family[:1].isupper() and may_be_given_name(given)


@lru_cache(maxsize=32768)
def name_score(text: str) -> float:
    """Scores a piece as a person's name, after its honorifics and credentials are taken off."""
    if len(text) > _LONGEST_NAME or _is_lower(text):
        return 0.0
    looks = looks_of(text)
    if BREAK in looks and ('"' in text or "“" in text):
        looks = looks_of(_CALLED.sub(" ", text))
    if BREAK in looks and not is_short_east(split_affixes(text).name.split()):
        return 0.0
    name = text if _BARE.fullmatch(looks) and text.replace(" ", "").isalpha() else split_affixes(text).name
    score = person_score(name)
    if score and (hit := role_of(name)) and (hit.share >= _ROLE_SHARE or not hit.phrase.isascii()):
        return score if _is_family(name, hit) else 0.0
    if not score or not is_job_title(name):
        return score
    if name != text and key(split_affixes(text).honorific) in FULL_NAME_HONORIFICS:
        return 0.0  # "Chief Nurse Anesthetist"
    return 0.0 if " in " in name else score - _TITLE_DOUBT  # "Reader in Glazes"
