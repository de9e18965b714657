"""Evidence in words: which level was found, and how much it says."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.identity.evidence import Worth
from analysis.identity.forms import NameForm
from analysis.identity.levels import COMPARISONS, Comparison
from analysis.identity.penalties import PENALTIES
from analysis.identity.rarity import RARE, Rarity
from analysis.identity.relations import SLIPS

_STRENGTHS = ((6.0, "strongly"), (2.0, "clearly"), (0.5, "slightly"))
UNCOMMON = 0.0


def strength(bits: float) -> str:
    """Says in words how much a number of bits speaks for one person, or against it."""
    side = "for" if bits > 0 else "against"
    return next((f"{word} {side}" for least, word in _STRENGTHS if abs(bits) >= least), "says little")


def rarity_words(form: NameForm, rarity: Rarity) -> str:
    """Says in words how rare a name is among the names at hand."""
    bits = rarity.prior(form)
    return "rare" if bits > RARE else "uncommon" if bits > UNCOMMON else "common"


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for or against one person, and how many bits it counts."""

    text: str
    bits: float

    @property
    def words(self) -> str:
        """Says it without figures."""
        return f"{self.text} ({strength(self.bits)})"

    @property
    def figures(self) -> str:
        """Says it with its bits, as they are added up."""
        return f"{self.text} ({strength(self.bits)}, {self.bits:+.2f} bits)"


def level_reasons(levels: Mapping[Hashable, Any], worth: Worth) -> Iterator[Reason]:
    """Names the level of every comparison that says something."""
    for comparison in COMPARISONS:
        level = int(levels[comparison.name])
        if not _is_silent(comparison, level):
            bits = float(worth[comparison.name][level])
            yield Reason(f"{comparison.name}: {comparison.levels[level]}", bits)


def penalty_reasons(found: Mapping[Hashable, Any]) -> Iterator[Reason]:
    """Names every penalty that counts; a pair that none was asked for has none."""
    for label in PENALTIES:
        bits = float(found.get(label, 0.0))
        if bits < 0:
            yield Reason(label, bits)


def silent_bits(levels: Mapping[Hashable, Any], worth: Worth) -> float:
    """Adds up what counts although nothing is printed, on one side or on both."""
    quiet = (c for c in COMPARISONS if _is_silent(c, int(levels[c.name])))
    return sum(float(worth[c.name][int(levels[c.name])]) for c in quiet)


def _is_silent(comparison: Comparison, level: int) -> bool:
    return level < max(comparison.unknown, 1)


def said_nothing(levels: Mapping[Hashable, Any]) -> list[str]:
    """Names the comparisons for which nothing is printed on a side."""
    return [c.name for c in COMPARISONS if c.unknown and int(levels[c.name]) < c.unknown]


def name_reason(one: NameForm, other: NameForm, relation: str, rarity: Rarity) -> str:
    """Says how two names differ, and how rare they are."""
    speaks = (min if relation in SLIPS else max)((one, other), key=rarity.share)
    same = f"the same {rarity_words(one, rarity)} name"
    return f"name: {relation}, {rarity_words(speaks, rarity)} here" if relation else f"name: {same}"
