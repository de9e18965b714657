"""Labelled levels of agreement between the surroundings of two units, and what each level is worth.

What a level is worth is the binary logarithm of how much more often it is found between two printings
of one person than between two different people. Both are counted in the data itself: bearers of rare names
stand for the first, people who share a family name for the second. Where the data is small, the
expectations below prevail.
"""

import numpy as np
import pandas as pd

from analysis.identity.levels import (
    COMPANY,
    COMPARISONS,
    CONTINENT,
    INDUSTRY,
    LINK,
    PLACE,
    SERIES,
    TITLE,
    Comparison,
)
from analysis.identity.tables import Matrix
from analysis.identity.units import Units

CHUNK = 200_000
ENTRIES = 20_000_000
"""About how many values of a table are held at a time: who is printed ten thousand times has long rows."""
EXPECTED_WEIGHT = 40
RELATED_WORDS = 0.55


def compare(units: Units, one: np.ndarray, other: np.ndarray) -> pd.DataFrame:
    """Gives the level of every comparison for pairs of units."""
    parts = [
        _compare(units, one[at : at + CHUNK], other[at : at + CHUNK]) for at in range(0, len(one), CHUNK)
    ]
    return (
        pd.concat(parts, ignore_index=True)
        if parts
        else pd.DataFrame({c.name: [] for c in COMPARISONS}, dtype=int)
    )


def _compare(units: Units, one: np.ndarray, other: np.ndarray) -> pd.DataFrame:
    gap = np.maximum(units.start[one], units.start[other]) - np.minimum(units.end[one], units.end[other])
    places = _place_levels(units, one, other, gap)
    return pd.DataFrame(
        {
            PLACE.name: places,
            SERIES.name: _shared(units.series, one, other),
            COMPANY.name: _company_levels(units, one, other),
            TITLE.name: _shared(units.titles, one, other),
            LINK.name: (overlap(units.links, one, other) > 0).astype(int),
            CONTINENT.name: _continent_levels(units, one, other, places),
            INDUSTRY.name: _shared(units.industries, one, other),
        }
    ).astype(np.int8)


def overlap(table: Matrix, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Says how much two rows of a table have in common, pair by pair."""
    if not table.nnz:
        return np.zeros(len(one), table.dtype)
    if len(one) > 1 and _filled(table, one).sum() + _filled(table, other).sum() > ENTRIES:
        half = len(one) // 2
        parts = (overlap(table, one[part], other[part]) for part in (slice(half), slice(half, None)))
        return np.concatenate(list(parts))
    return np.asarray(table[one].multiply(table[other]).sum(axis=1)).ravel()


def _filled(table: Matrix, rows: np.ndarray) -> np.ndarray:
    """Says how many values stand in rows of a table."""
    return np.asarray(table.indptr[rows + 1] - table.indptr[rows], np.int64)


def _shared(table: Matrix, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    known = (_filled(table, one) > 0) & (_filled(table, other) > 0)
    return np.where(~known, 0, np.where(overlap(table, one, other) > 0, 1, 2))


def _place_levels(units: Units, one: np.ndarray, other: np.ndarray, gap: np.ndarray) -> np.ndarray:
    known = sum((_filled(units.places, rows) > 0).astype(int) for rows in (one, other))
    related = overlap(units.words, one, other) >= RELATED_WORDS
    repeated = (units.occasions[one] > 1) & (units.occasions[other] > 1)
    around = overlap(units.milieu, one, other) > 0
    different = np.where(gap <= 0, np.where(repeated, 7, 6), 5)
    level = np.where(overlap(units.places, one, other) > 0, 2, np.where(related, 3, different))
    level = np.where(known == 2, level, known)
    return np.where(around & (level != 2) & (level != 3), 4, level)


def _company_levels(units: Units, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    known = (_filled(units.companions, one) > 0) & (_filled(units.companions, other) > 0)
    common = overlap(units.companions, one, other)
    distant = overlap(units.circle, one, other) > 0
    level = np.where(common > 0, 2 + np.minimum(common, 2), np.where(distant, 2, 1))
    return np.where(known, level, 0).astype(int)


def _continent_levels(units: Units, one: np.ndarray, other: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Compares where two units were in the years that both have in common."""
    met = overlap(units.continents, one, other) > 0
    apart = ~met & (overlap(units.located, one, other) > 0) & np.isin(places, (5, 6, 7))
    return np.where(met, 1, np.where(apart, 2, 0))


Worth = dict[str, np.ndarray]


def silence(worth: Worth, units: Units) -> Worth:
    """Gives no weight to levels of what the data does not print, or prints alike everywhere."""
    mute = {CONTINENT.name: not units.located.nnz, INDUSTRY.name: units.industries.shape[1] < 2}
    return worth | {name: np.zeros_like(worth[name]) for name, silent in mute.items() if silent}


def learn(same: pd.DataFrame, different: pd.DataFrame, same_place: int) -> Worth:
    """Says what every level is worth, in bits.

    Args:
        same: levels of pairs that are surely one person.
        different: levels of pairs that are surely two.
        same_place: how many further sure pairs share their affiliation.
    """
    worth = {}
    for comparison in COMPARISONS:
        extra = same_place if comparison is PLACE else 0
        u = _rates(comparison, different, np.array(comparison.different), 0)
        expected = _as_unknown_as(np.array(comparison.same), u, comparison.unknown)
        m = _rates(comparison, same, expected, extra)
        limit = np.array(comparison.limit, float)
        bits = np.clip(np.log2(m / u), -limit, limit)
        agreeing, differing = list(comparison.agreeing), list(comparison.differing)
        bits[agreeing], bits[differing] = np.maximum(bits[agreeing], 0), np.minimum(bits[differing], 0)
        worth[comparison.name] = bits
    return worth


def _rates(comparison: Comparison, pairs: pd.DataFrame, expected: np.ndarray, extra: int) -> np.ndarray:
    if not comparison.learned:
        return expected
    counted = np.bincount(pairs[comparison.name].to_numpy(int), minlength=len(comparison.levels)).astype(
        float
    )
    if extra:
        counted[2] += extra
    counted += EXPECTED_WEIGHT * expected
    return np.asarray(counted / counted.sum())


def _as_unknown_as(expected: np.ndarray, found: np.ndarray, unknown: int) -> np.ndarray:
    """Expects of one person what is found of two: that as much is left unsaid."""
    silent = found[:unknown].sum()
    said = expected[unknown:] / expected[unknown:].sum() * (1 - silent)
    return np.concatenate((found[:unknown], said))


def parallel_careers(levels: pd.DataFrame) -> np.ndarray:
    """Whether two units stand time and again for other employers, at other events, with nobody in common."""
    apart = (levels[PLACE.name] == 7) & (levels[SERIES.name] == 2) & (levels[COMPANY.name] < 2)
    return np.asarray(apart & (levels[TITLE.name] != 1) & (levels[LINK.name] == 0))


def weigh(levels: pd.DataFrame, worth: Worth) -> np.ndarray:
    """Adds up what the levels of every pair are worth, in bits."""
    total = np.zeros(len(levels))
    for name, bits in worth.items():
        total += bits[levels[name].to_numpy(int)]
    return total
