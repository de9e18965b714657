"""What a printed job title says: how senior, and in which line of work."""

from collections.abc import Iterable
from functools import cache, lru_cache

from analysis.ranking.words import Words, word_list
from analysis.roles import Family, family_of
from analysis.text import fold

CLASSES = (*word_list("classes"), "")
"""Lines of work in the order in which they count, at last the one that no page shows."""
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


def class_of(title: str, organization: str, role: str) -> str:
    """Gives the line of work: recruiter, lawyer/adviser, coach, consultant, vendor, academic, or empty."""
    return CLASSES[min(title_class(title), organization_class(organization), role_class(role))]


@lru_cache(maxsize=65536)
def title_class(title: str) -> int:
    """Gives the place in `CLASSES` of the first class whose words stand in a title."""
    return _first(words.found_in(title) for words, _, _ in _classes())


@lru_cache(maxsize=65536)
def organization_class(organization: str) -> int:
    """Gives the place in `CLASSES` of the first class whose words stand in the name of an employer."""
    return _first(words.found_in(organization) for _, words, _ in _classes())


@cache
def role_class(role: str) -> int:
    """Gives the place in `CLASSES` of the first class that a role shows."""
    return _first(role in roles for _, _, roles in _classes())


def _first(fits: Iterable[bool]) -> int:
    return next((place for place, fit in enumerate(fits) if fit), len(CLASSES) - 1)


@cache
def _classes() -> list[tuple[Words, Words, frozenset[str]]]:
    return [
        (Words.of(entry["title"]), Words.of(entry["organization"]), frozenset(entry.get("roles", ())))
        for entry in word_list("classes").values()
    ]


def is_office(title: str, role: str) -> bool:
    """Says whether a title is the seat in an association ("Treasurer" on its board), not the day's work."""
    return family_of(role) == Family.COMMITTEE.value and fold(title) in _offices()


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(word) for word in word_list("offices")["offices"])
