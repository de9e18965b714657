"""Turns of phrase that name somebody in a sentence, as `data/words/prose.yaml` lists them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from analysis.phrases import Rare
from analysis.roles import Role
from analysis.text import fold, word_set
from data import load_words

_KINDS = ("titled", "opening", "award", "keynote", "thanks", "speaker", "moderator", "then")


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase: what it says, and whether the names follow it."""

    kind: str
    follow: bool


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of phrase by their words, which may stand in a text, and what else sentences say."""

    phrases: dict[str, Turn]
    deeds: tuple[tuple[str, Role], ...]
    rare: Rare
    news: frozenset[str]
    elsewhere: tuple[str, ...]


@lru_cache(maxsize=2048)
def pattern_of(text: str) -> re.Pattern[str] | None:
    """Gives what finds the turns of phrase all of whose words stand in a text; mostly none."""
    phrases = turns().rare.among(word_set(text))
    return _pattern(phrases) if phrases else None


@lru_cache(maxsize=1024)
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


@cache
def turns() -> Turns:
    """Loads the turns of phrase once."""
    loaded: dict[str, Any] = load_words("prose.yaml")
    deeds = tuple((phrase, Role(role)) for role, phrases in loaded["deeds"].items() for phrase in phrases)
    found = {
        phrase: Turn(kind, side == "follow")
        for kind in _KINDS
        for side, languages in loaded[kind].items()
        for phrases in languages.values()
        for phrase in phrases
    }
    return Turns(
        found,
        deeds,
        Rare(found),
        frozenset(map(fold, loaded["news"])),
        tuple(loaded["elsewhere"]),
    )
