"""Which mentions of organisations are one organisation."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from analysis.identity.doubts import COLUMNS, Doubts, weight
from analysis.identity.join import Groups, join
from analysis.organizations import acronym, core, organization_key, other_names

SHORT, LONG = 6, 10
BLOCK = 1500
RARELY = 3
FEW_TRADES = 3


@dataclass(frozen=True)
class _Names:
    """The distinct names, by their words without blanks, and where they were printed."""

    printed: dict[str, list[str]]
    words: dict[str, tuple[str, ...]]
    events: dict[str, frozenset[str]]


@dataclass(frozen=True)
class Organizations:
    """The organisation of every row, the name that it goes by, and pairs of names in doubt."""

    number: np.ndarray
    part: np.ndarray
    doubts: Doubts


def resolve_organizations(rows: pd.DataFrame) -> Organizations:
    """Finds the organisations of rows, each a distinct printing of an organisation's name."""
    keys = {name: organization_key(name) or name for name in rows["name"].unique()}
    compact = {name: key.replace(" ", "") for name, key in keys.items()}
    names = _names(rows, keys, compact)
    numbers = {node: at for at, node in enumerate(sorted(names.words))}
    edges = pd.DataFrame(
        [(numbers[a], numbers[b], score) for a, b, score in _edges(names)], columns=["one", "other", "score"]
    )
    groups = Groups(len(numbers))
    join(groups, edges)
    part = np.array([numbers[compact[name]] for name in rows["name"]])
    number = np.array([groups.find(node) for node in part])
    found = [(numbers[a], numbers[b], score, reasons) for a, b, score, reasons in _doubts(names)]
    apart = [row for row in found if groups.find(row[0]) != groups.find(row[1])]
    return Organizations(number, part, _weighed(apart, groups, number, rows))


def _weighed(
    found: list[tuple[int, int, float, str]], groups: Groups, number: np.ndarray, rows: pd.DataFrame
) -> Doubts:
    """Weighs the pairs by the events at which both organisations were printed."""
    table = pd.DataFrame(found, columns=["one", "other", "score", "reasons"])
    editions = (
        rows[["event", "host", "year"]].assign(number=number).drop_duplicates()["number"].value_counts()
    )
    one, other = (
        editions.reindex([groups.find(node) for node in table[side]]).to_numpy(float)
        for side in ("one", "other")
    )
    table = table.assign(together=False, weight=weight(one, other, -table["score"].to_numpy(float)))
    table = table.sort_values("weight", ascending=False, kind="stable", ignore_index=True)
    return Doubts(table[COLUMNS], lambda places: table["reasons"].take(list(places)).tolist())


def _doubts(names: _Names) -> Iterator[tuple[str, str, float, str]]:
    """Gives the names that look like one organisation, without proof."""
    for node, other in _acronyms(names):
        yield node, other, -1.0, "name: capitals that are the first letters of the other; no event in common"
    for short, _, trades in _longer(names):
        if short in names.words and len(trades) <= FEW_TRADES:
            yield from ((node, short, -2.0, "name: the other with its trade behind it") for node in trades)


def _names(rows: pd.DataFrame, keys: dict[str, str], compact: dict[str, str]) -> _Names:
    printed: dict[str, list[str]] = defaultdict(list)
    words: dict[str, tuple[str, ...]] = {}
    for name, key in sorted(keys.items()):
        printed[compact[name]].append(name)
        tokens = tuple(key.split()) or (name,)
        if len(tokens) > len(words.get(compact[name], ())):
            words[compact[name]] = tokens
    series = (
        rows["event"].str.replace(r"\d+", "", regex=True).str.strip().where(rows["event"] != "", rows["host"])
    )
    seen = series.groupby(rows["name"].map(compact)).agg(frozenset)
    return _Names(dict(printed), words, {str(node): found - {""} for node, found in seen.items()})


def _edges(names: _Names) -> Iterator[tuple[str, str, float]]:
    """Gives the names that are one organisation by proof, with the weight of the proof."""
    yield from _by_other_names(names)
    yield from _by_core(names)
    yield from _by_acronym(names)
    yield from _by_spelling(names)


def _by_other_names(names: _Names) -> Iterator[tuple[str, str, float]]:
    """A page prints two names of one organisation side by side."""
    for node, printed in names.printed.items():
        for name in printed:
            known = [key.replace(" ", "") for key in other_names(name)]
            for other in [other for other in known if other in names.words and other != node][:1]:
                yield node, other, 9.0


def _by_core(names: _Names) -> Iterator[tuple[str, str, float]]:
    """A name and the same with its reach ("Japan"), or with the only trade known ("Software")."""
    for short, same, trades in _longer(names):
        chosen = same + (trades if len(trades) == 1 and len(short) >= 4 else [])
        if short in names.words:
            yield from ((node, short, 8.0) for node in chosen)
        else:
            yield from ((node, same[0], 7.0) for node in same[1:])


def _longer(names: _Names) -> Iterator[tuple[str, list[str], list[str]]]:
    """Gives every core with the names that add to it: only words of reach, or a trade too."""
    longer: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for node, words in names.words.items():
        for kept, reach in (core(words, trade=False), core(words)):
            if len(kept) < len(words) and (node, reach) not in longer["".join(kept)]:
                longer["".join(kept)].append((node, reach))
    for short, found in longer.items():
        same = [node for node, reach in found if reach]
        yield short, same, [node for node, reach in found if not reach]


def _by_acronym(names: _Names) -> Iterator[tuple[str, str, float]]:
    """Capitals that are the first letters of exactly one long name, at the same events."""
    for node, other in _acronyms(names):
        if names.events[node] & names.events[other]:
            yield node, other, 6.0


def _acronyms(names: _Names) -> Iterator[tuple[str, str]]:
    """Gives the names in capitals with the one long name whose first letters they are."""
    long: dict[str, set[str]] = defaultdict(set)
    for node, printed in names.printed.items():
        long[acronym(printed[0])].add(node)
    for node, printed in names.printed.items():
        found = long.get(node, set()) - {node}
        shouted = any(name[: len(node)].isupper() for name in printed)
        if len(node) >= 3 and shouted and len(found) == 1:
            yield node, next(iter(found))


def _by_spelling(names: _Names) -> Iterator[tuple[str, str, float]]:
    """Names that differ by a slip of the pen, one of them rarely printed."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for node in names.words:
        if len(node) >= SHORT:
            blocks[node[:2]].append(node)
            blocks["\x1f" + node[-4:]].append(node)
    for block in blocks.values():
        if not 1 < len(block) <= BLOCK:
            continue
        distance = cdist(block, block, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
        for at, to in zip(*np.nonzero(np.triu(distance <= 2, 1)), strict=True):
            if _slip(block[at], block[to], names):
                yield block[at], block[to], 3.0


def _slip(one: str, other: str, names: _Names) -> bool:
    if sorted(filter(str.isdigit, one)) != sorted(filter(str.isdigit, other)):
        return False
    distance = OSA.distance(one, other)
    length = min(len(one), len(other))
    substituted = len(one) == len(other) and sorted(one) != sorted(other)
    if distance > (2 if length >= 2 * LONG - 6 else 1) or (substituted and length < LONG):
        return False
    seen, often = sorted((len(names.events[one]), len(names.events[other])))
    return length >= LONG or (seen * RARELY <= often) or bool(names.events[one] & names.events[other])
