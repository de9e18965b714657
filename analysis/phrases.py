"""Phrases of word lists, found as whole words in folded text, fast where there are none."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Generic, TypeVar

from analysis.text import fold, word_set

_WHOLE = r"(?<!\w)(?:{})(?!\w)"
_NEVER = "(?!)"
_NONE: frozenset[str] = frozenset()

Key = TypeVar("Key")


class Phrases:
    """Phrases to look for: words with single blanks between them; a star stands for any letters at an end.

    A text is searched only where one of its words may begin a phrase. Words are asked once: those of a
    language are few, and most of a page's are known from the pages before.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        """Takes the phrases as they are listed, in any case and with accents."""
        listed = sorted(set(phrases), key=len, reverse=True)
        self.pattern = re.compile(_WHOLE.format(_alternatives(listed) or _NEVER))
        firsts = [phrase.split()[0] for phrase in listed]
        self.exact = frozenset(fold(first) for first in firsts if "*" not in first)
        self.starts = tuple({fold(first[:-1]) for first in firsts if first[-1] == "*" and first[0] != "*"})
        self._starts_by_letter = _by_first_letter(self.starts)
        self.inside = tuple({fold(first.strip("*")) for first in firsts if first[0] == first[-1] == "*"})
        self.finals = tuple({fold(first[1:]) for first in firsts if first[0] == "*" != first[-1]})
        self._may_begin = lru_cache(maxsize=1 << 16)(self.begins)

    def begins(self, word: str) -> bool:
        """Says whether a phrase may begin with a folded word."""
        if (
            word in self.exact
            or word.startswith(self._starts_by_letter.get(word[:1], ()))
            or word.endswith(self.finals)
        ):
            return True
        return any(part in word for part in self.inside)

    def may_be_in(self, words: Iterable[str]) -> bool:
        """Says whether one of the folded words begins a phrase; cheap."""
        return any(map(self._may_begin, words))

    def search(self, folded: str) -> re.Match[str] | None:
        """Finds the first phrase in a folded text."""
        return next(self.finditer(folded), None)

    def ends(self, folded: str) -> bool:
        """Says whether a phrase stands at the end of a folded text."""
        return any(match.end() == len(folded) for match in self.finditer(folded))

    def finditer(self, folded: str) -> Iterator[re.Match[str]]:
        """Finds all phrases in a folded text, asking only where one may begin."""
        words = folded.split(" ")
        if not any(map(self._may_begin, words)):
            return
        at, end = 0, -1
        for word in words:
            if self._may_begin(word) and at > end and (match := self.pattern.match(folded, at)):
                end = match.end()
                yield match
            at += len(word) + 1


class Rare:
    """Phrases known by the longest word of each: which of them a text may hold, its words tell."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Takes phrases of words with blanks between them, in lower case, with their accents."""
        self._by_rare: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for phrase in phrases:
            words = word_set(phrase)
            self._by_rare[max(words, key=len)].append((phrase, words))
        self._rare = frozenset(self._by_rare)

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Gives the phrases all of whose words are among those of a text (see `word_set`); mostly none."""
        if self._rare.isdisjoint(words):
            return _NONE
        rare = self._rare & words
        return frozenset(phrase for word in rare for phrase, parts in self._by_rare[word] if parts <= words)


class Lexicon(Generic[Key]):
    """Phrases under keys: which keys a text may speak of is asked word by word, before any search."""

    def __init__(self, phrases: Mapping[Key, Iterable[str]]) -> None:
        """Takes the phrases of each key."""
        self.phrases = {key: Phrases(listed) for key, listed in phrases.items()}
        self._exact: dict[str, list[Key]] = defaultdict(list)
        self._starts: dict[str, list[Key]] = defaultdict(list)
        self._inside: list[tuple[str, Key]] = []
        self._finals: list[tuple[str, Key]] = []
        for key, listed in self.phrases.items():
            for beginnings, found in ((listed.exact, self._exact), (listed.starts, self._starts)):
                for beginning in beginnings:
                    found[beginning].append(key)
            self._inside += [(part, key) for part in listed.inside]
            self._finals += [(part, key) for part in listed.finals]
        self._lengths = sorted({len(start) for start in self._starts})
        self._any_final = tuple(part for part, _ in self._finals)
        self._keys = lru_cache(maxsize=1 << 16)(self._keys_of)

    def _keys_of(self, word: str) -> tuple[Key, ...]:
        found = list(self._exact.get(word, ()))
        for length in self._lengths:
            found += self._starts.get(word[:length], ())
        if word.endswith(self._any_final):
            found += [key for part, key in self._finals if word.endswith(part)]
        return (*found, *(key for part, key in self._inside if part in word))

    def may_be_in(self, words: Iterable[str]) -> bool:
        """Says whether one of the folded words begins a phrase of any key; cheap."""
        return any(map(self._keys, words))

    def finditer(self, folded: str) -> Iterator[tuple[Key, re.Match[str]]]:
        """Finds all phrases in a folded text, key by key in their order."""
        keys = {key for word in folded.split() for key in self._keys(word)}
        for key, phrases in self.phrases.items():
            if key in keys:
                yield from ((key, match) for match in phrases.finditer(folded))


def _by_first_letter(starts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for start in starts:
        found[start[:1]] += (start,)
    return dict(found)


def _alternatives(listed: list[str]) -> str:
    """The phrases as one pattern; runs of them are grouped by their first letter, which keeps their order.

    Phrases of different first letters never match at one place, so that only those of one letter are tried.
    """
    parts: list[str] = []
    for starred, run in groupby(listed, key=lambda phrase: phrase.startswith("*")):
        sources = [_source(phrase) for phrase in run]
        parts += sources if starred else _by_letter(sources)
    return "|".join(parts)


def _by_letter(sources: list[str]) -> list[str]:
    letters: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        letters[source[:1] if source[0].isalnum() else ""].append(source)
    rest = letters.pop("", [])
    return [f"{letter}(?:{'|'.join(one[1:] for one in found)})" for letter, found in letters.items()] + rest


def _source(phrase: str) -> str:
    parts = []
    for word in phrase.split():
        before, after = word.startswith("*"), word.endswith("*")
        bare = re.escape(fold(word.strip("*")))
        parts.append((r"\w*" if before else "") + bare + (r"\w*" if after else ""))
    return " ".join(parts)
