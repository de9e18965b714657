"""The situation of the person who looks for mentors: what counts more in it, and what is fit to say."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from analysis.ranking.weights import Weight, weights
from data import DATA

EMPLOYER = ("aside", "first", "alike")


@dataclass(frozen=True, slots=True)
class Factor:
    """By how much a signal counts more (above 1) or less in a situation, and why."""

    by: float
    reason: str


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation of the seeker.

    Attributes:
        employer: what becomes of people at the seeker's own employer: set `aside`, put `first`, or `alike`.
        times: factors by signal.
        opening: first words; `{name}` and `{proof}` stand for the person and what is quoted of them.
        asks: what to ask for, the first first.
        remember: what to keep to.
    """

    name: str
    meaning: str
    employer: str
    times: Mapping[str, Factor]
    opening: str
    asks: tuple[str, ...]
    remember: tuple[str, ...]

    def weights(self) -> dict[str, Weight]:
        """Gives the weights of all signals as they count in this situation."""
        return {name: self._weight(name, weight) for name, weight in weights().items()}

    def _weight(self, name: str, weight: Weight) -> Weight:
        factor = self.times.get(name)
        if factor is None:
            return weight
        reason = f"{weight.reason} In this situation ×{factor.by:g}: {factor.reason}"
        return replace(weight, weight=weight.weight * factor.by, reason=reason)


@cache
def situations(path: Path = DATA / "situations.toml") -> Mapping[str, Situation]:
    """Reads the situations; `any` is there for who names none.

    Raises:
        ValueError: a situation lacks a part, or names a signal or a word that there is not.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _situation(name, entry) for name, entry in table.items()}


def _situation(name: str, entry: Mapping[str, Any]) -> Situation:
    try:
        times = {
            signal: Factor(float(factor["by"]), str(factor["reason"]))
            for signal, factor in entry.get("times", {}).items()
        }
        found = Situation(
            name, str(entry["meaning"]), str(entry["employer"]), times, str(entry["opening"]),
            tuple(entry["asks"]), tuple(entry["remember"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"situation {name}: {error} is missing or wrong") from None
    if unknown := set(times) - set(weights()):
        raise ValueError(f"situation {name}: there is no signal {', '.join(sorted(unknown))}")
    if found.employer not in EMPLOYER or any(factor.by < 0 for factor in times.values()):
        raise ValueError(f"situation {name}: employer is one of {EMPLOYER}, no factor is below 0")
    return found
