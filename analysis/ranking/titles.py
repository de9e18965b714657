"""What a printed job title says: how senior, and in which line of work."""

from functools import cache, lru_cache

from analysis.ranking.words import Words, word_list

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
    """Gives who hears of openings: recruiter, lawyer, coach, consultant, vendor, or empty."""
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
