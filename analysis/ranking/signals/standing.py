"""Signals of standing: honours, keynotes, office, service, and how few were chosen beside them."""

import numpy as np

from analysis.ranking.appearances import family
from analysis.ranking.mentions import RECOMMENDED
from analysis.ranking.seen import Seen
from analysis.roles import Family, Role

AWARD_WEIGHT = {Role.RECIPIENT.value: 1.0, Role.FELLOW.value: 1.0, Role.FINALIST.value: 0.5}
LEADERSHIP = (Role.BOARD, Role.OFFICER, Role.CHAIR)
SERVICE = (Role.ORGANIZER, Role.COMMITTEE, Role.REVIEWER, Role.VOLUNTEER, Role.MENTOR)


def awards(seen: Seen) -> np.ndarray:
    """Honours received, a finalist's place counting half; one award of one year counts once."""
    rows = seen.mentions.assign(entity=seen.entity)
    rows = rows[rows["role"].map(family) == Family.AWARD.value]
    once = seen.distinct(rows.sort_values("role"), "host", "award", "year")
    return seen.total(once["entity"], once["role"].map(AWARD_WEIGHT).fillna(0.5))


def keynotes(seen: Seen) -> np.ndarray:
    """Editions at which they gave a keynote."""
    return _editions_as(seen, (Role.KEYNOTE,))


def leadership(seen: Seen) -> np.ndarray:
    """Editions and terms as board member, officer or chair."""
    return _editions_as(seen, LEADERSHIP)


def service(seen: Seen) -> np.ndarray:
    """Editions and terms of work for others: organising, reviewing, volunteering, mentoring."""
    rows = seen.appearances
    working = (rows["family"] == Family.COMMITTEE.value) & ~rows["role"].isin(LEADERSHIP)
    return seen.total(rows.loc[working, "entity"])


def _editions_as(seen: Seen, roles: tuple[Role, ...]) -> np.ndarray:
    rows = seen.appearances
    return seen.total(rows.loc[rows["role"].isin(roles), "entity"])


def selectivity(seen: Seen) -> np.ndarray:
    """Editions weighed by how few were named at them: one of 20 says more than one of 2,000."""
    rows = seen.editions[seen.editions["role"] != RECOMMENDED]
    beside = seen.beside[rows.index].to_numpy()
    crowd = np.bincount(beside)[beside]
    return seen.total(rows["entity"], rows["freshness"].to_numpy() / np.log2(1 + crowd))
