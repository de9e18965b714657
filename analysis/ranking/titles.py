"""What a printed job title says: how senior, and in which line of work."""

from functools import cache, lru_cache

from analysis.ranking.words import Words, word_list
from analysis.roles import Family, family_of
from analysis.text import fold

LABELS = {0: "", 1: "in training", 2: "", 3: "senior", 4: "director", 5: "executive"}


@lru_cache(maxsize=65536)
def level_of(title: str) -> int:
    """Gives the level of a job title: 0 blank, 1 in training, 2 other, 3 senior, 4 director, 5 executive."""
    if not title.strip():
        return 0
    return next((level for level, words in _levels() if words.found_in(title)), 2)


@cache
def _levels() -> list[tuple[int, Words]]:
    return [(int(entry["level"]), Words.of(entry["words"])) for entry in word_list("seniority").values()]


@lru_cache(maxsize=65536)
def class_of(title: str, organization: str, role: str) -> str:
    """Gives the line of work: recruiter, lawyer/adviser, coach, consultant, vendor, academic, or empty."""
    for name, titles, organizations, roles in _classes():
        if titles.found_in(title) or organizations.found_in(organization) or role in roles:
            return name
    return ""


@cache
def _classes() -> list[tuple[str, Words, Words, frozenset[str]]]:
    return [
        (
            name,
            Words.of(entry["title"]),
            Words.of(entry["organization"]),
            frozenset(entry.get("roles", ())),
        )
        for name, entry in word_list("classes").items()
    ]


def is_office(title: str, role: str) -> bool:
    """Says whether a title is the seat in an association ("Treasurer" on its board), not the day's work."""
    return family_of(role) == Family.COMMITTEE.value and fold(title) in _offices()


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(word) for word in word_list("offices")["offices"])
