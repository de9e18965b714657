"""How much speaks for two persons with different spellings being one."""

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA

from analysis.identity.evidence import Worth, compare, weigh
from analysis.identity.forms import NameForm
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


def edges_between(persons: Units, forms: dict[str, NameForm], rarity: Rarity, worth: Worth) -> pd.DataFrame:
    """Gives the pairs of persons whose spellings differ in a known way.

    Returns:
        `one` and `other` (numbers of persons), `relation`, `score` in bits, `met`: whether affiliation,
        people around, a link or, for most relations, the event series agree; and the
        levels of evidence.
    """
    slips = typo_pairs(forms).assign(relation=Relation.TYPO)
    pairs = pd.concat((spelling_pairs(forms), slips, _linked(persons, forms)), ignore_index=True)
    bits = _all_bits(pairs, forms, rarity)
    numbers = pd.DataFrame({"key": persons.key.to_numpy(), "number": np.arange(len(persons.key))})
    table = pairs.assign(bits=bits).merge(numbers.rename(columns={"key": "one", "number": "a"}), on="one")
    table = table.merge(numbers.rename(columns={"key": "other", "number": "b"}), on="other")
    levels = compare(persons, table["a"].to_numpy(), table["b"].to_numpy())
    met = met_elsewhere(levels, table["relation"])
    against = penalties(persons, table["a"].to_numpy(), table["b"].to_numpy(), levels, table["relation"])
    score = table["bits"] + weigh(levels, worth) + against.sum(axis=1)
    return levels.assign(one=table["a"], other=table["b"], relation=table["relation"], score=score, met=met)


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
