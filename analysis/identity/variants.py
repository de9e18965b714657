"""Persons whose names are spelled differently, and who are one by proof."""

from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.identity.contradictions import Contradictions
from analysis.identity.evidence import Worth
from analysis.identity.forms import NameForm
from analysis.identity.join import Groups, join, unique_only
from analysis.identity.proof import WEAK, NamePairs, edges_between, name_pairs
from analysis.identity.rarity import Rarity
from analysis.identity.tables import flat
from analysis.identity.units import Units

PROOF = 2.0
MARGIN = 4.0


@dataclass(frozen=True)
class Joined:
    """What came of joining spellings.

    Attributes:
        persons: the surroundings of every part, which is all that was told to be one under one spelling.
        pairs: the pairs of their names.
        edges: the pairs of parts that are proven or short of it by few bits, as `edges_between` gives them.
        person: the person of every part.
    """

    persons: Units
    pairs: NamePairs
    edges: pd.DataFrame
    person: np.ndarray


def join_variants(
    units: Units,
    part: np.ndarray,
    forms: dict[str, NameForm],
    rarity: Rarity,
    worth: Worth,
    short: float = 0.0,
) -> Joined:
    """Joins parts, given for every unit, whose spellings name one person by proof.

    Pairs that lack more than `short` bits are forgotten as soon as they are scored: among namesakes these
    are nearly all.
    """
    persons = gather(units, part)
    pairs = name_pairs(persons, forms, rarity)
    edges = edges_between(persons, pairs, worth, PROOF - short)
    return Joined(persons, pairs, edges, _groups(persons, edges, forms))


def _groups(persons: Units, edges: pd.DataFrame, forms: dict[str, NameForm]) -> np.ndarray:
    """Joins along the edges; gives the group of every person."""
    groups = Groups(len(persons.key))
    keys = persons.key.to_numpy()
    bars = Contradictions(keys, forms, persons.sessions)
    weak = edges["relation"].isin(WEAK)
    strong = edges[~weak & (edges["score"] > PROOF)]
    split = persons.key.duplicated(keep=False).to_numpy()
    doubtful = split[strong["one"]] | split[strong["other"]]
    join(groups, strong[~doubtful], bars)
    chosen = unique_only(groups, strong[doubtful], MARGIN)
    turned = chosen.rename(columns={"one": "other", "other": "one"})
    join(groups, unique_only(groups, turned, MARGIN), bars)
    proven = edges[weak & edges["met"] & (edges["score"] > PROOF)]
    join(groups, unique_only(groups, proven, MARGIN), bars)
    return np.array([groups.find(number) for number in range(len(keys))], dtype=np.int64)


def gather(units: Units, person: np.ndarray) -> Units:
    """Puts the surroundings of a person's units together."""
    count = int(person.max()) + 1
    member = sparse.csr_matrix(
        (np.ones(len(person), np.float32), (person, np.arange(len(person)))), (count, len(person))
    )
    tables = {
        field.name: flat(member @ getattr(units, field.name))
        for field in fields(units)
        if field.name not in {"key", "start", "end", "occasions", "words"}
    }
    return replace(
        units,
        key=pd.Series(units.key.to_numpy(object)[np.unique(person, return_index=True)[1]]),
        start=pd.Series(units.start).groupby(person).min().to_numpy(),
        end=pd.Series(units.end).groupby(person).max().to_numpy(),
        occasions=pd.Series(units.occasions).groupby(person).sum().to_numpy(),
        words=sparse.csr_matrix(member @ units.words),
        **tables,
    )
