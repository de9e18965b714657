"""What the score of each person was made of, as the list was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.ranking.score import points
from analysis.ranking.seen import Seen
from analysis.ranking.signals import NO_WISHES
from analysis.ranking.weights import Weight
from analysis.ranking.wishes import Wishes
from pipelines.rank import rank_seen

_SAID = ("class", "introduction")


@dataclass(frozen=True, slots=True)
class Scored:
    """The signals of everybody, and what each counts.

    Attributes:
        signals: one row an entity; further columns say its class and who can introduce.
    """

    signals: pd.DataFrame
    weights: Mapping[str, Weight]

    @classmethod
    def of(cls, seen: Seen, signals: pd.DataFrame | None = None, wishes: Wishes = NO_WISHES) -> "Scored":
        """Takes the signals that were kept with a list, or counts them anew."""
        table = rank_seen(seen, wishes) if signals is None else signals
        return cls(table.set_index("entity_id"), wishes.meant.weights())

    def parts(self, entities: Sequence[str]) -> pd.DataFrame:
        """Gives the points of every signal, a row an entity."""
        return points(self.signals.reindex(list(entities)), self.weights).fillna(0).round(2)

    def said(self, entities: Sequence[str]) -> list[dict[str, str]]:
        """Gives class and introduction of each entity, empty where unknown."""
        rows = self.signals[[name for name in _SAID if name in self.signals.columns]]
        told = rows.reindex(list(entities)).fillna("").to_dict("records")
        return [{name: str(row.get(name, "")) for name in _SAID} for row in told]
