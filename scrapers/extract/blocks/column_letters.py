"""Columns whose names are set in small letters, or all begin with one letter that addresses them."""

import re

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name

_FEWEST = 3
_MOSTLY, _OFTEN = 0.6, 0.5
_WORDS = range(2, 5)
_LETTER = re.compile(r"([^\W\d_a-z])\.\s+(?=[^\W\d_a-z]\w+\s+[^\W\d_a-z])")


def as_printed(texts: list[str]) -> list[str]:
    """Gives the lines of a column as names are read: with capitals, and without a letter that is on them all.

    Styles print "ana ruiz" with capitals; "P. Ana Ruiz" and "P. Bo Li" have no given name in common but are
    addressed, as in Polish.
    """
    if len(texts) < _FEWEST:
        return texts
    return _without_letter(_with_capitals(texts))


def _with_capitals(texts: list[str]) -> list[str]:
    small = [is_small(text) for text in texts]
    if sum(small) < _MOSTLY * len(texts):
        return texts
    given = sum(may_be_given_name(split_affixes(text).name.partition(" ")[0]) for text in texts)
    if given < _OFTEN * len(texts):
        return texts
    return [_titled(text) if one else text for text, one in zip(texts, small, strict=True)]


def is_small(text: str) -> bool:
    """Says whether a line of a few words is set in small letters."""
    words = text.split()
    return len(words) in _WORDS and words[0].islower() and words[-1][:1].islower()


def _titled(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


def _without_letter(texts: list[str]) -> list[str]:
    found = [match[1] for text in texts if (match := _LETTER.match(text))]
    common = max(set(found), key=found.count, default="")
    if not common or found.count(common) < max(_FEWEST, _MOSTLY * len(texts)):
        return texts
    return [_LETTER.sub("", text, count=1) for text in texts]
