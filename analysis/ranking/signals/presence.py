"""Signals of presence: how often, where, since when, and beside whom a name comes up."""

import numpy as np
import pandas as pd

from analysis.ranking.appearances import family
from analysis.ranking.mentions import RECOMMENDED
from analysis.ranking.seen import Seen
from analysis.roles import Family


def recurrence(seen: Seen) -> np.ndarray:
    """Editions of events, newer ones weighing more: who comes up over and over, and still does."""
    return seen.total(seen.editions["entity"], seen.editions["freshness"])


def editions(seen: Seen) -> np.ndarray:
    """Distinct editions of events, all years alike: a long record does not vanish."""
    return seen.total(seen.editions["entity"])


def talks(seen: Seen) -> np.ndarray:
    """Different talks, panels and workshops by their titles, newer ones weighing more.

    A talk given at three events is one here: who always has something new to say is asked for it. Where a
    page prints no title but the name of the event, what was said at an edition is one talk.
    """
    rows = seen.mentions[["host", "event", "year", "session", "role"]].assign(entity=seen.entity)
    rows = rows[rows["role"].map(family) == Family.SPEAKER.value]
    own = rows["session"].str.casefold() != rows["event"].str.casefold()
    rows = rows.assign(session=rows["session"].where(own, ""))
    rows = rows.sort_values(["session", "year"], ascending=False, kind="stable", na_position="last")
    titled = seen.distinct(rows[rows["session"] != ""], "session")
    editions = seen.distinct(rows, "host", "event", "year")
    once = pd.concat([titled, editions[editions["session"] == ""]])
    return seen.total(once["entity"], seen.lasting(once["year"]))


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
    """What part of those named at their editions comes up again: to be asked among known names says more.

    All at one edition get the same for it; who is alone on it gets nothing.
    """
    rows = seen.editions[seen.editions["role"] != RECOMMENDED]
    again = (seen.total(rows["entity"]) > 1)[rows["entity"].to_numpy()].astype("float64")
    beside = seen.beside[rows.index].to_numpy()
    crowd = np.bincount(beside)[beside]
    known = np.bincount(beside, weights=again)[beside] / crowd * (crowd > 1)
    return seen.total(rows["entity"], known * rows["freshness"].to_numpy())
