"""All that the signals read: the mentions that count, the appearances, and small sums over them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.ranking.appearances import appearances_of, combine
from analysis.ranking.mentions import RECOMMENDED, counted
from analysis.roles import Kind

FRESHNESS = 0.7
"""What a year takes away: an appearance of two years ago weighs half of one of this year."""
LASTING = 0.15
"""What no year takes away: who came up over and over ten years ago is still known in the field."""
UNDATED = 0.5
USUAL = 0.01


@dataclass(frozen=True)
class Seen:
    """What pages said, by entity.

    Attributes:
        mentions: those that count, in one type.
        appearances: distinct appearances, with `entity`, the position of the entity in `entities`, and
            `event_key`, a number for each edition of an event at its host.
        entities: every entity with a mention that counts.
    """

    mentions: pd.DataFrame
    appearances: pd.DataFrame
    entities: pd.Index

    @cached_property
    def entity(self) -> np.ndarray:
        """For each mention the position of its entity."""
        return self.entities.get_indexer(pd.Index(self.mentions["entity_id"]))

    @cached_property
    def latest(self) -> float:
        """The newest year with a hundredth of all that is dated: one misread year makes nobody old.

        What the user noted today does not count: it makes no page older.
        """
        pages = self.appearances[self.appearances["role"] != RECOMMENDED]
        times = (pages if len(pages) else self.appearances)["year"].value_counts()
        usual = times[times >= USUAL * times.sum()]
        return float(usual.index.max()) if len(usual) else 0.0

    @cached_property
    def editions(self) -> pd.DataFrame:
        """Appearances without regard to the role: each entity once an edition, with its `freshness`."""
        once = self.appearances.drop_duplicates(["entity", "event_key"])
        return once.assign(freshness=self.lasting(once["year"]))

    def lasting(self, years: pd.Series) -> pd.Series:
        """Gives what an appearance of a year weighs: never nothing, and half where no year is known."""
        return (LASTING + (1 - LASTING) * self.fresh(years)).fillna(UNDATED)

    def fresh(self, years: pd.Series) -> pd.Series:
        """Gives the freshness of years: 1 for the latest and what is still to come."""
        return FRESHNESS ** (self.latest - years).clip(lower=0)

    @cached_property
    def beside(self) -> pd.Series:
        """For each row of `editions` a number for the crowd there: its people, or its organisations."""
        organization = self.editions["kind"] == Kind.ORGANIZATION.value
        return self.editions["event_key"] * 2 + organization.astype("int64")

    def total(
        self, entity: pd.Series | np.ndarray, value: pd.Series | np.ndarray | None = None
    ) -> np.ndarray:
        """Adds up values by entity, or counts rows."""
        weights = None if value is None else np.asarray(value, dtype="float64")
        return np.bincount(np.asarray(entity), weights=weights, minlength=len(self.entities)).astype(
            "float64"
        )

    def highest(self, entity: pd.Series | np.ndarray, value: pd.Series | np.ndarray) -> np.ndarray:
        """Takes the highest value by entity, 0 where there is none."""
        best = np.zeros(len(self.entities))
        np.maximum.at(best, np.asarray(entity), np.asarray(value, dtype="float64"))
        return best

    def only(self, entities: pd.Index) -> "Seen":
        """Gives what was seen of some entities alone; what was learned from the others of editions stays."""
        rows = self.appearances[self.appearances["entity_id"].isin(entities)]
        rows = rows.assign(entity=entities.get_indexer(pd.Index(rows["entity_id"])))
        return Seen(self.mentions[self.mentions["entity_id"].isin(entities)], rows, entities)

    def distinct(self, rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
        """Keeps each entity once for each combination of the columns."""
        codes = [pd.factorize(rows[column], use_na_sentinel=False)[0] for column in columns]
        key = combine([rows["entity"].to_numpy(), *codes])
        return rows[~pd.Series(key, index=rows.index).duplicated()]


def look(frame: pd.DataFrame | Seen) -> Seen:
    """Looks through mentions with `entity_id`; those with a reason in `excluded` are passed over.

    What was looked through already is taken as it is.
    """
    if isinstance(frame, Seen):
        return frame
    mentions = counted(frame)
    found = appearances_of(mentions)
    entities = pd.Index(mentions["entity_id"].unique(), name="entity_id")
    found["entity"] = entities.get_indexer(pd.Index(found["entity_id"]))
    places = [pd.factorize(found[column])[0] for column in ("host_key", "series", "edition")]
    found["event_key"] = combine(places)
    return Seen(mentions, found, entities)
