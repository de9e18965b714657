"""Names whose parts signs keep apart: "Bo & Lena Wikström", "CHEUNG Wai Lun, Alan"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name
from analysis.names.words import PARTICLES
from analysis.text import fold
from scrapers.extract.person import name_score
from scrapers.extract.pieces import JOINERS, Piece

_PAIR = 2
_JOINING = frozenset(["&", "and", "und", "et"])
_MONONYM, _FULL = 0.4, 0.75
_MOST_WORDS = 4
_LONGEST_SIGN = 7


def with_family_names(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Gives a single given name the family name of the one that "and" joins to it."""
    joined = len(pieces) >= _PAIR and pieces[1].joined in _JOINING
    alone = joined and name_score(pieces[0].text) >= _MONONYM
    if not any(_is_given(piece, known=not alone) for piece in pieces[:-1]):
        return pieces
    found = list(pieces)
    for at, (one, other) in enumerate(pairwise(pieces)):
        listed = at > 0 and " " not in pieces[at - 1].text
        known = at > 0 or not alone
        if _is_given(one, known=known) and not listed and (family := _family_of(other)):
            found[at] = replace(one, text=f"{one.text} {family}")
    return found


def with_english_names(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Puts the English given name behind a Chinese name to it, whose family name is in capitals."""
    found: list[Piece] = []
    for piece in pieces:
        called = piece.joined == "," and piece.text.isalpha() and piece.text.istitle()
        if found and called and _is_family_first(found[-1]) and may_be_given_name(piece.text):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {piece.text}", paren=piece.paren)
        else:
            found.append(piece)
    return found


def _is_family_first(piece: Piece) -> bool:
    family, _, given = split_affixes(piece.text).name.partition(" ")
    words = given.replace("-", " ").split()
    short = 0 < len(words) <= _PAIR and all(word.isalpha() and len(word) <= _LONGEST_SIGN for word in words)
    return short and family.isupper() and len(family) >= _PAIR and given.istitle() and not piece.paren


def _is_given(piece: Piece, *, known: bool) -> bool:
    single = piece.text.isalpha() and piece.text.istitle() and not piece.paren
    return single and (not known or may_be_given_name(piece.text))


def _family_of(piece: Piece) -> str:
    given, _, family = piece.text.partition(" ")
    joined = piece.joined in JOINERS and piece.joined != ";" and not piece.raw.startswith(",")
    if (
        not joined
        or not family
        or "." in family
        or not may_be_given_name(given)
        or len(family.split()) >= _MOST_WORDS
    ):
        return ""
    whole = name_score(piece.text) >= _FULL and fold(family.split()[-1]) not in PARTICLES
    return family if whole else ""
