"""Signals of what the person asked for: a place, a profession, the own employer, their own word."""

import re

import numpy as np
import pandas as pd

from analysis.ranking.mentions import STAR, YOU
from analysis.ranking.seen import Seen
from analysis.ranking.signals.person import seniority
from analysis.ranking.wishes import Wishes, ever_employed_by
from analysis.text import fold

_EDITION = ("host", "event", "year")
_STEM = 5
_LEVELS = np.array((0.6, 0.2, 0.6, 1.0, 1.0, 1.0))
"""What an own colleague weighs by the level of the title, as `titles.LABELS` counts them."""


def near(seen: Seen, wishes: Wishes) -> np.ndarray:
    """Editions at the wished place, by what pages print of it: the place, or the name of the event."""
    if not fold(wishes.near):
        return np.zeros(len(seen.entities))
    wanted = re.compile(rf"\b{re.escape(fold(wishes.near))}\b")
    rows = seen.mentions.assign(entity=seen.entity)
    here = _saying(rows, ("place", "event"), wanted)
    edition = pd.MultiIndex.from_frame(rows[list(_EDITION)])
    named = (rows["event"] != "").to_numpy()
    here |= named & edition.isin(edition[here & named])
    return seen.total(seen.distinct(rows[here], *_EDITION)["entity"])


def profession(seen: Seen, wishes: Wishes) -> np.ndarray:
    """Editions that name the wished profession: in the title, the talk, the award, or the event itself."""
    words = fold(wishes.profession).split()
    if not words:
        return np.zeros(len(seen.entities))
    wanted = re.compile(r" (?:\w+ )?".join(_stem(word) for word in words))
    rows = seen.mentions.assign(entity=seen.entity)
    said = _saying(rows, ("job_title", "session", "award", "event"), wanted)
    return seen.total(seen.distinct(rows[said], *_EDITION)["entity"])


def own_employer(seen: Seen, wishes: Wishes) -> np.ndarray:
    """Seniors who are or were at the seeker's own employer, in a situation that puts them first.

    1 for a senior title, less for one that says less: those in training decide nothing for others.
    """
    found = np.zeros(len(seen.entities))
    if wishes.employer and wishes.meant.employer == "first":
        theirs = seen.entities.get_indexer(pd.Index(ever_employed_by(seen, wishes.employer)))
        found[theirs] = _LEVELS[seniority(seen)[theirs].astype(int)]
    return found


def word_of_mouth(seen: Seen, wishes: Wishes) -> np.ndarray:  # noqa: ARG001 - one form for all of them
    """People who recommended them, as you noted it; a note of your own without a name counts as one."""
    rows = seen.mentions.assign(entity=seen.entity)
    rows = rows[rows["source"] == YOU]
    return seen.total(seen.distinct(rows, "role_label")["entity"])


def star(seen: Seen, wishes: Wishes) -> np.ndarray:  # noqa: ARG001 - one form for all of them
    """1 for those to whom you gave a star."""
    starred = (seen.mentions["source"] == YOU) & (seen.mentions["tier"] == STAR)
    return (seen.total(seen.entity, starred) > 0).astype("float64")


def _stem(word: str) -> str:
    """Finds a word in its forms: "nurse" also "nurses" and "nursing"."""
    return rf"\b{re.escape(word[:-1])}\w*" if len(word) >= _STEM else rf"\b{re.escape(word)}\b"


def _saying(rows: pd.DataFrame, columns: tuple[str, ...], wanted: re.Pattern[str]) -> np.ndarray:
    found = np.zeros(len(rows), dtype=bool)
    for column in columns:
        texts = {text for text in rows[column].unique() if wanted.search(fold(text))}
        found |= rows[column].isin(texts).to_numpy()
    return found
