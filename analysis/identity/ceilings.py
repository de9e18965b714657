"""The most that evidence can be worth between two persons, told by what is printed of each at all."""

import numpy as np

from analysis.identity.evidence import Worth
from analysis.identity.levels import COMPANY, CONTINENT, INDUSTRY, LINK, PLACE, SERIES, TITLE
from analysis.identity.units import Units

_PRINTED = ("places", "milieu", "companions", "links", "titles", "series", "industries")
_NEEDS = {SERIES: "series", COMPANY: "companions", TITLE: "titles", LINK: "links", INDUSTRY: "industries"}
_AROUND = 4
_PLACED = (2, 3, 5, 6, 7)


def kinds_of(units: Units) -> np.ndarray:
    """Gives what is printed of every unit, as a number whose bits stand for kinds of surroundings."""
    kind = np.zeros(len(units.key), np.int16)
    for bit, name in enumerate(_PRINTED):
        kind |= (np.diff(getattr(units, name).indptr) > 0).astype(np.int16) << bit
    return kind


def ceilings(worth: Worth) -> np.ndarray:
    """Gives for every two kinds the most bits that all levels together can count: never less than they do."""
    kinds = np.arange(1 << len(_PRINTED))
    printed = {name: (kinds >> bit & 1).astype(bool) for bit, name in enumerate(_PRINTED)}
    both = {name: has[:, None] & has for name, has in printed.items()}
    most = _place_ceilings(worth[PLACE.name], printed["places"], both["milieu"])
    most += worth[CONTINENT.name].max()
    for comparison, name in _NEEDS.items():
        bits = worth[comparison.name]
        most += np.where(both[name], bits[1:].max(), bits[0])
    return most


def _place_ceilings(bits: np.ndarray, placed: np.ndarray, around: np.ndarray) -> np.ndarray:
    """Where an affiliation is not printed of both, only that of the people around can speak."""
    known = placed[:, None].astype(int) + placed
    most = np.where(known == 2, bits[list(_PLACED)].max(), bits[np.minimum(known, 1)])
    return np.asarray(np.where(around, np.maximum(most, bits[_AROUND]), most))
