"""What a printed job title says: how senior, and in which line of work."""

import re
from functools import cache, lru_cache

from analysis.ranking.words import pattern_of, word_list
from analysis.text import fold

LABELS = {0: "", 1: "in training", 2: "", 3: "senior", 4: "director", 5: "executive"}


@lru_cache(maxsize=65536)
def level_of(title: str) -> int:
    """Gives the level of a job title: 0 blank, 1 in training, 2 other, 3 senior, 4 director, 5 executive."""
    plain = fold(title)
    if not plain:
        return 0
    return next((level for level, pattern in _levels() if pattern.search(plain)), 2)


@cache
def _levels() -> list[tuple[int, re.Pattern[str]]]:
    return [(int(entry["level"]), pattern_of(entry["words"])) for entry in word_list("seniority").values()]


@lru_cache(maxsize=65536)
def class_of(title: str, organization: str, role: str) -> str:
    """Gives who hears of openings: recruiter, lawyer, coach, consultant, vendor, or empty."""
    texts = (fold(title), fold(organization))
    for name, titles, organizations, roles in _classes():
        if titles.search(texts[0]) or organizations.search(texts[1]) or role in roles:
            return name
    return ""


@cache
def _classes() -> list[tuple[str, re.Pattern[str], re.Pattern[str], frozenset[str]]]:
    return [
        (
            name,
            pattern_of(entry["title"]),
            pattern_of(entry["organization"]),
            frozenset(entry.get("roles", ())),
        )
        for name, entry in word_list("classes").items()
    ]
