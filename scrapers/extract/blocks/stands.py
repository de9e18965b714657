"""Numbers of stands: "booth 12", ", Stand A 4", "(stoisko 7)"."""

import re
from functools import cache

from analysis.text import word_set
from data import load_words

_DIGITS = "0123456789-#"
_NUMBER = r"(?:no\.?|nr\.?|n[°º]|#|:)?\s*#?(?P<number>[A-Z]{0,3}[-. ]?\d{1,4}[A-Z]?)"


@cache
def _words() -> frozenset[str]:
    loaded = load_words("stands.yaml")
    return frozenset(str(word) for group in loaded.values() for word in group)


def may_be_placed(text: str) -> bool:
    """Says whether a word for a stand may stand in a text; cheap."""
    return not text.isascii() or not _words().isdisjoint(word.rstrip(_DIGITS) for word in word_set(text))


@cache
def placed() -> re.Pattern[str]:
    """The words before the number of a stand, and the number, with the comma or bracket before them."""
    words = sorted(_words(), key=len, reverse=True)
    return re.compile(
        rf"(?:^|\s*[,(（–—-]\s*|\s+)(?:{'|'.join(map(re.escape, words))})\s*{_NUMBER}\s*[)）]?", re.IGNORECASE
    )


def without_stand(text: str) -> str:
    """Takes the numbers of a stand and its hall off the end: "Acme Works, Hall 2, Stand 12"."""
    while any(map(str.isdigit, text)) and may_be_placed(text):
        match = next((one for one in placed().finditer(text) if one.end() == len(text.rstrip())), None)
        if match is None:
            break
        text = text[: match.start()].rstrip()
    return text
