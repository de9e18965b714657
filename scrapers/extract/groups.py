"""Groups between semicolons: "Ana Ruiz, Porto Tech; Bo Li, Tiles" names one and an employer in each."""

from collections.abc import Sequence

from analysis.names.given import may_be_given_name
from scrapers.extract.person import name_score
from scrapers.extract.pieces import Piece

_FEWEST = 2
_PAIR = 2
_NAMED = 0.55
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


def _begins_with_given_name(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return bool(rest) and may_be_given_name(first)
