"""Which mentions of people are one person."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.identity.doubts import NONE, SHORT_OF_PROOF, Doubts, doubtful_pairs
from analysis.identity.evidence import Worth, compare, learn, silence
from analysis.identity.forms import NameForm
from analysis.identity.namesakes import split_namesakes
from analysis.identity.rarity import RARE, Rarity, rarity_of
from analysis.identity.rows import with_forms
from analysis.identity.units import Units, make_units, unit_numbers
from analysis.identity.variants import join_variants
from analysis.identity.within import pairs_within

SAMPLE = 100_000


@dataclass(frozen=True)
class Surroundings:
    """All that is known before anybody is compared.

    Attributes:
        numbers: the unit of every row.
        prior: for every unit, the bits by which two units of its name are one person before any evidence.
        worth: what every level of evidence counts.
    """

    units: Units
    numbers: np.ndarray
    forms: dict[str, NameForm]
    rarity: Rarity
    prior: np.ndarray
    worth: Worth


@dataclass(frozen=True)
class People:
    """The person of every row, the part of a person that was sure by itself, and pairs in doubt."""

    person: np.ndarray
    part: np.ndarray
    doubts: Doubts


def surroundings(rows: pd.DataFrame) -> Surroundings:
    """Gathers what is printed around every name, and learns what it is worth."""
    rows, forms = with_forms(rows)
    rarity = rarity_of(rows["key"], forms)
    numbers = unit_numbers(rows)
    units = make_units(rows, numbers)
    prior = _priors(units, forms, rarity)
    worth = _learn(units, prior, forms, len(rows))
    return Surroundings(units, numbers.to_numpy(), forms, rarity, prior, worth)


def resolve_people(rows: pd.DataFrame, *, ask: bool = False) -> People:
    """Finds the people of rows, each a distinct printing of a person's name; `ask` for pairs in doubt."""
    around = surroundings(rows)
    part = pd.factorize(split_namesakes(around.units, around.prior, around.worth))[0]
    short = SHORT_OF_PROOF if ask else 0.0
    joined = join_variants(around.units, part, around.forms, around.rarity, around.worth, short)
    doubts = doubtful_pairs(joined, around.forms, around.rarity, around.worth) if ask else NONE
    return People(joined.person[part][around.numbers], part[around.numbers], doubts)


def _priors(units: Units, forms: dict[str, NameForm], rarity: Rarity) -> np.ndarray:
    codes, keys = pd.factorize(units.key.to_numpy(object))
    return np.array([rarity.prior(forms[key]) for key in keys], float)[codes]


def _learn(units: Units, prior: np.ndarray, forms: dict[str, NameForm], rows: int) -> Worth:
    """Counts the levels between bearers of rare names, and between different bearers of a family name."""
    names, keys = pd.factorize(units.key.to_numpy(object))
    one, other = _sample(*pairs_within(np.where(prior > RARE, names, -1)))
    same = compare(units, one, other)
    family = pd.factorize(np.array([forms[key].family for key in keys], object))[0][names]
    left, right = _strangers(family, names)
    repeated = rows - len(units.key)
    return silence(learn(same, compare(units, left, right), repeated), units)


def _sample(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    step = max(1, len(one) // SAMPLE)
    return one[::step], other[::step]


def _strangers(codes: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs units that share a family name and not the whole name."""
    order = np.argsort(codes, kind="stable")
    left, right = [np.empty(0, int)], [np.empty(0, int)]
    for step in (1, 2, 5, 11, 23):
        one, other = order[:-step], order[step:]
        fits = (codes[one] == codes[other]) & (keys[one] != keys[other])
        left.append(one[fits])
        right.append(other[fits])
    return _sample(np.concatenate(left), np.concatenate(right))
