"""The pairs that a person is asked about: the open ones whose answers would change most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.identity.judgements import Judgement, Verdict
from analysis.identity.rows import as_text

if TYPE_CHECKING:
    from analysis.identity.resolve import Resolution

QUESTIONS = 200
"""How many pairs are asked about at a time: what a person answers in an hour or two."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two sides that the evidence does not decide, each named by its mentions."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    together: bool
    reasons: str
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Questions:
    """The pairs to ask about, those that a person was unsure about, and how many are open in all."""

    doubts: list[Doubt]
    in_all: int

    @property
    def note(self) -> str:
        """Says how many pairs are not asked about yet; empty where all are."""
        if self.in_all <= len(self.doubts):
            return ""
        return (
            f"review.csv asks about {len(self.doubts)} of {self.in_all} pairs in doubt, those whose answers "
            "change most; more: mentorscout review --questions N"
        )


def questions(
    once: pd.DataFrame,
    found: "Resolution",
    resolved: pd.DataFrame,
    judgements: Sequence[Judgement],
    most: int,
) -> Questions:
    """Leaves out what was decided, marks what a person was unsure about, and takes the first of the others.

    Args:
        once: every mention once.
        found: what came of resolving them.
        resolved: mentions with the `entity_id` that they have with all judgements.
        judgements: what a person decided.
        most: how many pairs to ask about; those answered with unsure stay beside them.
    """
    table = _undone(once, found, resolved)
    parts = dict(zip(once["mention_id"], found.parts, strict=True))
    verdicts = _verdicts(table, parts, judgements)
    open_ = [at for at in range(len(table)) if not verdicts.get(at, set()) - {Verdict.UNSURE}]
    unsure = [at for at in open_ if at in verdicts]
    shown = sorted([at for at in open_ if at not in verdicts][:most] + unsure)
    chosen = table.iloc[shown]
    members = _members(once, found.parts, {*chosen["one"], *chosen["other"]})
    reasons = found.doubts.reasons(chosen.index.tolist())
    doubts = [
        Doubt(members[row["one"]], members[row["other"]], bool(row["together"]), said, unsure=at in verdicts)
        for at, row, said in zip(shown, chosen.to_dict("records"), reasons, strict=True)
    ]
    return Questions(doubts, len(open_))


def _undone(once: pd.DataFrame, found: "Resolution", resolved: pd.DataFrame) -> pd.DataFrame:
    """Gives the doubts about which nothing else was decided and whose sides both have mentions in use."""
    table = found.doubts.table
    if table.empty:
        return table
    used = as_text(once["excluded"]) == "" if "excluded" in once.columns else pd.Series(True, once.index)
    there = table["one"].isin(found.parts[used]) & table["other"].isin(found.parts[used])
    entity = dict(zip(as_text(resolved["mention_id"]), resolved["entity_id"], strict=True))
    first = once["mention_id"].groupby(found.parts).min().map(entity)
    together = table["one"].map(first) == table["other"].map(first)
    return table[there & (together == table["together"].astype(bool))]


def _verdicts(
    table: pd.DataFrame, parts: Mapping[str, int], judgements: Sequence[Judgement]
) -> dict[int, set[Verdict]]:
    """Gives what was answered about pairs, by their place in the table."""
    places: dict[frozenset[int], list[int]] = {}
    judged = {
        parts[mention] for given in judgements for mention in given.left + given.right if mention in parts
    }
    near = table["one"].isin(judged) & table["other"].isin(judged)
    for at in np.flatnonzero(near).tolist():
        places.setdefault(frozenset((table["one"].iloc[at], table["other"].iloc[at])), []).append(at)
    told: dict[int, set[Verdict]] = {}
    for given in judgements:
        left, right = ({parts[id_] for id_ in side if id_ in parts} for side in (given.left, given.right))
        for pair in {frozenset((one, other)) for one in left for other in right}:
            for at in places.get(pair, ()):
                told.setdefault(at, set()).add(given.verdict)
    return told


def _members(once: pd.DataFrame, parts: pd.Series, wanted: set[int]) -> dict[int, tuple[str, ...]]:
    held = parts.isin(wanted)
    return {part: tuple(sorted(ids)) for part, ids in once["mention_id"][held].groupby(parts[held])}
