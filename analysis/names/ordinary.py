"""Ordinary words, which hardly stand in the names of people."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from analysis.names.given import may_be_given_name
from analysis.text import fold
from data import DATA, load_words

_LONG_WORD = 8


def _words(name: str, key: str) -> frozenset[str]:
    loaded: Any = load_words(name)[key]
    groups = loaded.values() if isinstance(loaded, dict) else loaded
    return frozenset(
        fold(str(word)) if "*" not in str(word) else str(word) for group in groups for word in group
    )


@cache
def never_in_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """Gives words that stand in no name, folded, and the beginnings of others."""
    words = _words("common_words.yaml", "never")
    exact = {word for word in words if "*" not in word}
    return frozenset(exact | _plurals(exact)), tuple(w.rstrip("*") for w in words if "*" in w)


def _plurals(words: Iterable[str]) -> set[str]:
    """The plurals of long words, which are hardly family names as "Chambers" and "Waters" are."""
    long = [word for word in words if len(word) >= _LONG_WORD and word.isascii() and word.isalpha()]
    return {f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in long if word[-1] != "s"}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(map(str, load_words("name_limits.yaml")["endings"]))


@cache
def _dictionary() -> frozenset[str]:
    return frozenset((DATA / "words" / "dictionary.csv").read_text(encoding="utf-8").split("\n")[1:])


def is_in_dictionary(word: str) -> bool:
    """Says whether a word is one of the language and no name that a registry lists; some are family names.

    `data/words/dictionary.csv` holds words of English that registries of names do not hold; `NOTICE.md`
    beside it tells the sources. Of the words of 16,500 real names 0.1 % stand in it.
    """
    return word.isascii() and fold(word) in _dictionary()  # "Rüb" is no "rub"


def is_ordinary(word: str) -> bool:
    """Says whether a word stands in no name: one of the list, or one that ends as no name does."""
    exact, starts = never_in_names()
    folded = fold(word)
    folded = folded.replace(" ", "") if "-" in word[:3] else folded  # "E-mail"
    if folded in exact or folded.startswith(starts):
        return True
    long = len(folded) >= _LONG_WORD and word.casefold().endswith(_endings())
    return long and not may_be_given_name(folded)


@cache
def praise() -> tuple[str, ...]:
    """Gives words before the names of awards, each with the blank behind it: "best "."""
    return tuple(f"{fold(str(word))} " for word in load_words("name_limits.yaml")["praise"])


@cache
def called_as_particles() -> frozenset[str]:
    """Gives particles that are given names, too, where they come first: "Ben Roe"."""
    return frozenset(map(str, load_words("name_limits.yaml")["called_as_particles"]))


@cache
def seldom_in_names() -> frozenset[str]:
    """Gives words that weigh against a name and stand in some."""
    return _words("common_words.yaml", "seldom")


def is_common(text: str) -> bool:
    """Says whether a text is made of nothing but ordinary words, as "Abstract" or "Read more"."""
    words = fold(text).split()
    return bool(words) and all(word in never_in_names()[0] for word in words)
