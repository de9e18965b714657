"""Finding an industry by whatever word somebody uses for it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from statistics import fmean

from rapidfuzz import fuzz, process

from analysis.text import fold, squeeze
from data import load_words
from scrapers.catalog.model import Industry
from scrapers.errors import UsageError

_IGNORED = frozenset({"and", "the", "of", "in", "for"})
_INITIALS = re.compile(r"(?<=\b\w) (?=\w\b)")
_NEAR = 76  # of 100: two slips in a word of nine letters
_CONTAINED = 80
_LONGER = 15  # for how much of the query a contained name is
_PART = 0.85
_SHORT = 3
_CLOSE = 8
_SUGGESTIONS = 3
_LONGEST = 100


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    joined = _INITIALS.sub("", fold(text))  # "h r" of "H.R." is "hr"
    return " ".join(_singular(word) for word in joined.split() if word not in _IGNORED)


@cache
def _rank_words() -> frozenset[str]:
    lists = load_words("rank_words.yaml")
    return frozenset(_singular(word) for words in lists.values() for word in words)


def _without_rank(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _rank_words())


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _likenesses(query: str, names: Iterable[str]) -> dict[str, float]:
    """Says of every name how near it is to a query, 0 to 100."""
    words = {name: name.split() for name in names}
    vocabulary = {word for known in words.values() for word in known}
    wholes = _ratios(query, words)
    alike = {word: _ratios(word, vocabulary) for word in query.split()}
    return {name: _likeness(wholes[name], known, alike) for name, known in words.items()}


def _ratios(text: str, others: Iterable[str]) -> dict[str, float]:
    scored = process.extract(text, list(others), scorer=fuzz.ratio, limit=None)
    return {other: score for other, score, _ in scored}


def _likeness(whole: float, known: list[str], alike: Mapping[str, Mapping[str, float]]) -> float:
    if alike.keys() >= set(known):
        return max(whole, _CONTAINED + _LONGER * len(known) / len(alike))
    # every word of the query has its like among the words of the name: "enginering", "software engineering"
    found = fmean(max(ratios[other] for other in known) for ratios in alike.values())
    return max(whole, _PART * found if found >= _CONTAINED else 0)


class Catalog:
    """All industries, found by id, label, alias or profession."""

    def __init__(self, industries: Iterable[Industry]) -> None:
        self.industries = tuple(sorted(industries, key=lambda industry: industry.id))
        self._by_name: dict[str, list[Industry]] = defaultdict(list)
        self._by_profession: dict[str, list[Industry]] = defaultdict(list)
        for industry in self.industries:
            for name in dict.fromkeys(map(_key, (industry.id, industry.label, *industry.aliases))):
                self._by_name[name].append(industry)
            for name in dict.fromkeys(map(_key, industry.professions)):
                self._by_profession[name].append(industry)

    def find(self, query: str) -> Industry:
        """Gives the one industry that a word stands for: its name in the first place, then a profession.

        Raises:
            UsageError: no industry, or more than one, goes by that word.
        """
        for industry in self.industries:
            if industry.id == query:
                return industry
        key = _key(query[:_LONGEST])
        found = self._called(key) or self._called(_without_rank(key))
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(industry.id for industry in found)
            raise UsageError(f'"{squeeze(query)}" belongs to several industries: choose one of {ids}')
        raise UsageError(self._unknown(query, key))

    def search(self, query: str = "") -> list[Industry]:
        """Gives the industries in which a word occurs, or nearly so; all of them without a word."""
        if not squeeze(query):
            return list(self.industries)
        key = _key(query[:_LONGEST])
        names = self._names()
        start = re.compile(rf"\b{re.escape(key)}" + (r"\b" if len(key) < _SHORT else ""))
        holding = [names[name] for name in names if key and start.search(name)]
        return list(dict.fromkeys([*self._called(key), *chain.from_iterable(holding), *self._near(key)]))

    def _called(self, key: str) -> list[Industry]:
        return (self._by_name.get(key) or self._by_profession.get(key) or []) if key else []

    def _holding(self, key: str) -> set[Industry]:
        whole = re.compile(rf"\b{re.escape(key)}\b")
        return {
            industry
            for name, found in self._names().items()
            if key and whole.search(name)
            for industry in found
        }

    def _names(self) -> dict[str, list[Industry]]:
        return {**self._by_profession, **self._by_name}

    def _near(self, key: str) -> list[Industry]:
        names = self._names()
        scores = _likenesses(key, filter(None, names)) if key else {}
        floor = max(_NEAR, max(scores.values(), default=0) - _CLOSE)
        best = sorted((name for name in scores if scores[name] >= floor), key=lambda name: -scores[name])
        return list(dict.fromkeys(chain.from_iterable(names[name] for name in best)))[:_SUGGESTIONS]

    def _unknown(self, query: str, key: str) -> str:
        told = f'unknown industry "{squeeze(query)[:_LONGEST]}"'
        if len(holding := self._holding(key)) > _SUGGESTIONS:
            ids = ", ".join(sorted(industry.id for industry in holding))
            return f"{told}: it is part of many names; say more, or choose one of {ids}"
        if quoted := [f'"{industry.id}"' for industry in self._near(key)]:
            return f"{told}: did you mean {' or '.join(quoted)}?"
        there = ", ".join(industry.id for industry in self.industries)
        return f"{told}: there are {there}" if there else f"{told}: the catalogue is empty"
