"""Which mentions of people are one person."""

import numpy as np
import pandas as pd

from analysis.identity.evidence import Worth, compare, learn
from analysis.identity.forms import NameForm, name_form
from analysis.identity.namesakes import pairs_within, split_namesakes
from analysis.identity.rarity import RARE, Rarity, rarity_of
from analysis.identity.rows import with_forms
from analysis.identity.units import Units, make_units, unit_numbers
from analysis.identity.variants import join_variants

SAMPLE = 100_000


def resolve_people(rows: pd.DataFrame) -> np.ndarray:
    """Gives every row, a distinct printing of a person's name, the number of its person."""
    rows = with_forms(rows)
    forms = {form.key: form for form in map(name_form, rows["name"].unique())}
    rarity = rarity_of(rows["key"], forms)
    numbers = unit_numbers(rows)
    units = make_units(rows, numbers)
    prior = _priors(units, forms, rarity)
    worth = _learn(units, prior, forms, len(rows))
    person = pd.factorize(split_namesakes(units, prior, worth))[0]
    person = join_variants(units, person, forms, rarity, worth)
    return np.asarray(person[numbers.to_numpy()])


def _priors(units: Units, forms: dict[str, NameForm], rarity: Rarity) -> np.ndarray:
    bits = {key: rarity.prior(forms[key]) for key in units.key.unique()}
    return units.key.map(bits).to_numpy(float)


def _learn(units: Units, prior: np.ndarray, forms: dict[str, NameForm], rows: int) -> Worth:
    """Counts the levels between bearers of rare names, and between different bearers of a family name."""
    rare = prior > RARE
    one, other = _sample(*pairs_within(units.key, rare))
    same = compare(units, one, other)
    family = units.key.map(lambda key: forms[key].family)
    left, right = _strangers(family.to_numpy(), units.key.to_numpy())
    repeated = rows - len(units.key)
    return learn(same, compare(units, left, right), repeated)


def _sample(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    step = max(1, len(one) // SAMPLE)
    return one[::step], other[::step]


def _strangers(family: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs units that share a family name and not the whole name."""
    codes = pd.factorize(family)[0]
    order = np.argsort(codes, kind="stable")
    left, right = [np.empty(0, int)], [np.empty(0, int)]
    for step in (1, 2, 5, 11, 23):
        one, other = order[:-step], order[step:]
        fits = (codes[one] == codes[other]) & (keys[one] != keys[other])
        left.append(one[fits])
        right.append(other[fits])
    return _sample(np.concatenate(left), np.concatenate(right))
