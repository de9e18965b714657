"""Why two people are one, or are not: the evidence for a single pair, in words."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.identity.evidence import Worth, compare, overlap, parallel_careers
from analysis.identity.forms import NameForm, name_form
from analysis.identity.levels import LINK
from analysis.identity.namesakes import BENEFIT
from analysis.identity.penalties import penalties
from analysis.identity.people import Surroundings, surroundings
from analysis.identity.proof import WEAK, relation_bits
from analysis.identity.rarity import Rarity
from analysis.identity.reasons import (
    Reason,
    level_reasons,
    name_reason,
    penalty_reasons,
    said_nothing,
    silent_bits,
    strength,
)
from analysis.identity.relations import Relation
from analysis.identity.rows import distinct_rows
from analysis.identity.spellings import spelling_pairs
from analysis.identity.suiting import may_be_one
from analysis.identity.typos import typo_pairs
from analysis.identity.variants import PROOF, gather

_UNRELATED = "no known way to spell one like the other"
LEAST = 0.005
"""Bits that would be printed as none."""


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
    one, other, relation = _nearest(*forms, linked=row[LINK.name] == 1, rarity=around.rarity)
    named = name_reason(one, other, relation, around.rarity)
    if relation == _UNRELATED:
        yield named
        counted: list[Reason] = list(level_reasons(row, around.worth))
    else:
        bits = relation_bits(one, other, relation, around.rarity)
        against = penalties(persons, *pair, levels, pd.Series([relation])) if relation else None
        counted = [Reason(named, bits), *_account(row, around.worth, against)]
    yield from (reason.figures for reason in counted)
    if silent := said_nothing(row):
        yield f"not printed on both sides: {', '.join(silent)}"
    contradictions = list(_contradictions(one, other, levels, overlap(persons.sessions, *pair)[0] > 0))
    yield from contradictions
    if relation in WEAK:
        yield "an initial, one name alone or another family name never joins without affiliation or company"
    if relation != _UNRELATED:
        yield _all_told(counted, PROOF if relation else 0.0, contradicted=bool(contradictions))


def _account(row: dict[Hashable, Any], worth: Worth, against: pd.DataFrame | None) -> Iterator[Reason]:
    """Gives everything beside the name that counts; without penalties for two bearers of one name."""
    yield from level_reasons(row, worth)
    if abs(unsaid := silent_bits(row, worth)) >= LEAST:
        yield Reason("what is not printed", unsaid)
    if against is None:
        yield Reason("one name is one person until two are likelier", BENEFIT)
    else:
        yield from penalty_reasons(against.to_dict("records")[0])


def _all_told(counted: Iterable[Reason], needed: float, *, contradicted: bool) -> str:
    """Adds up the figures as they were printed."""
    total = sum(round(reason.bits, 2) for reason in counted)
    but = ", but contradicted" if contradicted and total > needed else ""
    return f"all told: {strength(total)}, {total:+.2f} bits; more than {needed:.0f} make one person{but}"


def _nearest(
    left: list[NameForm], right: list[NameForm], *, linked: bool, rarity: Rarity
) -> tuple[NameForm, NameForm, str]:
    """Gives the two spellings that are nearest, and how they differ; empty text for not at all."""
    for form in left:
        if form in right:
            return form, form, ""
    forms = {form.key: form for form in (*left, *right)}
    typos = typo_pairs(forms).assign(relation=Relation.TYPO)
    pairs = pd.concat((spelling_pairs(forms), typos), ignore_index=True)
    sides = [{form.key for form in part} for part in (left, right)]
    found = [
        (forms[one], forms[other], str(relation))
        for one, other, relation in zip(pairs["one"], pairs["other"], pairs["relation"], strict=True)
        if (one in sides[0] and other in sides[1]) or (one in sides[1] and other in sides[0])
    ]
    if linked:
        found += [(a, b, Relation.LINK) for a in left for b in right if set(a.words) & set(b.words)]
    strongest = sorted(
        found, key=lambda way: (way[2] in WEAK, -relation_bits(way[0], way[1], way[2], rarity))
    )
    return strongest[0] if strongest else (left[0], right[0], _UNRELATED)


def _contradictions(one: NameForm, other: NameForm, levels: pd.DataFrame, met: bool) -> Iterator[str]:
    if met:
        yield "contradiction: both names stand in one session"
    if not may_be_one(one, other):
        yield "contradiction: given names, middle names or suffixes that exclude each other"
    if parallel_careers(levels)[0]:
        yield "contradiction: two careers side by side, other employers at other events in the same years"
