"""Names of Vietnam in Latin letters, some of whose words are ordinary ones elsewhere ("Vu Thi Bich Gom")."""

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


def is_short_east(tokens: Sequence[str]) -> bool:
    """Says whether words are such a name as a whole: a known family name, then short words in capitals."""
    return (
        _FEWEST <= len(tokens) <= _MOST
        and fold(tokens[0]) in _family_names()
        and all(token.isalpha() and token.istitle() and len(token) <= _LONGEST_WORD for token in tokens)
    )
