"""The pieces of a line become people: which of them begin a person, and which belong to the one before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.names.affixes import split_affixes
from analysis.names.given import is_given_name, may_be_given_name
from analysis.names.judge import organization_score
from analysis.names.words import is_ambiguous_credential, is_sure_credential
from scrapers.extract.groups import employers_in_groups, names_behind_seats
from scrapers.extract.person import Person, name_score
from scrapers.extract.pieces import JOINERS, Piece
from scrapers.extract.shared_posts import shared, sharing, without_both
from scrapers.extract.titled import untitled
from scrapers.extract.words import is_job_title, role_of

_WITH_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}[^\W\d_a-z][\w'’-]+")  # "M. Kachelmann"
_FAMILY_FIRST = re.compile(
    r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)? (?:[^\W\d_a-z]\.?[ -]?){1,3}"
)  # "Gissi D."
_LISTERS = frozenset([",", "，", "/", "•", "·", "|"])
_AT = frozenset(["@", "at"])
_DASHES = frozenset("–—-")
_PAIR = 2
_KNOWN, _UNLIKE = 0.9, 0.5
_LISTED = 0.7
_LIKELY = 0.55
_LONGEST_EMPLOYER = 5
_MONONYM = 0.4
_FULL = 0.75
_SURE = 0.8


def _is_list(pieces: Sequence[Piece], least: int) -> bool:
    """Says whether most pieces are full names: then every piece is somebody."""
    scores = [0.0 if piece.text.isupper() else name_score(piece.text) for piece in pieces]
    full = sum(score >= _LISTED for score in scores)
    all_but_one = full == len(pieces) - 1 >= _PAIR and min(scores) >= _LIKELY
    return (full >= least or all_but_one) and full >= 0.6 * len(pieces)


def _is_pair(pieces: Sequence[Piece], *, labelled: bool) -> bool:
    """Says whether a line begins with two names: "Ana Ruiz, Bo Li (Example)", "Tellers: Ana Ruiz, Bo Li"."""
    if len(pieces) < _PAIR or pieces[1].joined not in {",", "|"} or pieces[0].paren:
        return False
    labelled = labelled or pieces[1].joined == "|"
    dashed = len(pieces) > _PAIR and pieces[2].joined in _DASHES
    alone = labelled and len(pieces) == _PAIR
    return (bool(pieces[1].paren) or dashed or alone) and all(map(_is_known, pieces[:_PAIR]))


def _is_known(piece: Piece) -> bool:
    """Whether a piece is a full name with a known given name."""
    words = piece.text.split()
    known = len(words) > 1 and may_be_given_name(words[0]) and not piece.text.isupper()
    return known and name_score(piece.text) >= _KNOWN and organization_score(piece.text) < _UNLIKE


def _starts_person(piece: Piece, people: list[Person], before: Piece | None, needed: float) -> bool:
    if name_score(piece.text) < needed or piece.joined in _AT:
        return False
    if people and piece.text.isupper() and not people[0].name.isupper():
        return False
    if people and is_job_title(piece.text) and not may_be_given_name(piece.text.partition(" ")[0]):
        return False
    if not people or split_affixes(piece.text).honorific:
        return True
    if ";" in piece.raw or (piece.joined in JOINERS and _is_set_apart(piece)):
        return organization_score(piece.text) < _SURE
    if piece.joined in {",", "-", "–"} and any(
        form.fullmatch(piece.text) and form.fullmatch(people[-1].name)
        for form in (_WITH_INITIALS, _FAMILY_FIRST)
    ):
        return organization_score(piece.text) < _SURE
    if piece.joined in JOINERS:
        told = any(not _is_credential(told) for told in people[-1].pieces)
        told = told and bool(before) and not (before and before.text.endswith(people[-1].name))
        return organization_score(piece.text) < 0.8 and not (told and before and not before.paren)
    if piece.joined in _LISTERS and before and before.paren:
        return organization_score(piece.text) < 0.8
    return False


def _is_credential(text: str) -> bool:
    return is_sure_credential(text, any_case=False) or is_ambiguous_credential(text)


def _is_set_apart(piece: Piece) -> bool:
    """Whether a known given name, or a full name after comma and "and", tells a person from a title."""
    full = piece.raw.startswith(",") and name_score(piece.text) >= _FULL
    return full or is_given_name(piece.text.split()[0])


def collect(
    pieces: Sequence[Piece], *, several: bool = False, labelled: bool = False
) -> tuple[list[Person], list[str]]:
    """Gathers people out of the pieces of a line; the other result is what stands before the first of them.

    Args:
        pieces: in their order.
        several: the line is of a column of lists, or its label is in the plural: two names are two people.
        labelled: a label stands before the pieces.
    """
    if seated := names_behind_seats(pieces):
        return seated, []
    return _gathered(pieces, several=several, labelled=labelled)


def _gathered(pieces: Sequence[Piece], *, several: bool, labelled: bool) -> tuple[list[Person], list[str]]:
    people: list[Person] = []
    lead: list[str] = []
    before: Piece | None = None
    least = 2 if several else 3
    employers = employers_in_groups(pieces)
    everybody = not employers and len(pieces) >= least and _is_list(pieces, least=least)
    pair = pieces[:_PAIR] if not everybody and _is_pair(pieces, labelled=labelled) else ()
    needed = _MONONYM if len(pieces) == 1 else _LIKELY
    for at, piece in enumerate(pieces):
        if at in employers and people:
            people[-1].pieces += [piece.text, *piece.paren]
            continue
        listed = (everybody or piece in pair) and name_score(piece.text) >= 0.4 and not piece.text.isupper()
        if (not people or ";" in piece.raw or _is_employer(people, piece)) and (
            titled := untitled(piece.text)
        )[0]:
            before_it = _told_before(people, lead, piece)
            people.append(Person(titled[1], _FULL, [titled[0], *piece.paren, *before_it]))
        elif _starts_person(piece, people, before, needed) or listed:
            people.append(Person(piece.text, name_score(piece.text), list(piece.paren)))
        elif people and not (";" in piece.raw and piece.text[:1].islower()):
            _tell(people[-1], piece)
        elif not people:
            lead.append(piece.text)
        before = piece
    people = _surer(people)
    if pair and people and not people[0].pieces:
        people[0].pieces = list(people[-1].pieces)
    return sharing(people, pieces) if everybody else _as_one(people), lead


def _tell(person: Person, piece: Piece) -> None:
    """Adds to somebody what a piece tells of them; behind "and" it goes on with what was told before."""
    if piece.joined in JOINERS and person.pieces and piece.joined != ";":
        person.pieces[-1] += piece.raw + piece.text
    elif piece.text:
        person.pieces.append(piece.text)
    person.pieces += piece.paren


def _surer(people: list[Person]) -> list[Person]:
    """Several names with initials behind the family name bear each other out."""
    if len(people) > 1 and all(_FAMILY_FIRST.fullmatch(one.name) for one in people):
        return [replace(one, score=max(one.score, _FULL)) for one in people]
    return people


def _is_employer(people: list[Person], piece: Piece) -> bool:
    """Whether what looked like a name is whom the next works for: "Brunello Tiles, CEO Ana Ruiz"."""
    titles = bool(people) and all(map(is_job_title, people[0].pieces))
    parted = piece.joined == "," or (piece.joined in JOINERS and bool(people[:1] and people[0].pieces))
    return len(people) == 1 and titles and parted


def _told_before(people: list[Person], lead: list[str], piece: Piece) -> list[str]:
    """Takes back what is no person but the employer, and titles, of the one that the piece names."""
    if people and ";" not in piece.raw:
        first = people.pop()
        return [*first.pieces, first.name]
    return _employers(lead, piece)


def _employers(lead: list[str], piece: Piece) -> list[str]:
    """Takes the employer out of what stands before a title and a name: "Rosa Tiles, CEO Ana Ruiz"."""
    if piece.joined != "," or len(lead) != 1 or len(lead[0].split()) > _LONGEST_EMPLOYER or role_of(lead[0]):
        return []
    return [lead.pop()]


def _as_one(people: list[Person]) -> list[Person]:
    """Those named before the last, with nothing behind them, share what stands behind the last."""
    if len(people) > 1 and people[-1].pieces and not any(person.pieces for person in people[:-1]):
        common = shared(people[-1].pieces)
        people[-1].pieces = [without_both(piece) for piece in people[-1].pieces]
        for person in people[:-1]:
            person.pieces = list(common)
    return people
