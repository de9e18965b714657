"""The name of an event, apart from which edition of it is meant."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.ranking.words import word_list
from analysis.text import fold

_SHORT_YEAR = re.compile(r"['’‘](\d\d)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GLUED_YEAR = re.compile(r"^([a-z][a-z]+?)((?:19|20)\d\d)$")
_LONGEST = 300
_TAIL = re.compile(
    r"(?P<head>.*[^\W\d_]{2}.*?\s)(?P<year>(?:19|20)\d\d)"
    r"(?P<tail>\s*[-–—|:,(].*|\s+(?:in|at|on|en|em|à|im|te)\s.*)",
    re.I | re.S,
)
_ORDINAL = re.compile(
    r"^(\d{1,3})(?:st|nd|rd|th|e|er|ere|eme|re|o|a|os|as|de|ste|te|ter|tes|den|va|vo|mo|ma)?$"
)
_ROMAN = re.compile(r"^(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


class EventName(NamedTuple):
    """An event's name in parts; 0 where the name does not say.

    Attributes:
        series: folded name without year, ordinal and month; empty where the name is a mere year.
        ordinal: which time it is held ("12th Annual ...").
    """

    series: str
    year: int = 0
    ordinal: int = 0
    month: int = 0


@cache
def _words() -> tuple[frozenset[str], dict[str, int], dict[str, int]]:
    lists = word_list("editions")
    return (
        frozenset(fold(word) for word in lists["noise"]),
        {fold(word): int(number) for word, number in lists["ordinals"].items()},
        {fold(word): int(number) for word, number in lists["months"].items()},
    )


@lru_cache(maxsize=65536)
def read_event(event: str) -> EventName:
    """Reads the series and the edition out of an event's name.

    Example:
        >>> read_event("12th Annual Lantern Congress 2014")
        EventName(series='lantern congress', year=2014, ordinal=12, month=0)
    """
    whole = fold(without_tail(_SHORT_YEAR.sub(r" 20\1 ", event[:_LONGEST])))
    tokens = _unglue(whole.split())
    tokens, year = _take_years(tokens)
    tokens, ordinal = _take_ordinal(tokens)
    tokens, month = _take_month(tokens)
    if tokens[:1] == ["the"]:
        tokens = tokens[1:]
    bare = whole if not year else ""
    return EventName(" ".join(tokens) or bare, year, ordinal, month)


def without_tail(event: str) -> str:
    """Takes off what comes after the year: "Wick Forum 2014 in Wickton" is a Wick Forum, wherever it was."""
    found = _TAIL.fullmatch(event.strip())
    if not found or set(fold(found["tail"]).split()) & set(_words()[2]):
        return event
    return f"{found['head']}{found['year']}"


def _unglue(tokens: list[str]) -> list[str]:
    parts: list[str] = []
    for token in tokens:
        glued = _GLUED_YEAR.match(token)
        parts += glued.groups() if glued else (token,)
    return parts


def _take_years(tokens: list[str]) -> tuple[list[str], int]:
    kept: list[str] = []
    year = 0
    for position, token in enumerate(tokens):
        if _YEAR.fullmatch(token):
            year = year or int(token)
        elif not _ends_range(tokens, position):
            kept.append(token)
    return kept, year


def _ends_range(tokens: list[str], position: int) -> bool:
    """Says whether a token is the 15 of "2014-15"."""
    before, token = tokens[position - 1] if position else "", tokens[position]
    if not (_YEAR.fullmatch(before) and len(token) == 2 and token.isdigit()):
        return False
    return int(token) == (int(before) + 1) % 100


def _take_ordinal(tokens: list[str]) -> tuple[list[str], int]:
    noise, spelled, _ = _words()
    start = 1 if tokens[:1] == ["the"] else 0
    kept: list[str] = []
    ordinal = 0
    for position, token in enumerate(tokens):
        edge = position == start or position == len(tokens) - 1
        beside = set(tokens[max(position - 1, 0) : position + 2]) & noise
        number = _number(token, edge=edge, beside=bool(beside), alone=len(tokens) == start + 1)
        if token in spelled and beside:
            number = spelled[token]
        if number and not ordinal:
            ordinal = number
        elif token not in noise:
            kept.append(token)
    return kept, ordinal


def _number(token: str, *, edge: bool, beside: bool, alone: bool) -> int:
    if alone or not (edge or beside):
        return int(token[:-2]) if not alone and re.fullmatch(r"\d{1,3}(?:st|nd|rd|th)", token) else 0
    if match := _ORDINAL.match(token):
        return int(match[1])
    if _ROMAN.match(token) and (len(token) > 1 or beside):
        return _roman(token)
    return 0


def _roman(token: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in token]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _take_month(tokens: list[str]) -> tuple[list[str], int]:
    months = _words()[2]
    found = [token for token in tokens[1:] if token in months]
    if not found:
        return tokens, 0
    return [token for token in tokens if token not in found], months[found[0]]
