"""A line of text becomes the people named in it, with what is printed around each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.names.affixes import split_affixes
from analysis.names.judge import is_given_name, organization_score, person_score
from analysis.names.looks import BREAK, looks_of, may_name_somebody
from analysis.names.words import HONORIFICS, PARTICLES, key
from scrapers.extract.inversion import is_inverted, turned
from scrapers.extract.pieces import JOINERS, Piece, pieces_of, without_lead
from scrapers.extract.shared_posts import shared, without_both
from scrapers.extract.titled import untitled
from scrapers.extract.words import RoleHit, is_job_title, may_name_role, role_of

_LABEL = re.compile(r"^([^:：]{2,60}?)\s*[:：]\s*(?=\S)")
# the class of first letters makes the search fast
_BY = re.compile(r"[bdpv](?<!\w[bdpv])(?:(?<=b)y|(?<=p)[ao]r|(?<=v)on|(?<=d)(?:i|a|oor)) (?=[^\W\d_a-z])")
_BY_WITHIN = 140
_TITLE_WORDS = 3
_BEHIND_TITLE = 0.75
_WITH = re.compile(r"^(?i:with|mit|avec|con|com|met|z)\s+(?=[^\W\d_a-z])")
_TALKING = re.compile(
    r"\s(?:in conversation with|in dialogue with|im Gespräch mit|en conversation avec|en diálogo con|em conversa com"
    r"|en conversación con|in dialogo con|in gesprek met|w rozmowie z)\s"
)
_REMARK = re.compile(r"\([^()]{40,}\)")
_BARE = re.compile(r"[fg]+")
_LISTERS = frozenset([",", "，", "/", "•", "·", "|"])
_LIKELY = 0.55
_MONONYM = 0.4
_FULL = 0.75
_WHOLE = 0.99
_TITLE_DOUBT = 0.3
_LONGEST_NAME = 150
_ROLE_SHARE = 0.5
_DASHES = frozenset("–—-|·•")
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


def may_hold_label(text: str) -> bool:
    """Says whether a line may itself print the role of those named in it, as "Chair: Ana Ruiz"; cheap."""
    parted = (
        ":" in text or "：" in text or not _DASHES.isdisjoint(text) or bool(_BY.search(text, 0, _BY_WITHIN))
    )
    return parted and may_name_role(text)


def _is_lower(text: str) -> bool:
    """Whether a text begins with an ordinary word, so that no name stands in it alone."""
    first = text.partition(" ")[0]
    return first.islower() and first.isalpha() and first not in PARTICLES and key(first) not in HONORIFICS


@lru_cache(maxsize=32768)
def name_score(text: str) -> float:
    """Scores a piece as a person's name, after its honorifics and credentials are taken off."""
    if len(text) > _LONGEST_NAME or _is_lower(text):
        return 0.0
    looks = looks_of(text)
    if BREAK in looks:
        return 0.0
    name = text if _BARE.fullmatch(looks) and text.replace(" ", "").isalpha() else split_affixes(text).name
    score = person_score(name)
    if score and (hit := role_of(name)) and (hit.share >= _ROLE_SHARE or not hit.phrase.isascii()):
        return 0.0
    return score - _TITLE_DOUBT if score and is_job_title(name) else score


def _is_list(pieces: Sequence[Piece], least: int) -> bool:
    """Says whether most pieces are full names: then every piece is somebody."""
    full = sum(name_score(piece.text) >= 0.75 and not piece.text.isupper() for piece in pieces)
    return full >= least and full >= 0.6 * len(pieces)


def _starts_person(piece: Piece, people: list[Person], before: Piece | None, needed: float) -> bool:
    if name_score(piece.text) < needed:
        return False
    if people and piece.text.isupper() and not people[0].name.isupper():
        return False
    if not people or split_affixes(piece.text).honorific:
        return True
    if ";" in piece.raw or (piece.joined in JOINERS and _is_set_apart(piece)):
        return organization_score(piece.text) < _SURE
    if piece.joined in JOINERS:
        told = people[-1].pieces and before and not before.text.endswith(people[-1].name)
        return organization_score(piece.text) < 0.8 and not (told and before and not before.paren)
    if piece.joined in _LISTERS and before and before.paren:
        return organization_score(piece.text) < 0.8
    return False


def _is_set_apart(piece: Piece) -> bool:
    """Whether a known given name, or a full name after a comma and "and", tells the next person from a title."""
    full = piece.raw.startswith(",") and name_score(piece.text) >= _FULL
    return full or is_given_name(piece.text.split()[0])


def _collect(pieces: Sequence[Piece], *, several: bool = False) -> tuple[list[Person], list[str]]:
    people: list[Person] = []
    lead: list[str] = []
    before: Piece | None = None
    least = 2 if several else 3
    everybody = len(pieces) >= least and _is_list(pieces, least=least)
    needed = _MONONYM if len(pieces) == 1 else _LIKELY
    for piece in pieces:
        listed = everybody and name_score(piece.text) >= 0.4 and not piece.text.isupper()
        if (not people or ";" in piece.raw) and (titled := untitled(piece.text))[0]:
            people.append(Person(titled[1], _FULL, [titled[0], *piece.paren]))
        elif _starts_person(piece, people, before, needed) or listed:
            people.append(Person(piece.text, name_score(piece.text), list(piece.paren)))
        elif people and not (";" in piece.raw and piece.text[:1].islower()):
            if piece.joined in JOINERS and people[-1].pieces and piece.joined != ";":
                people[-1].pieces[-1] += piece.raw + piece.text
            elif piece.text:
                people[-1].pieces.append(piece.text)
            people[-1].pieces += piece.paren
        elif not people:
            lead.append(piece.text)
        before = piece
    return _sharing(people, pieces) if everybody else _as_one(people), lead


def _coverage(people: list[Person], text: str) -> float:
    text = _REMARK.sub("", text) if "(" in text else text
    words = sum(word.casefold() not in JOINERS for word in text.split())
    told = 0.0
    for person in people:
        told += len(person.name.split())
        for piece in person.pieces:
            size = len(piece.split())
            sure = is_job_title(piece) or organization_score(piece) >= 0.4
            told += size if size <= 9 and sure else size * 0.5 if size <= 4 else 0
    return min(1.0, told / max(1, words))


def _as_one(people: list[Person]) -> list[Person]:
    """Those named before the last, with nothing behind them, share what stands behind the last."""
    if len(people) > 1 and people[-1].pieces and not any(person.pieces for person in people[:-1]):
        common = shared(people[-1].pieces)
        people[-1].pieces = [without_both(piece) for piece in people[-1].pieces]
        for person in people[:-1]:
            person.pieces = list(common)
    return people


def _sharing(people: list[Person], pieces: Sequence[Piece]) -> list[Person]:
    """In "Ana Ruiz, Bo Li (Example Works), Cy Orr (Other)" those before a bracket share what it holds."""
    held = {piece.text: piece.paren for piece in pieces}
    if not any(held.values()):
        return people
    shared: list[str] = []
    for person in reversed(people):
        if person.pieces:
            shared = held.get(person.name, [])
        else:
            person.pieces += shared
    return people


def _several(parts: list[People]) -> People:
    """Puts together what the parts of a line say, of which each names one."""
    people = [person for part in parts for person in part.people]
    coverage = sum(part.coverage for part in parts) / len(parts)
    return People(people, parts[0].label, parts[0].label_text, parts[0].lead, coverage)


def _is_body(label: str) -> bool:
    """Whether a label is the name of a body, as where it lists who sits for it."""
    return "," not in label and organization_score(label) >= _SURE


@lru_cache(maxsize=32768)
def read_people(text: str, *, inverted: bool = False, several: bool = False) -> People:
    """Reads the people out of one line.

    Args:
        text: a squeezed line: "Chair: Ana Ruiz (Acme), Bo Li and C. D. Okafor, PhD".
        inverted: the line is of a column that prints family names first: "Okafor, Chidi".
        several: it is of a column of lists, so that "Ana Ruiz, Bo Li" are two.

    Returns:
        The people in order; none where no piece of the line looks like a name.
    """
    if inverted and "; " in text:
        return _several([read_people(part, inverted=True) for part in text.split("; ")])
    labelled = ":" in text or "：" in text or bool(_BY.search(text, 0, _BY_WITHIN))
    if not may_name_somebody(text, labelled=labelled):
        return People([])
    text = _TALKING.sub(" & ", _WITH.sub("", without_lead(text)))
    label, label_text = None, ""
    if match := _LABEL.match(text):
        label = role_of(match[1])
        if label or len(match[1].split()) <= 4 or _is_body(match[1]):
            label_text, text = match[1], text[match.end() :]
    elif (
        (by := _BY.search(text, 0, _BY_WITHIN)) and (hit := role_of(text[: by.end()])) and hit.share >= _WHOLE
    ):
        label, label_text, text = hit, text[: by.end()].strip(), text[by.end() :]
    pieces = pieces_of(text)
    straight = turned(pieces) if inverted or is_inverted(pieces, sure=True) else pieces
    people, lead = _collect(straight, several=several or (bool(label) and label_text.endswith("s")))
    set_off = bool(lead and lead[-1]) and text.partition(lead[-1])[2].strip()[:1] in _DASHES
    if set_off and label is None and (hit := role_of(lead[-1])) and hit.share >= _ROLE_SHARE:
        label, label_text = hit, lead.pop()
    if not people and (match := _BY.search(text, 0, _BY_WITHIN)):
        return _by(text[: match.start()], text[match.start() : match.end()], text[match.end() :], label)
    coverage = _coverage(people, text) if people else 0.0
    return People(people, label, label_text, " ".join(lead), coverage)


def _by(title: str, by: str, rest: str, label: RoleHit | None) -> People:
    """Reads "Old Floors, New Feet by Ana Ruiz and Bo Li": behind a title of some words only people stand."""
    people, more = _collect(pieces_of(rest))
    if more or not people:
        return People([], label, "", title)
    coverage = _coverage(people, f"{title}{by}{rest}")
    if len(title.split()) >= _TITLE_WORDS:
        coverage = max(coverage, _BEHIND_TITLE * _coverage(people, rest))
    return People(people, label or role_of(title + by), "", title, coverage)
