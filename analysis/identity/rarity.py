"""How rare a name is, counted over distinct names: a prolific person is not punished."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import log2

import pandas as pd

from analysis.identity.forms import NameForm

RARE = 6.0
KNOWN = 2
ALONE = 0.1
"""How often who is printed by a given name alone is so again; mostly the whole name is printed."""
EXPECTED_RECURRENCE = 2.0
EXPECTED_WEIGHT = 50


@dataclass(frozen=True)
class Rarity:
    """How often given and family names occur among the distinct names of the data.

    Attributes:
        names: number of distinct names.
        rows: number of distinct printings.
        single: share of the distinct names that are one word.
        recurrence: how many other printings the bearer of a rare name has on average.
        known: the share of every name key of the data.
    """

    given: dict[str, int]
    family: dict[str, int]
    names: int
    rows: int
    recurrence: float = 1.0
    single: float = 1.0
    known: Mapping[str, float] = field(default_factory=dict)

    def share(self, form: NameForm) -> float:
        """The chance that a random person bears this name, were given and family names drawn apart."""
        if form.key in self.known:
            return self.known[form.key]
        total = self.names + 1
        if not form.given:
            seen = 1 + self.given.get(form.family, 0) + self.family.get(form.family, 0)
            return self.single * seen / total
        chance = self.given.get(form.given, 1) / total * self.family.get(form.family, 1) / total
        for word in form.middle:
            seen = self.given.get(word, 0) + self.family.get(word, 0)
            chance *= 0.1 if len(word) == 1 else min(0.5, (1 + seen) / total)
        return chance

    def prior(self, form: NameForm) -> float:
        """Bits for "the same person" over "a namesake", for two printings of one name."""
        again = self.recurrence
        if not form.given and self.given.get(form.family, 0) > KNOWN:
            again *= ALONE
        return log2(again / (self.rows * self.share(form)))


def rarity_of(keys: pd.Series, forms: dict[str, NameForm]) -> Rarity:
    """Counts the names of the data.

    Args:
        keys: name key of every distinct printing.
        forms: the form of every key.
    """
    full = [form for form in forms.values() if form.given]
    single = (1 + len(forms) - len(full)) / (1 + len(forms))
    counted = _count(form.given for form in full), _count(form.family for form in full)
    draft = Rarity(*counted, len(forms), len(keys), single=single)
    draft = replace(draft, known={key: draft.share(form) for key, form in forms.items()})
    sizes = keys.value_counts()
    rare = sizes[
        [bool(forms[key].given) and draft.prior(forms[key]) > RARE for key in sizes.index.to_numpy(object)]
    ]
    again = float((rare * (rare - 1)).sum()) + EXPECTED_WEIGHT * EXPECTED_RECURRENCE
    return replace(draft, recurrence=again / (float(rare.sum()) + EXPECTED_WEIGHT))


def _count(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values))
