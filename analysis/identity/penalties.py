"""What speaks against two spellings being one person beside the levels of evidence, each with its label."""

import numpy as np
import pandas as pd

from analysis.identity.evidence import overlap
from analysis.identity.levels import COMPANY, LINK, PLACE, SERIES
from analysis.identity.relations import Relation
from analysis.identity.units import Units

SLIP = "a slip of letters where nothing else agrees"
STRAYED = "a short form where nothing else agrees, beside a name always printed in full"
OWN_WAYS = "two spellings side by side for years that never meet"
ONE_LIST = "two rows of one list"
PENALTIES = (SLIP, STRAYED, OWN_WAYS, ONE_LIST)

_BITS = {SLIP: 2.0, OWN_WAYS: 8.0, ONE_LIST: 12.0}
OFTEN = 3
STEADY = 2.0
"""After how many printings of one form another form of the given name is half as likely."""


def penalties(
    persons: Units, one: np.ndarray, other: np.ndarray, levels: pd.DataFrame, relation: pd.Series
) -> pd.DataFrame:
    """Gives the bits of every penalty, none above 0, for pairs of persons of different spellings."""
    met = met_elsewhere(levels, relation).to_numpy()
    slip = (relation == Relation.TYPO).to_numpy() & ~met
    strayed = (relation == Relation.NICKNAME).to_numpy() & ~met
    found = {
        SLIP: _BITS[SLIP] * slip,
        STRAYED: _steady(persons, one, other) * strayed,
        OWN_WAYS: _BITS[OWN_WAYS] * _own_ways(persons, one, other, levels),
        ONE_LIST: _BITS[ONE_LIST] * (overlap(persons.lists, one, other) > 0),
    }
    return -pd.DataFrame(found, index=levels.index)


def met_elsewhere(levels: pd.DataFrame, relation: pd.Series) -> pd.Series:
    """Whether affiliation, people around, a link or, for most relations, the event series agree."""
    places = levels[PLACE.name].isin([2, 3])
    near = places | (levels[COMPANY.name] > 1) | (levels[LINK.name] == 1)
    return near | ((levels[SERIES.name] == 1) & (relation != Relation.INITIAL))


def _steady(persons: Units, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Bits against one who is always printed one way being printed another way where nothing else agrees."""
    again = np.maximum(persons.occasions[one], persons.occasions[other]) - 1
    return np.asarray(np.log2(1 + np.maximum(again, 0) / STEADY))


def _own_ways(persons: Units, one: np.ndarray, other: np.ndarray, levels: pd.DataFrame) -> np.ndarray:
    """Whether two spellings run side by side, each printed time and again, and never meet anywhere."""
    often = np.minimum(persons.occasions[one], persons.occasions[other]) >= OFTEN
    first = np.maximum(persons.start[one], persons.start[other])
    side_by_side = first < np.minimum(persons.end[one], persons.end[other])
    met = levels[PLACE.name].isin([2, 3, 4]) | (levels[COMPANY.name] > 1) | (levels[LINK.name] == 1)
    return np.asarray(often & side_by_side & ~met & (levels[SERIES.name] == 2))
