"""What somebody did, counted for a sentence: at how many editions of how many events, since when."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.ranking.mentions import EMPLOYER, RECOMMENDED
from analysis.ranking.seen import Seen
from analysis.ranking.series import without_tail
from analysis.ranking.signals.standing import LEADERSHIP
from analysis.roles import Family, Role

HELPING = (Role.MENTOR, Role.VOLUNTEER)


class Deed(NamedTuple):
    """One kind of deed of one entity.

    Attributes:
        editions: distinct editions of events.
        bodies: distinct events or organisers.
        first: first year, 0 where none is known; so with `last`.
        undated: editions of which no page says the year.
        event: the printed event, or the host, of the newest one.
        role: the role in it.
    """

    kind: str
    editions: int
    bodies: int
    first: int
    last: int
    undated: int
    event: str
    role: str


def kind_of_deed(appearances: pd.DataFrame) -> pd.Series:
    """Says of each appearance which kind of deed it is."""
    role, family = appearances["role"], appearances["family"]
    service = np.where(role.isin(HELPING), "helped", "served")
    kinds = {
        Family.SPEAKER: np.where(role == Role.AUTHOR, "wrote", "spoke"),
        Family.COMMITTEE: np.where(role.isin(LEADERSHIP), "led", service),
        Family.SPONSOR: "sponsored",
        Family.VENDOR: np.where(role == Role.CONSULTANT, "consulted", "exhibited"),
        Family.AWARD: "honoured",
    }
    found = np.where(role == RECOMMENDED, "noted", "named").astype(object)
    found[role == EMPLOYER] = "employed"
    for name, kind in kinds.items():
        mask = (family == name.value).to_numpy()
        found[mask] = np.broadcast_to(np.asarray(kind), len(appearances))[mask]
    return pd.Series(found, index=appearances.index)


def deeds(seen: Seen) -> dict[str, list[Deed]]:
    """Counts the deeds of every entity; one entry a kind of deed, in the order of a sentence."""
    rows = seen.appearances.assign(kind=kind_of_deed(seen.appearances))
    rows["body"] = rows["host_key"] + "\n" + rows["series"]
    short = rows["event"].map({event: without_tail(event) for event in rows["event"].unique()})
    rows["label"] = short.where(rows["event"] != "", rows["host"])
    rows = rows.sort_values("year", kind="stable", na_position="first")
    once = rows.drop_duplicates(["entity_id", "kind", "event_key"], keep="last")
    table = once.groupby(["entity_id", "kind"], sort=False).agg(
        editions=("event_key", "size"),
        bodies=("body", "nunique"),
        first=("year", "min"),
        last=("year", "max"),
        dated=("year", "count"),
        event=("label", "last"),
        role=("role", "last"),
    )
    table["undated"] = table["editions"] - table["dated"]
    table[["first", "last"]] = table[["first", "last"]].fillna(0).astype("int64")
    return _collect(table)


def _collect(table: pd.DataFrame) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    columns = [table[name].tolist() for name in Deed._fields[1:]]
    for (entity, kind), *cells in zip(table.index, *columns, strict=True):
        found.setdefault(entity, []).append(Deed(kind, *cells))
    return found
