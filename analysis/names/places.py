"""Places, which are never names: countries, states, large cities, and rooms."""

import re
from functools import cache
from typing import Any

from analysis.text import fold
from data import load_words

_LONGEST_ROOM = 6  # words
_ROOM_NUMBERS = re.compile(r"[IVX]+[–-][IVX]+")


@cache
def _loaded() -> dict[str, Any]:
    loaded: dict[str, Any] = load_words("places.yaml")
    return loaded


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(str(word)) for group in _loaded()["places"] for word in group)


@cache
def venues() -> frozenset[str]:
    """Gives the last words of rooms and halls."""
    return frozenset(fold(str(word)) for word in _loaded()["venues"])


def is_room(text: str) -> bool:
    """Says whether a text names rooms or halls: "Garden Room", "Ballroom B (II)", "Salle Verte", "IV–V"."""
    if _ROOM_NUMBERS.fullmatch(text):
        return True
    words = fold(text).split()
    return len(words) <= _LONGEST_ROOM and not venues().isdisjoint([*words[:2], *words[-1:]])


@cache
def _states() -> frozenset[str]:
    return frozenset().union(*state_groups())


@cache
def state_groups() -> tuple[frozenset[str], ...]:
    """Gives the short signs of the states of each country that prints them."""
    return tuple(frozenset(str(code) for code in group) for group in _loaded()["states"])


def is_place(text: str) -> bool:
    """Says whether a text is just the name of a country, a state or a large city."""
    return fold(text) in _places()


def is_state(code: str) -> bool:
    """Says whether a text is the short sign of a state or province, as addresses print it: "OH"."""
    return code in _states()
