"""Groups between semicolons: "Ana Ruiz, Porto Tech; Bo Li, Tiles", "Chair, Ana Ruiz; Treasurer, Bo Li"."""

from collections.abc import Sequence

from analysis.names.given import may_be_given_name
from scrapers.extract.person import Person, name_score
from scrapers.extract.pieces import Piece
from scrapers.extract.words import is_job_title, role_of

_FEWEST = 2
_PAIR = 2
_NAMED, _FULL = 0.55, 0.7
_SELDOM = 0.34
_NONE: frozenset[int] = frozenset()


def employers_in_groups(pieces: Sequence[Piece]) -> frozenset[int]:
    """Finds the pieces that stand second in groups of two, where those that stand first are the names.

    What stands second may sound like a name; given names that are known begin few of them.
    """
    starts = [at for at, piece in enumerate(pieces) if not at or piece.joined == ";"]
    ends = [*starts[1:], len(pieces)]
    pairs = [
        at for at, end in zip(starts, ends, strict=True) if end - at == _PAIR and pieces[at + 1].joined == ","
    ]
    if len(starts) < _FEWEST or len(pairs) < len(starts):
        return _NONE
    firsts, seconds = [pieces[at].text for at in pairs], [pieces[at + 1].text for at in pairs]
    named = all(name_score(text) >= _NAMED and " " in text for text in firsts)
    known = sum(map(_begins_with_given_name, seconds))
    return frozenset(at + 1 for at in pairs) if named and known <= _SELDOM * len(pairs) else _NONE


def names_behind_seats(pieces: Sequence[Piece]) -> list[Person]:
    """Reads "President, Ana Ruiz; Treasurer, Bo Li": groups of a seat and a name; none for anything else."""
    starts = [at for at, piece in enumerate(pieces) if at and piece.joined == ";"]
    pairs = [(pieces[at].text, pieces[at + 1]) for at in starts if at + 1 < len(pieces)]
    if len(pairs) < _FEWEST or len(pieces) != _PAIR * (len(starts) + 1):
        return []
    named = [pieces[1], *(name for _, name in pairs)]
    seats = sum(is_job_title(seat) or role_of(seat) is not None for seat, _ in pairs)
    if seats < len(pairs) or any(name_score(one.text) < _FULL or " " not in one.text for one in named):
        return []
    return [Person(one.text, name_score(one.text), list(one.paren)) for one in named]


def _begins_with_given_name(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return bool(rest) and may_be_given_name(first)
