"""Short names of Vietnam and China in Latin letters, some of whose words are ordinary ones elsewhere."""

from collections.abc import Sequence
from functools import cache

from analysis.text import fold
from data import load_words

_LONGEST_WORD = 6
_FEWEST, _MOST = 2, 5


@cache
def _family_names() -> frozenset[str]:
    loaded = load_words("short_family_names.yaml")
    return frozenset(fold(str(name)) for name in loaded["vietnamese"])


@cache
def _chinese() -> frozenset[str]:
    return frozenset(fold(str(name)) for name in load_words("short_family_names.yaml")["chinese"])


@cache
def _words_elsewhere() -> frozenset[str]:
    return frozenset(fold(str(name)) for name in load_words("short_family_names.yaml")["words_elsewhere"])


def may_be_family_behind_given(word: str) -> bool:
    """Says whether a word, an ordinary one elsewhere, is such a family name."""
    return word.istitle() and fold(word) in _words_elsewhere()


def is_family_behind_given(token: str, tokens: Sequence[str]) -> bool:
    """Says whether the last of two words, an ordinary one elsewhere, is a family name: "Jiwoo Son"."""
    return (
        token is tokens[-1]
        and len(tokens) == _FEWEST
        and token.istitle()
        and fold(token) in _words_elsewhere()
    )


def is_given_before_family(tokens: Sequence[str]) -> bool:
    """Says whether the first of two words, a particle elsewhere, is a given name: "Bin Li", "Di Wu"."""
    return len(tokens) == _FEWEST and tokens[0].istitle() and fold(tokens[1]) in _chinese()


def is_short_east(tokens: Sequence[str]) -> bool:
    """Says whether words are such a name: a family name, then short words, as "Vu Thi Bich Gom"."""
    return (
        _FEWEST <= len(tokens) <= _MOST
        and fold(tokens[0]) in _family_names()
        and all(token.isalpha() and token.istitle() and len(token) <= _LONGEST_WORD for token in tokens)
    )
