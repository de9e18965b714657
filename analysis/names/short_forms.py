"""Short forms with a full stop that stand before a name as forms of address do, in any language."""

from analysis.names import words
from data import load_words

_LONGEST = 4
_NO_SHORT_FORMS = frozenset(["MA", "ST", "STA", "STO", "JR", "SR", "II", "III", "IV"])
_LIMITS = load_words("name_limits.yaml")
_SHORT_NAMES = frozenset(words.key(str(name)) for name in _LIMITS["given"])
_SHORT_BODIES = frozenset(map(str, _LIMITS["bodies"]))


def is_short_form(tokens: list[str]) -> bool:
    """Says whether a short form stands before a full name: "LN. Ana Ruiz Soto", "Psk. Ela Ak"."""
    bare = tokens[0].rstrip(".")
    if not (tokens[0].endswith(".") and bare.isalpha() and 1 < len(bare) <= _LONGEST) or len(tokens) < 3:
        return False
    if bare.isupper():
        return bare not in _NO_SHORT_FORMS and not tokens[1].isupper()
    return bare.istitle() and words.key(bare) not in _SHORT_NAMES | _SHORT_BODIES


def is_short_name(word: str) -> bool:
    """Says whether a short form stands for a given name: "Mohd", "Wm"."""
    return words.key(word) in _SHORT_NAMES
