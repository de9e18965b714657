"""Turns of phrase that name somebody in a sentence, as `data/words/prose.yaml` lists them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from analysis.roles import Role
from analysis.text import fold, word_set
from data import DATA

_KINDS = ("titled", "opening", "award", "keynote", "thanks", "speaker", "moderator", "then")


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase: what it says, and whether the names follow it."""

    kind: str
    follow: bool


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of phrase by their words, the rare words that betray them, and what else sentences say."""

    pattern: re.Pattern[str]
    phrases: dict[str, Turn]
    deeds: tuple[tuple[str, Role], ...]
    rare: frozenset[str]
    needed: dict[str, list[frozenset[str]]]
    news: frozenset[str]
    elsewhere: tuple[str, ...]


def may_turn(text: str) -> bool:
    """Says whether all words of a turn of phrase stand in a text; cheap."""
    words = word_set(text)
    needed = turns().needed
    return any(phrase <= words for rare in turns().rare & words for phrase in needed[rare])


@cache
def turns() -> Turns:
    """Loads the turns of phrase once."""
    loaded: dict[str, Any] = yaml.safe_load((DATA / "words" / "prose.yaml").read_text("utf-8"))
    deeds = tuple((phrase, Role(role)) for role, phrases in loaded["deeds"].items() for phrase in phrases)
    found = {
        phrase: Turn(kind, side == "follow")
        for kind in _KINDS
        for side, languages in loaded[kind].items()
        for phrases in languages.values()
        for phrase in phrases
    }
    longest_first = sorted(map(re.escape, found), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
    rare = frozenset(max(phrase.split(), key=len) for phrase in found)
    needed: dict[str, list[frozenset[str]]] = {}
    for phrase in found:
        needed.setdefault(max(phrase.split(), key=len), []).append(frozenset(phrase.split()))
    return Turns(
        pattern,
        found,
        deeds,
        rare,
        needed,
        frozenset(map(fold, loaded["news"])),
        tuple(loaded["elsewhere"]),
    )
