"""Who is the same: the entity of every mention, and the pairs that only a person can decide."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.identity.doubts import NONE, Doubts
from analysis.identity.memory import Memory
from analysis.identity.organizations import resolve_organizations
from analysis.identity.partitions import shared_work
from analysis.identity.people import resolve_people
from analysis.identity.rows import distinct_rows


@dataclass(frozen=True)
class Resolution:
    """What was found.

    Attributes:
        labels: the entity of every mention, on the index of the frame.
        parts: the part of an entity that a mention belongs to: what was together before doubt came in.
        doubts: pairs of parts: `one`, `other`, `together` (whether they were joined), `score` (bits, the
            nearer to a proof the higher) and `weight` (what an answer would change, the most first).
    """

    labels: pd.Series
    parts: pd.Series
    doubts: Doubts


def resolve(frame: pd.DataFrame, memory: Memory | None = None) -> pd.Series:
    """Gives every mention the label of its entity; no order of rows changes who is together.

    Args:
        frame: one row for each mention, with `name`; `kind`, `organization`, `job_title`, `event`, `host`,
            `year`, `session`, `url`, `profile_urls`, `place` and `industry` are used where present.
        memory: what earlier calls found; new mentions are then scored only where they touch it, with the
            same result as from scratch.

    Returns:
        Labels on the index of the frame. A mention without a name is an entity of its own.
    """
    return _resolve(frame, memory, ask=False).labels


def resolve_with_doubts(frame: pd.DataFrame, memory: Memory | None = None) -> Resolution:
    """Does the same, and says which pairs are left to a person."""
    return _resolve(frame, memory, ask=True)


def _resolve(frame: pd.DataFrame, memory: Memory | None, *, ask: bool) -> Resolution:
    rows, codes = distinct_rows(frame)
    named = (rows["name"].str.strip() != "").to_numpy()
    organization = (rows["kind"] == "organization").to_numpy()
    person, firm = named & ~organization, named & organization
    labels, parts = np.zeros(len(rows), np.int64), np.full(len(rows), -1, np.int64)
    doubts, free = NONE, 0
    if person.any():
        with shared_work(memory):
            people = resolve_people(rows[person].reset_index(drop=True), ask=ask)
        labels[person], parts[person], doubts = people.person, people.part, people.doubts
        free = int(labels.max()) + 1
    if firm.any():
        firms = resolve_organizations(rows[firm].reset_index(drop=True))
        beyond = int(parts.max()) + 1
        labels[firm], parts[firm] = free + firms.number, beyond + firms.part
        if ask and len(firms.doubts.table):
            sides = firms.doubts.table[["one", "other"]] + beyond
            doubts = doubts.beside(replace(firms.doubts, table=firms.doubts.table.assign(**sides)))
        free = int(labels.max()) + 1
    found, nameless = labels[codes.to_numpy()], ~named[codes.to_numpy()]
    found[nameless] = free + np.arange(nameless.sum())
    return Resolution(
        pd.Series(found, index=frame.index, name="entity"),
        pd.Series(parts[codes.to_numpy()], index=frame.index, name="part"),
        doubts,
    )
