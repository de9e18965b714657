"""Columns whose names are set in small letters, one of them by a slip, or all begin with one letter."""

import re

from analysis.names.affixes import split_affixes
from analysis.names.given import is_given_name, may_be_given_name

_FEWEST = 3
_MOSTLY, _OFTEN = 0.6, 0.5
_WORDS = range(2, 5)
_SLIP = re.compile(r"^(?:[^\W\d_]+\.?\s){0,2}[a-z]{3,}(?:\s[^\W\d_a-z][^\W\d_]*\.?){1,3}$")
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
        return list(map(_without_slip, texts))
    given = sum(may_be_given_name(split_affixes(text).name.partition(" ")[0]) for text in texts)
    if given < _OFTEN * len(texts):
        return texts
    return [_titled(text) if one else text for text, one in zip(texts, small, strict=True)]


def is_small(text: str) -> bool:
    """Says whether a line of a few words is set in small letters."""
    words = text.split()
    return len(words) in _WORDS and words[0].islower() and words[-1][:1].islower()


def _without_slip(text: str) -> str:
    """Gives a well-known given name its capital where those behind it have one: "Dr. ana Ruiz"."""
    if not _SLIP.search(text):
        return text
    printed = split_affixes(text)
    given, _, rest = printed.name.partition(" ")
    known = is_given_name(given) or (printed.honorific and may_be_given_name(given))
    slip = known and given.islower() and rest[:1].isupper() and text.endswith(printed.name)
    return f"{text[: -len(printed.name)]}{given.capitalize()} {rest}" if slip else text


def _titled(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


def _without_letter(texts: list[str]) -> list[str]:
    found = [match[1] for text in texts if (match := _LETTER.match(text))]
    common = max(set(found), key=found.count, default="")
    if not common or found.count(common) < max(_FEWEST, _MOSTLY * len(texts)):
        return texts
    return [_LETTER.sub("", text, count=1) for text in texts]
