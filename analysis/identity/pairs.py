"""Why two people are one, or are not: the evidence for a single pair, in words."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.identity.evidence import compare, overlap, parallel_careers, weigh
from analysis.identity.forms import NameForm, name_form
from analysis.identity.people import Surroundings, surroundings
from analysis.identity.proof import WEAK, relation_bits
from analysis.identity.reasons import level_reasons, name_reason, said_nothing, strength
from analysis.identity.relations import Relation
from analysis.identity.rows import distinct_rows
from analysis.identity.spellings import spelling_pairs
from analysis.identity.typos import typo_pairs
from analysis.identity.variants import gather, may_be_one

_UNRELATED = "no known way to spell one like the other"


def explain_people(frame: pd.DataFrame, left: set[str], right: set[str]) -> Iterator[str]:
    """Says line by line what speaks for two sides being one person, and what against it.

    Args:
        frame: all mentions: what a level is worth and how rare a name is shows only among all.
        left: the mentions of one side.
        right: the mentions of the other.
    """
    rows, codes = distinct_rows(frame)
    person = (rows["kind"] != "organization") & (rows["name"].str.strip() != "")
    place = np.cumsum(person) - 1
    around = surroundings(rows[person].reset_index(drop=True))
    sides = [
        np.unique(place[codes[frame["mention_id"].isin(ids)].unique()].to_numpy()) for ids in (left, right)
    ]
    forms = [_forms(around, rows[person]["name"].to_numpy()[side]) for side in sides]
    side = np.full(len(around.units.key), 2)
    for number, chosen in enumerate(sides):
        side[around.numbers[chosen]] = number
    if set(side) >= {0, 1}:
        yield from _lines(around, side, forms)
    else:
        yield "printed alike: the same name, the same organisation, the same occasions"


def _forms(around: Surroundings, names: np.ndarray) -> list[NameForm]:
    return [around.forms[key] for key in dict.fromkeys(name_form(name).key for name in names)]


def _lines(around: Surroundings, side: np.ndarray, forms: list[list[NameForm]]) -> Iterator[str]:
    persons = gather(around.units, side)
    pair = np.array([0]), np.array([1])
    levels = compare(persons, *pair)
    row = levels.to_dict("records")[0]
    one, other, relation = _nearest(*forms)
    yield name_reason(one, other, relation, around.rarity)
    yield from level_reasons(row, around.worth)
    if silent := said_nothing(row):
        yield f"not printed on both sides: {', '.join(silent)}"
    contradictions = list(_contradictions(one, other, levels, overlap(persons.sessions, *pair)[0] > 0))
    yield from contradictions
    if relation in WEAK:
        yield "an initial, one name alone or another family name never joins without affiliation or company"
    if relation != _UNRELATED:
        bits = relation_bits(one, other, relation, around.rarity) + float(weigh(levels, around.worth)[0])
        yield f"all told: {strength(bits)}" + (", but contradicted" if contradictions and bits > 0 else "")


def _nearest(left: list[NameForm], right: list[NameForm]) -> tuple[NameForm, NameForm, str]:
    """Gives the two spellings that are nearest, and how they differ; empty text for not at all."""
    for form in left:
        if form in right:
            return form, form, ""
    forms = {form.key: form for form in (*left, *right)}
    typos = typo_pairs(forms).assign(relation=Relation.TYPO)
    pairs = pd.concat((spelling_pairs(forms), typos), ignore_index=True)
    sides = [{form.key for form in part} for part in (left, right)]
    for row in pairs.to_dict("records"):
        for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
            if one in sides[0] and other in sides[1]:
                return forms[row["one"]], forms[row["other"]], str(row["relation"])
    return left[0], right[0], _UNRELATED


def _contradictions(one: NameForm, other: NameForm, levels: pd.DataFrame, met: bool) -> Iterator[str]:
    if met:
        yield "contradiction: both names stand in one session"
    if not may_be_one(one, other):
        yield "contradiction: given names, middle names or suffixes that exclude each other"
    if parallel_careers(levels)[0]:
        yield "contradiction: two careers side by side, other employers at other events in the same years"
