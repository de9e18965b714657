"""When and where an edition takes place, as its pages print it: "16–18 October 2025, Lisbon, Portugal"."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from analysis.names.places import is_place
from analysis.text import fold
from data import load_words
from scrapers.extract.words import is_invitation

_TO = r"\s*(?:-|–|—|/|to|bis|au|al|a|až|till?|até|tot|do|and|&|und|et|y|e)\s*"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"((?:19|20)\d\d)"
_OF = r"(?:\s+|\s*\.\s*|\s+(?:de|of|del)\s+)"
_CJK = re.compile(
    r"(20\d\d)年(\d{1,2})月(\d{1,2})日?\s*(?:[-–~〜～至到・]|から)\s*(?:(\d{1,2})月)?(\d{1,2})日"
)
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)\s*(?:-|–|—|/|to)\s*((?:19|20)\d\d)-(\d\d)-(\d\d)")
_BREAK = re.compile(r"\s*[|·•;:]\s*|\s+[–—-]\s+|\s*[()]\s*|,\s+")
_SOME_YEAR = re.compile(r"(?:19|20)\d\d")
_STATE = re.compile(r"[A-Z]{2}")
_LONGEST_LINE = 160


@cache
def _months() -> dict[str, int]:
    loaded = load_words("months.yaml")
    return {
        word: number
        for names in loaded.values()
        for number, forms in enumerate(names, 1)
        for word in forms.split()
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = r"([^\W\d_]{3,12})\.?"
    return (
        # 30 April – 2 May 2026
        re.compile(rf"{_DAY}{_OF}{month}{_TO}{_DAY}{_OF}{month},?{_OF}{_YEAR}", re.IGNORECASE),
        # 4–6 May 2026
        re.compile(rf"{_DAY}{_TO}{_DAY}{_OF}{month},?{_OF}{_YEAR}", re.IGNORECASE),
        # April 30 – May 2, 2026
        re.compile(rf"{month}\s+{_DAY}{_TO}{month}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE),
        # May 4–6, 2026
        re.compile(rf"{month}\s+{_DAY}{_TO}{_DAY},?\s+{_YEAR}", re.IGNORECASE),
        # 2026. május 4–6., in small letters
        re.compile(rf"{_YEAR}\.\s+([a-zà-ÿőű]{{3,12}})\s+{_DAY}{_TO}{_DAY}"),
    )


@lru_cache(maxsize=4096)
def date_range_in(text: str) -> tuple[str, int]:
    """Finds the first range of days in a text.

    Returns:
        `2026-05-04/2026-05-06` and where the range ends in the text; empty and 0 where there is none. A
        single day says nothing: it may be that of a post or a deadline.
    """
    if not _SOME_YEAR.search(text):
        return "", 0
    if match := _ISO.search(text):
        y1, m1, d1, y2, m2, d2 = map(int, match.groups())
        return _range(y1, m1, d1, y2, m2, d2), match.end()
    if match := _CJK.search(text):
        year, first, day, second, last = match.groups()
        return _range(
            int(year), int(first), int(day), int(year), int(second or first), int(last)
        ), match.end()
    for number, pattern in enumerate(_patterns()):
        for match in pattern.finditer(text):
            if found := _read(number, match.groups()):
                return found, match.end()
    return "", 0


def _read(number: int, parts: tuple[str, ...]) -> str:
    if number == 0:
        d1, m1, d2, m2, year = parts
    elif number == 1:
        d1, d2, m1, year = parts
        m2 = m1
    elif number == 2:
        m1, d1, m2, d2, year = parts
    elif number == 3:
        m1, d1, d2, year = parts
        m2 = m1
    else:
        year, m1, d1, d2 = parts
        m2 = m1
    first, last = _months().get(fold(m1)), _months().get(fold(m2))
    return _range(int(year), first, int(d1), int(year), last, int(d2)) if first and last else ""


def _range(y1: int, m1: int, d1: int, y2: int, m2: int, d2: int) -> str:
    try:
        start, end = date(y1, m1, d1), date(y2, m2, d2)
    except ValueError:
        return ""
    return f"{start}/{end}" if start < end and (end - start).days <= 31 else ""


def when_and_where(lines: Iterable[str], year: int | None) -> tuple[str, str]:
    """Says when and where the edition of a page takes place.

    Args:
        lines: text of the page from its top, one line each.
        year: year of the edition; a range of another year is not its.

    Returns:
        ISO range and place ("Lisbon, Portugal"); empty text where the page does not say.
    """
    for line in lines:
        if len(line) > _LONGEST_LINE or ("20" not in line and "19" not in line):
            continue
        found, end = date_range_in(line)
        if found and year in {None, int(found[:4])} and not is_invitation(line):
            return found, _place(line[end:]) or _place(line)
    return "", ""


def _place(text: str) -> str:
    """The place in a line: a known country or city, with the word before it."""
    parts = [part.strip(" .,") for part in _BREAK.split(text)]
    for index in range(len(parts) - 1, -1, -1):
        before = parts[index - 1] if index else ""
        if is_place(parts[index]) or (before and _STATE.fullmatch(parts[index])):
            town = before if before and before[0].isupper() and not any(map(str.isdigit, before)) else ""
            return f"{town}, {parts[index]}" if town and len(town.split()) <= 3 else parts[index]
    return ""
