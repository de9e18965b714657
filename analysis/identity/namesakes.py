"""Namesakes: the units of one name, told apart where their surroundings contradict each other."""

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from analysis.identity.evidence import Worth, compare, parallel_careers, weigh
from analysis.identity.units import Units
from analysis.identity.within import MANY, pairs_within

NEVER = 1e9
FAR = 60.0
BENEFIT = 1.0
"""Bits of the doubt that one name gets: it is one person until two are twice as likely."""


def split_namesakes(units: Units, prior: np.ndarray, worth: Worth) -> np.ndarray:
    """Gives every unit the number of its person.

    Args:
        units: what is compared.
        prior: for every unit, the bits by which two units of its name are one person before any evidence.
        worth: what every level of evidence counts.
    """
    least = sum(bits.min() for bits in worth.values()) + BENEFIT
    often = pd.Series(units.occasions > 1).groupby(units.key.to_numpy()).transform("sum").to_numpy() > 1
    doubtful = (prior + least < 0) | often
    person = pd.factorize(units.key.to_numpy())[0].astype(np.int64)
    one, other = pairs_within(np.where(doubtful, person, -1))
    levels = compare(units, one, other)
    score = prior[one] + BENEFIT + weigh(levels, worth)
    score[parallel_careers(levels)] = -FAR
    _, part = connected_components(_graph(one[score > 0], other[score > 0], len(person)), directed=False)
    person = np.where(doubtful, part + person.max() + 1, person)
    return _unchain(person, one, other, score)


def _graph(one: np.ndarray, other: np.ndarray, size: int) -> coo_matrix:
    return coo_matrix((np.ones(len(one), np.int8), (one, other)), shape=(size, size))


def _unchain(person: np.ndarray, one: np.ndarray, other: np.ndarray, score: np.ndarray) -> np.ndarray:
    """Cuts groups whose members contradict each other, by average linkage of the scores.

    Two that cannot be one person are never joined by what stands between them.
    """
    person = pd.factorize(person)[0]
    inside = np.flatnonzero(person[one] == person[other])
    group = person[one[inside]]
    held = np.isin(group, np.unique(group[score[inside] < 0]))
    inside, group = inside[held], group[held]
    order = np.argsort(group, kind="stable")
    pairs, group = inside[order], group[order]
    free = int(person.max(initial=0)) + 1
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(pairs)], strict=False):
        block = pairs[start:end]
        members = np.unique(np.concatenate((one[block], other[block])))
        if len(members) > MANY:
            continue
        parts = _average_linkage(members, one[block], other[block], score[block])
        person[members] = free + parts
        free += int(parts.max()) + 1
    return person


def _average_linkage(
    members: np.ndarray, one: np.ndarray, other: np.ndarray, score: np.ndarray
) -> np.ndarray:
    # loading these takes longer than most commands; few names need them
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    distance = np.zeros((len(members), len(members)))
    left, right = np.searchsorted(members, one), np.searchsorted(members, other)
    apart = np.where(score <= -FAR, NEVER, FAR - np.clip(score, -FAR, FAR))
    distance[left, right] = distance[right, left] = apart
    tree = linkage(squareform(distance, checks=False), "average")
    return np.asarray(fcluster(tree, FAR, "distance"))
