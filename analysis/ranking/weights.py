"""The weights of the signals: how much each counts, with diminishing returns."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from data import DATA

SHAPES = ("log", "share")


@dataclass(frozen=True, slots=True)
class Weight:
    """How one signal counts.

    Attributes:
        weight: points that a value of `full` brings.
        shape: `log` for diminishing returns, `share` for a part of the whole.
        reason: why it counts so much, for people.
    """

    weight: float
    shape: str
    full: float
    reason: str

    def points(self, values: ArrayLike) -> np.ndarray:
        """Gives the points for values of the signal."""
        value = np.maximum(np.asarray(values, dtype="float64"), 0)
        share = np.minimum(value / self.full, 1)
        if self.shape == "log":
            share = np.log1p(value) / math.log1p(self.full)
        return np.asarray(self.weight * share)


@cache
def weights(path: Path = DATA / "weights.toml") -> Mapping[str, Weight]:
    """Reads the weights.

    Raises:
        ValueError: a signal lacks a part, or a part is out of range.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _weight(name, entry) for name, entry in table.items()}


def _weight(name: str, entry: dict[str, object]) -> Weight:
    try:
        found = Weight(
            float(str(entry["weight"])), str(entry["shape"]), float(str(entry["full"])), str(entry["reason"])
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"weight of {name}: {error} is missing or no number") from None
    if found.weight < 0 or found.full <= 0 or found.shape not in SHAPES or not found.reason:
        raise ValueError(f"weight of {name}: needs weight >= 0, full > 0, a reason and a shape of {SHAPES}")
    return found
