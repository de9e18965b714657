"""Why somebody stands where they stand: every part of the score, and every appearance with its proof."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.ranking.grounds import grounds
from analysis.ranking.naming import names
from analysis.ranking.score import points
from analysis.ranking.seen import Seen, look
from analysis.ranking.signals import NO_WISHES
from analysis.ranking.wishes import Wishes
from analysis.text import fold, squeeze
from pipelines import columns
from pipelines.rank import rank_seen
from pipelines.reasons import reasons

_LESS = "A name beside a speaker says less of a firm than a stand or a gift of its own."


@dataclass(frozen=True)
class Explainer:
    """Explains the ranking of the mentions that it was given.

    Attributes:
        share: what the sum of the parts counts.
        places: the rank of each organisation in the table of them, where there is one.
    """

    resolved: pd.DataFrame
    wishes: Wishes = NO_WISHES
    share: float = 1.0
    places: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def seen(self) -> Seen:
        """What the mentions say."""
        return look(self.resolved.reset_index(drop=True))

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """The ranking, by entity."""
        return rank_seen(self.seen, self.wishes).set_index("entity_id")

    @cached_property
    def names(self) -> dict[str, str]:
        """The shown name of each entity."""
        return names(self.seen)

    @cached_property
    def spellings(self) -> dict[str, set[str]]:
        """Every folded spelling with the entities that carry it."""
        printed = self.seen.mentions[["entity_id", "name"]].drop_duplicates()
        found: dict[str, set[str]] = {}
        for entity, name in zip(printed["entity_id"], printed["name"], strict=True):
            found.setdefault(fold(name), set()).add(entity)
        for entity, name in self.names.items():
            found.setdefault(fold(name), set()).add(entity)
        return found

    def headline(self, entity: str) -> str:
        """Names the entity with its organisation and its id, on one line."""
        rows = columns.newest_first(self.seen)
        organization = columns.newest(rows[rows["entity_id"] == entity], "organization").get(entity, "")
        return ", ".join(filter(None, (self.names[entity], organization))) + f" ({entity})"

    def lines(self, entity: str) -> Iterator[str]:
        """Explains one entity, line by line."""
        row = self.ranked.loc[[entity]].to_dict("records")[0]
        among = int((self.ranked["kind"] == row["kind"]).sum())
        rank, among = (
            (self.places[entity], len(self.places)) if entity in self.places else (row["rank"], among)
        )
        yield self.headline(entity)
        yield f"Rank {rank} of {among} ({row['kind']}), score {row['score'] * self.share:.2f}"
        if row["set_aside"]:
            yield f"Set aside: {row['set_aside']}"
        yield reasons(self.seen)[entity]
        yield ""
        yield "Score"
        yield from self._parts(entity)
        yield ""
        rows = self.seen.appearances
        mine = rows[rows["entity_id"].isin([entity])]
        yield f"Appearances ({len(mine)})"
        for appearance in mine.sort_values(by=["year"], ascending=False, kind="stable").to_dict("records"):
            yield from self._appearance(appearance)

    def _parts(self, entity: str) -> Iterator[str]:
        signals = self.ranked.loc[[entity]]
        counting = self.wishes.meant.weights()
        parts = points(signals, counting).iloc[0]
        for name, value in parts[parts > 0].sort_values(ascending=False, kind="stable").items():
            weight = counting[str(name)]
            share = value / weight.weight
            yield (
                f"  {name:<14} {signals[name].iloc[0]:>7.2f}  "
                f"{share:>5.2f} x {weight.weight:>4.1f} = {value:>6.2f}  {weight.reason}"
            )
            yield from (f"      {line}" for line in grounds(self.seen, entity, str(name)))
        yield f"  {'sum':<14} {'':>23} {parts.sum():>6.2f}"
        if self.share != 1:
            counted = parts.sum() * self.share
            yield f"  {'counted':<14} {self.share:>14.2f} x {'sum':>4} = {counted:>6.2f}  {_LESS}"

    def _appearance(self, appearance: Mapping[Hashable, Any]) -> Iterator[str]:
        mention = self.seen.mentions.loc[appearance["mention"]]
        year = "" if pd.isna(appearance["year"]) else str(int(appearance["year"]))
        year = "" if year in appearance["event"] else year
        what = squeeze(mention["award"] or mention["session"] or mention["tier"])
        place = filter(None, (squeeze(appearance["event"]), year, squeeze(appearance["host"])))
        yield f"  {str(appearance['role']).replace('_', ' ')}: {', '.join(place)}" + (
            f": {what}" if what else ""
        )
        if mention["evidence"]:
            yield f"    “{squeeze(mention['evidence'])}”"
        if mention["url"]:
            yield f"    {squeeze(mention['url'])}"
