"""Small helpers for printed text."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_BLANKS = re.compile(r"\s+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)
_NOT_WORD = re.compile(r"[\W_]+")
_FOLDED: dict[int, str | None] = {
    code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)
} | {ord("'"): None}
# a year from 1950 to 2049; the class of its first digit makes the search fast
YEAR = re.compile(r"[12](?<!\d[12])(?:(?<=1)9[5-9]|(?<=2)0[0-4])\d(?!\d)")
_PARTING = '().,:;!?"“”„«»'


def squeeze(text: str) -> str:
    """Gives the text on one line: every run of blanks is one blank, invisible marks are gone."""
    joined = " ".join(text.split())
    if joined.isprintable() and (joined.isascii() or unicodedata.is_normalized("NFC", joined)):
        return joined
    return _BLANKS.sub(" ", composed(joined)).strip()


def composed(text: str) -> str:
    """Gives the text in composed form (NFC) without invisible marks (soft hyphens, controls); blanks stay."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


@lru_cache(maxsize=4096)
def word_set(text: str) -> frozenset[str]:
    """Gives the words of a text in lower case: several readers ask the same line for rare words."""
    lowered = text.lower()
    for sign in _PARTING:
        lowered = lowered.replace(sign, " ")
    return frozenset(lowered.split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Gives a comparable form: Latin letters, lower case, single blanks, no accents, no punctuation."""
    plain = text if text.isascii() else anyascii(unicodedata.normalize("NFKC", text))
    if plain.isascii():
        return " ".join(plain.translate(_FOLDED).split())
    return _NOT_WORD.sub(" ", plain.replace("'", "").casefold()).strip()
