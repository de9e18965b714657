"""Chart: who appears with whom, the first people of the list on a circle."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

PEOPLE = 36
"""People on the circle, the best first."""
LINES = 120
"""Lines shown, those that say most."""
SIZE = 880
_RADIUS = 225
_LABEL = 30


@dataclass(frozen=True, slots=True)
class Node:
    """A person on the circle: where the dot is, where the name starts, and how it is turned."""

    identity: str
    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    turn: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """Two people who were at the same editions; `path` bends towards the middle."""

    one: int
    other: int
    editions: int
    shade: int
    path: str


@dataclass(frozen=True, slots=True)
class CompanyChart:
    """The circle and its lines."""

    nodes: list[Node]
    lines: list[Line]
    pairs: list[tuple[str, str, int]]


def company_chart(appearances: pd.DataFrame, people: Sequence[tuple[str, str]]) -> CompanyChart:
    """Counts the editions at which two people were both named.

    An edition of few people says more about who knows whom than one of hundreds: lines are chosen by that.

    Args:
        appearances: those of everybody.
        people: id and shown name, the best first.
    """
    first = [identity for identity, _ in people[:PEOPLE]]
    once = appearances[["entity_id", "event_key"]].drop_duplicates()
    crowd = once.groupby("event_key").size()
    mine = once[once["entity_id"].isin(first)]
    grid = pd.crosstab(mine["entity_id"], mine["event_key"]).reindex(first, fill_value=0)
    if grid.empty:
        return CompanyChart([], [], [])
    there = grid.to_numpy()
    weight = 1 / np.log1p(crowd.reindex(grid.columns).to_numpy(dtype=float))
    together, close = there @ there.T, (there * weight) @ there.T
    chosen = _strongest(together, close)
    kept = sorted({place for pair in chosen for place in pair})
    order = _round_the_circle(close[np.ix_(kept, kept)])
    at = {kept[place]: position for position, place in enumerate(order)}
    names = dict(people)
    nodes = [_node(first[kept[place]], names[first[kept[place]]], spot, len(order)) for spot, place in
             enumerate(order)]  # fmt: skip
    lines = [_line(at[i], at[j], int(together[i, j]), nodes) for i, j in chosen]
    pairs = [(names[first[i]], names[first[j]], int(together[i, j])) for i, j in chosen]
    return CompanyChart(nodes, lines, pairs)


def _strongest(together: np.ndarray, close: np.ndarray) -> list[tuple[int, int]]:
    rows, columns = np.triu_indices(len(together), k=1)
    met = [(i, j) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if together[i, j]]
    return sorted(met, key=lambda pair: (-close[pair], pair))[:LINES]


def _round_the_circle(close: np.ndarray) -> list[int]:
    """Orders people so that those who meet stand near each other: by the slowest wave over the net."""
    if len(close) < 3:
        return list(range(len(close)))
    weights = close - np.diag(np.diag(close))
    values, vectors = np.linalg.eigh(np.diag(weights.sum(axis=1)) - weights)
    slowest = vectors[:, np.argsort(values, kind="stable")[1]].round(9)
    slowest = slowest * (np.sign(slowest[np.argmax(np.abs(slowest))]) or 1)
    return [int(place) for place in np.argsort(slowest, kind="stable")]


def _node(identity: str, name: str, spot: int, of: int) -> Node:
    angle = 2 * math.pi * spot / of - math.pi / 2
    middle = SIZE / 2
    left = math.cos(angle) < -1e-9
    x, y = (middle + _RADIUS * turn for turn in (math.cos(angle), math.sin(angle)))
    far = _RADIUS + _LABEL / 2
    label_x, label_y = (middle + far * turn for turn in (math.cos(angle), math.sin(angle)))
    degrees = math.degrees(angle) + (180 if left else 0)
    return Node(
        identity, name, round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), round(degrees, 1),
        "end" if left else "start",
    )  # fmt: skip


def _line(one: int, other: int, editions: int, nodes: Sequence[Node]) -> Line:
    start, end, middle = nodes[one], nodes[other], SIZE / 2
    path = f"M{start.x} {start.y}Q{middle} {middle} {end.x} {end.y}"
    return Line(one, other, editions, min(editions, 4), path)
