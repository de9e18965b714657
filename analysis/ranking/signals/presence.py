"""Signals of presence: how often, where, since when, and beside whom a name comes up."""

import numpy as np
import pandas as pd

from analysis.ranking.mentions import RECOMMENDED
from analysis.ranking.seen import Seen


def recurrence(seen: Seen) -> np.ndarray:
    """Editions of events, newer ones weighing more: who comes up over and over, and still does."""
    return seen.total(seen.editions["entity"], seen.editions["freshness"])


def editions(seen: Seen) -> np.ndarray:
    """Distinct editions of events, all years alike: a long record does not vanish."""
    return seen.total(seen.editions["entity"])


def breadth(seen: Seen) -> np.ndarray:
    """Distinct organisers (the event where no host is known): known beyond one organisation."""
    rows = seen.editions.assign(place=seen.editions["host_key"].where(_known(seen), seen.editions["series"]))
    return seen.total(seen.distinct(rows, "place")["entity"])


def _known(seen: Seen) -> pd.Series:
    return seen.editions["host_key"] != ""


def loyalty(seen: Seen) -> np.ndarray:
    """How often one and the same event asked them back: those who know them chose them again."""
    dated = seen.editions[seen.editions["year"].notna()]
    rows = seen.distinct(dated, "host_key", "series", "year")
    times = rows.groupby(["entity", "host_key", "series"], sort=False).size()
    again = times[times > 1] - 1
    return seen.highest(again.index.get_level_values("entity").to_numpy(dtype="int64"), again)


def years_active(seen: Seen) -> np.ndarray:
    """Distinct years in which the name came up."""
    dated = seen.editions[seen.editions["year"].notna()]
    return seen.total(seen.distinct(dated, "year")["entity"])


def variety(seen: Seen) -> np.ndarray:
    """Distinct families of roles: who speaks, serves and is honoured gives in more than one way."""
    return seen.total(seen.distinct(seen.appearances, "family")["entity"])


def recency(seen: Seen) -> np.ndarray:
    """How fresh the newest appearance is: 1 this year, half of it two years ago, 0 where no year is known."""
    dated = seen.editions[seen.editions["year"].notna()]
    return seen.highest(dated["entity"], seen.fresh(dated["year"]))


def company(seen: Seen) -> np.ndarray:
    """How often those beside them recur: to be asked among names that come up again says more."""
    rows = seen.editions[seen.editions["role"] != RECOMMENDED]
    times = seen.total(rows["entity"])[rows["entity"].to_numpy()]
    beside = seen.beside[rows.index].to_numpy()
    crowd = np.bincount(beside)[beside]
    together = np.bincount(beside, weights=times)[beside]
    others = (together - times) / np.maximum(crowd - 1, 1)
    return seen.total(rows["entity"], others * rows["freshness"].to_numpy())
