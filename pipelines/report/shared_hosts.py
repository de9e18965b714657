"""Chart: which hosts share people, as a square of the hosts that name most."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.roles import Kind
from analysis.text import squeeze

HOSTS = 12
"""Hosts shown, those that name most people."""
CELL = 34
LABEL = 210
_SHADES = 5


@dataclass(frozen=True, slots=True)
class Square:
    """Two hosts and the people whom both name; on the diagonal one host and all whom it names."""

    row: int
    column: int
    people: int
    shade: int


@dataclass(frozen=True, slots=True)
class HostChart:
    """The hosts in the order of the square, and its lower half."""

    hosts: list[str]
    squares: list[Square]
    pairs: list[tuple[str, str, int]]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the drawing."""
        return LABEL + CELL * len(self.hosts), CELL * len(self.hosts) + 16


def host_chart(appearances: pd.DataFrame) -> HostChart:
    """Counts the people that two hosts have in common."""
    named = (appearances["kind"] == Kind.PERSON.value) & (appearances["host"] != "")
    once = appearances.loc[named, ["entity_id", "host"]].drop_duplicates()
    hosts = list(once["host"].value_counts().head(HOSTS).index)
    once = once[once["host"].isin(hosts)]
    grid = pd.crosstab(once["entity_id"], once["host"]).reindex(columns=hosts, fill_value=0).to_numpy()
    common = grid.T @ grid if len(once) else np.zeros((0, 0), dtype=int)
    most = max((common[i, j] for i in range(len(hosts)) for j in range(i)), default=0)
    squares = [
        Square(i, j, int(common[i, j]), 0 if i == j else _shade(int(common[i, j]), int(most)))
        for i in range(len(hosts))
        for j in range(i + 1)
    ]
    names = [squeeze(host) for host in hosts]
    pairs = [(names[one.row], names[one.column], one.people) for one in squares if one.row != one.column]
    shared = sorted((pair for pair in pairs if pair[2]), key=lambda pair: -pair[2])
    return HostChart(names, squares, shared)


def _shade(people: int, most: int) -> int:
    return -(-people * _SHADES // most) if people else 0
