"""Winners in a row: one text that goes "Ana Ruiz, Example Prize 1999, for ... Bo Li, Example Prize 2000"."""

import re
from collections import Counter

from analysis.roles import Family, family_of
from scrapers.extract.words import role_of

_SHORTEST = 160
_FEWEST = 4
_MOST = 0.7
_PRIZE_WORDS = 6
_KEY_WORDS = 2
_LONGEST_HEAD = 70
_YEAR = re.compile(r"(?<![\d/–-])(?:1[89]|20)\d\d(?!\s?[\d/–-]\d)")
_PART = re.compile(r"[,.;:()\"“”«»]")
# behind a sentence, or behind a title or a bracket where family names stand in capitals
_STOP = re.compile(
    r"(?:(?:[^\W\d_]{3}|[\d'’\"”»)])\.+['’\"”»)]*|;)\s+(?=[^\W\d_a-z])"
    r"|['’\"”»)]\s+(?=[A-ZÀ-ÖØ-Þ]{2}[A-ZÀ-ÖØ-Þa-zçè'’-]*\s)"
)


def awarded_in_a_row(text: str) -> list[int]:
    """Finds where the entries of a long text begin of which each names the same prize and a year.

    Returns:
        Where each entry begins; nothing where the text is no such list.
    """
    if len(text) < _SHORTEST:
        return []
    years = list(_YEAR.finditer(text))
    if len(years) < _FEWEST:
        return []
    prizes = [_PART.split(text[max(0, year.start() - _LONGEST_HEAD) : year.start()])[-1] for year in years]
    keys = [" ".join(prize.split()[-_KEY_WORDS:]) for prize in prizes]
    key, times = Counter(keys).most_common(1)[0]
    if not key or times < max(_FEWEST, _MOST * len(years)) or not _are_prizes(prizes, keys, key):
        return []
    return _starts(text, [year.start() for year, said in zip(years, keys, strict=True) if said == key])


def _are_prizes(prizes: list[str], keys: list[str], key: str) -> bool:
    """Whether what stands before most years is nothing but an award."""
    told = [prize for prize, said in zip(prizes, keys, strict=True) if said == key]
    awards = sum(len(prize.split()) <= _PRIZE_WORDS and _is_award(prize) for prize in told)
    return awards >= _MOST * len(told)


def _is_award(text: str) -> bool:
    hit = role_of(text)
    return hit is not None and family_of(hit.role) == Family.AWARD


def _starts(text: str, years: list[int]) -> list[int]:
    """The last stop before each year; nothing where what stands between is mostly too much for a name."""
    stops = [0, *(match.end() for match in _STOP.finditer(text))]
    found = {max(stop for stop in stops if stop <= year) for year in years}
    near = sum(any(start < year <= start + _LONGEST_HEAD for start in found) for year in years)
    starts = sorted(found)
    return starts if len(starts) >= _FEWEST and near >= _MOST * len(years) else []
