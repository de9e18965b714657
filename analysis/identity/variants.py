"""Persons whose names are spelled differently, and who are one by proof."""

from dataclasses import fields, replace
from math import log2

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA
from scipy import sparse

from analysis.identity.evidence import COMPANY, LINK, PLACE, SERIES, Worth, compare, weigh
from analysis.identity.forms import NameForm
from analysis.identity.join import Groups, join, unique_only
from analysis.identity.rarity import Rarity
from analysis.identity.spellings import Relation, spelling_pairs
from analysis.identity.typos import typo_pairs
from analysis.identity.units import Matrix, Units
from analysis.names.variants import same_given_name, skeleton

RATE: dict[str, float] = {
    Relation.ORDER: 0.05,
    Relation.SPACING: 0.2,
    Relation.TRANSLITERATION: 0.05,
    Relation.NICKNAME: 0.05,
    Relation.QUOTED: 0.2,
    Relation.MIDDLE: 0.1,
    Relation.SHORTER: 0.1,
    Relation.OTHER_FAMILY: 0.02,
    Relation.TYPO: 0.01,
    Relation.INITIAL: 0.02,
    Relation.SINGLE: 0.02,
}
WEAK = frozenset((Relation.INITIAL, Relation.SINGLE, Relation.OTHER_FAMILY))
PROOF = 2.0
MARGIN = 4.0
KNOWN = 2
KNOWN_NAMES = 0.1


def join_variants(
    units: Units, person: np.ndarray, forms: dict[str, NameForm], rarity: Rarity, worth: Worth
) -> np.ndarray:
    """Gives every unit the number of its person, once spellings are joined."""
    persons = _gather(units, person)
    edges = _edges(persons, forms, rarity, worth)
    groups = Groups(len(persons.key))
    keys = persons.key.to_numpy()
    shared = persons.sessions @ persons.sessions.T

    def compatible(one: int, other: int) -> bool:
        return may_be_one(forms[keys[one]], forms[keys[other]]) and not bool(shared[one, other])

    weak = edges["relation"].isin(WEAK)
    strong = edges[~weak & (edges["score"] > PROOF)]
    split = persons.key.duplicated(keep=False).to_numpy()
    doubtful = split[strong["one"]] | split[strong["other"]]
    join(groups, strong[~doubtful], compatible)
    chosen = unique_only(groups, strong[doubtful], MARGIN)
    turned = chosen.rename(columns={"one": "other", "other": "one"})
    join(groups, unique_only(groups, turned, MARGIN), compatible)
    proven = edges[weak & edges["corroborated"] & (edges["score"] > PROOF)]
    join(groups, unique_only(groups, proven, MARGIN), compatible)
    return np.asarray([groups.find(number) for number in range(len(keys))])[person]


def _gather(units: Units, person: np.ndarray) -> Units:
    """Puts the surroundings of a person's units together."""
    count = int(person.max()) + 1
    member = sparse.csr_matrix(
        (np.ones(len(person), np.float32), (person, np.arange(len(person)))), (count, len(person))
    )
    tables = {
        field.name: _flat(member @ getattr(units, field.name))
        for field in fields(units)
        if field.name not in {"key", "start", "end", "words"}
    }
    return replace(
        units,
        key=units.key.groupby(person).first(),
        start=pd.Series(units.start).groupby(person).min().to_numpy(),
        end=pd.Series(units.end).groupby(person).max().to_numpy(),
        words=sparse.csr_matrix(member @ units.words),
        **tables,
    )


def _flat(table: Matrix) -> Matrix:
    table = sparse.csr_matrix(table)
    table.data[:] = 1
    return table


def _edges(persons: Units, forms: dict[str, NameForm], rarity: Rarity, worth: Worth) -> pd.DataFrame:
    near = typo_pairs(forms).assign(relation=Relation.TYPO)
    pairs = pd.concat((spelling_pairs(forms), near), ignore_index=True)
    pairs["bits"] = [
        _bits(forms[one], forms[other], relation, letters, rarity)
        for one, other, relation, letters in zip(
            pairs["one"], pairs["other"], pairs["relation"], pairs["letters"].fillna(0), strict=True
        )
    ]
    pairs = pairs.sort_values("bits", ascending=False)
    numbers = pd.DataFrame({"key": persons.key.to_numpy(), "number": np.arange(len(persons.key))})
    table = pairs.merge(numbers.rename(columns={"key": "one", "number": "a"}), on="one")
    table = table.merge(numbers.rename(columns={"key": "other", "number": "b"}), on="other")
    levels = compare(persons, table["a"].to_numpy(), table["b"].to_numpy())
    corroborated = (
        levels[PLACE.name].isin([2, 3])
        | (levels[SERIES.name] == 1)
        | (levels[COMPANY.name] > 1)
        | (levels[LINK.name] == 1)
    )
    return pd.DataFrame(
        {
            "one": table["a"],
            "other": table["b"],
            "relation": table["relation"],
            "score": table["bits"] + weigh(levels, worth),
            "corroborated": corroborated,
        }
    )


def _bits(one: NameForm, other: NameForm, relation: str, letters: float, rarity: Rarity) -> float:
    """Bits for two spellings of one person over two people: the rarer spelling speaks."""
    rate = RATE[relation] / 5 ** max(letters - 1, 0)
    share = min(rarity.share(one), rarity.share(other))
    if relation in {Relation.TYPO, Relation.TRANSLITERATION} and _both_known(one, other, rarity):
        rate *= KNOWN_NAMES
    if relation in WEAK:
        share = rarity.share(other)
    return log2(rate * rarity.recurrence / (rarity.rows * share))


def _both_known(one: NameForm, other: NameForm, rarity: Rarity) -> bool:
    """Whether every part that differs is borne by others too: a misprint is seldom another name."""
    parts = ((one.given, other.given, rarity.given), (one.family, other.family, rarity.family))
    return all(a == b or min(count.get(a, 0), count.get(b, 0)) > KNOWN for a, b, count in parts)


def may_be_one(one: NameForm, other: NameForm) -> bool:
    """Whether nothing in two names says that they are two people: suffix, given or middle names."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    families = one.family == other.family or skeleton(one.family) == skeleton(other.family)
    if not (one.given and other.given and families) or not _far(one, other):
        return True
    return _suit(one.given, other.given) and all(map(_suit, one.middle, other.middle))


def _suit(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return same_given_name(one, other) or skeleton(one) == skeleton(other)


def _far(one: NameForm, other: NameForm) -> bool:
    return OSA.distance(" ".join(one.words), " ".join(other.words)) > 2
