"""How much speaks for two persons with different spellings being one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA

from analysis.identity.candidates import Found, make_blocks, pairs_behind
from analysis.identity.ceilings import ceilings, kinds_of
from analysis.identity.evidence import Worth, compare, weigh
from analysis.identity.forms import NameForm
from analysis.identity.levels import COMPARISONS
from analysis.identity.penalties import met_elsewhere, penalties
from analysis.identity.rarity import KNOWN, Rarity
from analysis.identity.relations import SLIPS, Relation
from analysis.identity.spellings import spelling_pairs
from analysis.identity.typos import typo_pairs
from analysis.identity.units import Units

RATE: dict[str, float] = {
    Relation.ORDER: 0.05,
    Relation.SPACING: 0.2,
    Relation.TRANSLITERATION: 0.05,
    Relation.NICKNAME: 0.15,
    Relation.QUOTED: 0.2,
    Relation.MIDDLE: 0.5,
    Relation.SHORTER: 0.5,
    Relation.OTHER_FAMILY: 0.02,
    Relation.TYPO: 0.01,
    Relation.INITIAL: 0.02,
    Relation.FAMILY_INITIAL: 0.02,
    Relation.SINGLE: 0.02,
    Relation.LINK: 0.01,
}
WEAK = frozenset((Relation.INITIAL, Relation.FAMILY_INITIAL, Relation.SINGLE, Relation.OTHER_FAMILY))
_MISPRINTS = frozenset((Relation.TYPO, Relation.TRANSLITERATION))
KNOWN_NAMES = 0.1
ROUNDING = 1e-6


@dataclass(frozen=True)
class NamePairs:
    """Pairs of names that differ in a known way.

    Attributes:
        names: the number of every person's name.
        one, other: the numbers of two names.
        relation: how they differ.
        bits: what they say by themselves, before any evidence.
    """

    names: np.ndarray
    one: np.ndarray
    other: np.ndarray
    relation: pd.Categorical
    bits: np.ndarray


def name_pairs(persons: Units, forms: dict[str, NameForm], rarity: Rarity) -> NamePairs:
    """Gives the pairs of names that differ in a known way, and what these say by themselves."""
    slips = typo_pairs(forms).assign(relation=Relation.TYPO)
    pairs = pd.concat((spelling_pairs(forms), slips, _linked(persons, forms)), ignore_index=True)
    bits = _all_bits(pairs, forms, rarity)
    names, keys = pd.factorize(persons.key.to_numpy(object))
    place = pd.Index(keys)
    one, other = (place.get_indexer(pairs[side].to_numpy(object)) for side in ("one", "other"))
    relation = pd.Categorical(pairs["relation"], categories=list(map(str, Relation)))
    return NamePairs(names, one, other, relation, bits)


def edges_between(persons: Units, pairs: NamePairs, worth: Worth, least: float) -> pd.DataFrame:
    """Gives the pairs of persons whose spellings differ in a known way, and whose score is above the least.

    Returns:
        `one` and `other` (numbers of persons), `relation`, `score` in bits, `met`: whether affiliation,
        people around, a link or, for most relations, the event series agree; and the
        levels of evidence.
    """
    kinds, most = kinds_of(persons), ceilings(worth)

    def in_reach(row: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        return np.asarray(pairs.bits[row] + most[one, other] > least - ROUNDING)

    blocks = make_blocks(pairs.names, kinds, np.arange(len(kinds)), int(pairs.names.max()) + 1)
    found = pairs_behind(blocks, pairs.one, pairs.other, in_reach)
    return _edges(scored[scored["score"] > least] for scored in _scored(persons, pairs, worth, found))


def edges_inside(
    persons: Units, pairs: NamePairs, worth: Worth, group: np.ndarray, most: float
) -> pd.DataFrame:
    """Gives the pairs whose score is not above the most, and which are in one group all the same."""
    joined = np.flatnonzero(np.bincount(group)[group] > 1)
    blocks = make_blocks(pairs.names, group, joined, int(pairs.names.max()) + 1)
    found = pairs_behind(blocks, pairs.one, pairs.other, lambda _row, one, other: one == other)
    return _edges(scored[scored["score"] <= most] for scored in _scored(persons, pairs, worth, found))


def _scored(persons: Units, pairs: NamePairs, worth: Worth, found: Iterable[Found]) -> Iterator[pd.DataFrame]:
    """Scores pairs of persons, part by part."""
    for row, one, other in found:
        relation = pd.Series(pairs.relation[row])
        levels = compare(persons, one, other)
        met = met_elsewhere(levels, relation)
        against = penalties(persons, one, other, levels, relation)
        score = pairs.bits[row] + weigh(levels, worth) + against.sum(axis=1)
        yield levels.assign(one=one, other=other, relation=relation, score=score, met=met)


def _edges(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    columns = [*(comparison.name for comparison in COMPARISONS), "one", "other", "relation", "score", "met"]
    found = [part for part in parts if len(part)]
    if found:
        return pd.concat(found, ignore_index=True)
    empty = pd.DataFrame({name: np.empty(0, np.int64) for name in columns})
    return empty.astype({"relation": "str", "score": float, "met": bool})


def _linked(persons: Units, forms: dict[str, NameForm]) -> pd.DataFrame:
    """Gives the names that share a word and a profile link."""
    entries = persons.links.tocoo()
    table = pd.DataFrame({"link": entries.col, "one": persons.key.to_numpy()[entries.row]}).drop_duplicates()
    pairs = table.merge(table.rename(columns={"one": "other"}), on="link")
    pairs = pairs[pairs["one"] < pairs["other"]]
    both = zip(pairs["one"], pairs["other"], strict=True)
    akin = [not set(forms[one].words).isdisjoint(forms[other].words) for one, other in both]
    return pairs.loc[akin, ["one", "other"]].drop_duplicates().assign(relation=Relation.LINK)


def relation_bits(one: NameForm, other: NameForm, relation: str, rarity: Rarity) -> float:
    """Gives the bits of two names before any evidence; an empty relation says that they are the same."""
    if not relation:
        return rarity.prior(one)
    letters = OSA.distance(one.key.replace(" ", ""), other.key.replace(" ", ""))
    letters = letters if relation == Relation.TYPO else 0
    pair = pd.DataFrame([{"one": one.key, "other": other.key, "relation": relation, "letters": letters}])
    return float(_all_bits(pair, {one.key: one, other.key: other}, rarity)[0])


def _all_bits(pairs: pd.DataFrame, forms: dict[str, NameForm], rarity: Rarity) -> np.ndarray:
    """Bits for two spellings of one person over two people.

    Of a slip the rarer spelling speaks, which is the slip. Who goes by two forms bears the rarer one, and
    the commoner says how many others might have been meant.
    """
    relation = pairs["relation"]
    ones, others = ([forms[key] for key in pairs[side].to_numpy(object)] for side in ("one", "other"))
    one, other = (np.array([rarity.share(form) for form in side], float) for side in (ones, others))
    share = np.where(relation.isin(SLIPS), np.minimum(one, other), np.maximum(one, other))
    share = np.where(relation.isin(WEAK), other, share)
    rate = relation.map(RATE).to_numpy(float) / 5.0 ** np.maximum(pairs["letters"].fillna(0) - 1, 0)
    both = zip(ones, others, relation.isin(_MISPRINTS), strict=True)
    known = np.array([slip and _both_known(a, b, rarity) for a, b, slip in both], bool)
    rate = np.where(known, rate * KNOWN_NAMES, rate)
    return np.asarray(np.log2(rate * rarity.recurrence / (rarity.rows * share)))


def _both_known(one: NameForm, other: NameForm, rarity: Rarity) -> bool:
    """Whether every part that differs is borne by others too: a misprint is seldom another name."""
    parts = ((one.given, other.given, rarity.given), (one.family, other.family, rarity.family))
    return all(a == b or min(count.get(a, 0), count.get(b, 0)) > KNOWN for a, b, count in parts)
