"""Signals of the person: seniority by title, proof of helping others, and the line of work."""

import numpy as np

from analysis.organizations import organization_key
from analysis.ranking.classes import OPENINGS, SEARCH_EXPERTS
from analysis.ranking.helping import has_help
from analysis.ranking.mentions import each
from analysis.ranking.seen import Seen
from analysis.ranking.titles import CLASSES, level_of, organization_class, role_class, title_class
from analysis.roles import Kind

_PLACES = (("job_title", title_class), ("organization", organization_class), ("role", role_class))


def seniority(seen: Seen) -> np.ndarray:
    """Level of the top title: 0 unknown, 1 in training, 2 other, 3 senior, 4 director, 5 executive."""
    titled = seen.mentions["job_title"] != ""
    levels = {title: level_of(title) for title in seen.mentions.loc[titled, "job_title"].unique()}
    return seen.highest(seen.entity[titled], seen.mentions.loc[titled, "job_title"].map(levels))


def helping(seen: Seen) -> np.ndarray:
    """Distinct proofs that they help others: mentoring, volunteering, service awards, newcomers and more."""
    rows = seen.mentions.assign(entity=seen.entity)
    shown = rows[has_help(rows)]
    return seen.total(seen.distinct(shown, "role", "award", "session", "event", "host")["entity"])


def knows_openings(seen: Seen) -> np.ndarray:
    """1 for recruiters, lawyers, coaches, consultants and vendors: they hear where openings are likely."""
    return _of_class(seen, OPENINGS)


def search_expert(seen: Seen) -> np.ndarray:
    """1 for recruiters and career coaches: the search itself is their work, whatever the field."""
    return _of_class(seen, SEARCH_EXPERTS)


def cross_company(seen: Seen) -> np.ndarray:
    """Employers printed beside the name over the years, beyond the first: known to more than one company."""
    rows = seen.mentions[["organization", "kind"]].assign(entity=seen.entity)
    rows = rows[(rows["kind"] == Kind.PERSON.value) & (rows["organization"] != "")]
    once = seen.distinct(rows.assign(key=each(rows["organization"], organization_key)), "key")
    beyond: np.ndarray = np.maximum(seen.total(once["entity"]) - 1, 0)
    return beyond


def _of_class(seen: Seen, wanted: frozenset[str]) -> np.ndarray:
    rows = seen.mentions
    places = np.minimum.reduce([each(rows[column], place) for column, place in _PLACES])
    fits = np.isin(places, [CLASSES.index(name) for name in wanted])
    return seen.highest(seen.entity, fits & (rows["kind"] == Kind.PERSON.value).to_numpy())
