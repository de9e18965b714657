"""Heads of columns and labels of fields: what the cells under them hold."""

from functools import cache, lru_cache

from analysis.text import fold
from data import load_words
from scrapers.extract.endings import without_endings


@cache
def _fields() -> dict[str, str]:
    loaded = load_words("fields.yaml")
    return {fold(str(word)): str(entry["field"]) for entry in reversed(loaded) for word in entry["words"]}


@lru_cache(maxsize=4096)
def field_of(text: str) -> str:
    """Says what a column with this head holds.

    Returns:
        One of name, organization, job_title, session, year, time, place, booth, contact; empty if unknown.
    """
    return _fields().get(fold(text), "") or _fields().get(fold(without_endings(text)), "")
