"""Small helpers for printed text."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_BLANKS = re.compile(r"\s+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)
_NOT_WORD = re.compile(r"[\W_]+")


def squeeze(text: str) -> str:
    """Gives the text on one line: every run of blanks is one blank, invisible marks are gone."""
    joined = " ".join(text.split())
    if joined.isascii() and joined.isprintable():
        return joined
    visible = _INVISIBLE.sub("", joined)
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", visible)).strip()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Gives a comparable form: Latin letters, lower case, single blanks, no accents, no punctuation."""
    plain = text if text.isascii() else anyascii(unicodedata.normalize("NFKC", text))
    return _NOT_WORD.sub(" ", plain.replace("'", "").casefold()).strip()
