"""Evidence in words: which level was found, and how much it says."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from analysis.identity.evidence import Worth
from analysis.identity.forms import NameForm
from analysis.identity.levels import COMPARISONS
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


def level_reasons(levels: Mapping[Hashable, Any], worth: Worth) -> Iterator[str]:
    """Names the level of every comparison that says something."""
    for comparison in COMPARISONS:
        level = int(levels[comparison.name])
        silent = level < comparison.unknown or (comparison.unknown == 0 and level == 0)
        if not silent:
            bits = float(worth[comparison.name][level])
            yield f"{comparison.name}: {comparison.levels[level]} ({strength(bits)})"


def said_nothing(levels: Mapping[Hashable, Any]) -> list[str]:
    """Names the comparisons for which nothing is printed on a side."""
    return [c.name for c in COMPARISONS if c.unknown and int(levels[c.name]) < c.unknown]


def name_reason(one: NameForm, other: NameForm, relation: str, rarity: Rarity) -> str:
    """Says how two names differ, and how rare they are."""
    speaks = (min if relation in SLIPS else max)((one, other), key=rarity.share)
    same = f"the same {rarity_words(one, rarity)} name"
    return f"name: {relation}, {rarity_words(speaks, rarity)} here" if relation else f"name: {same}"
