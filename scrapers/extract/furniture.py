"""Headings of the parts of a page that name nobody, and what only looks like one."""

from functools import cache

from analysis.text import fold
from data import load_words


@cache
def _listed(name: str) -> frozenset[str]:
    loaded = load_words(name)
    return frozenset(fold(str(word)) for words in loaded.values() for word in words)


def is_furniture(text: str) -> bool:
    """Says whether a whole heading stands over a part of a page that names nobody: "Archives", "Tags"."""
    return fold(text) in _listed("furniture.yaml")


def is_paid_for(text: str) -> bool:
    """Says whether a heading tells what a sponsor pays for: "Venue Sponsor", "Hotel Partners"."""
    topic, _, last = fold(text).rpartition(" ")
    return topic in _listed("topics.yaml") and last.startswith(("sponsor", "partner"))
