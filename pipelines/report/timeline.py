"""Where and when each person of the report was named, with the printed words and the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.ranking.seen import Seen
from analysis.text import squeeze

SHOWN = 60
"""Appearances told of one person, the newest first."""
_FROM_MENTION = ("session", "award", "tier", "evidence", "url", "date")


class Lexicon:
    """Texts that recur, each kept once and named by its number."""

    def __init__(self) -> None:
        """Starts empty."""
        self.numbers: dict[str, int] = {}

    def number(self, text: object) -> int:
        """Gives the number of a text, making one where it is new."""
        return self.numbers.setdefault(squeeze(str(text)), len(self.numbers))

    def texts(self) -> list[str]:
        """Gives every text in the order of its number."""
        return list(self.numbers)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The appearances of some entities.

    Attributes:
        by_entity: for each entity its appearances, the newest first.
        places: for each entity the printed places.
    """

    by_entity: dict[str, list[tuple[Any, ...]]]
    places: dict[str, list[str]]
    roles: Lexicon = field(default_factory=Lexicon)
    events: Lexicon = field(default_factory=Lexicon)
    hosts: Lexicon = field(default_factory=Lexicon)
    towns: Lexicon = field(default_factory=Lexicon)

    @classmethod
    def of(cls, seen: Seen, entities: Sequence[str]) -> "Timeline":
        """Gathers the appearances of these entities."""
        wanted = pd.Index(entities)
        rows = seen.appearances[seen.appearances["entity_id"].isin(wanted)]
        rows = rows.sort_values("year", ascending=False, kind="stable", na_position="last")
        said = seen.mentions.loc[rows["mention"], list(_FROM_MENTION)]
        named = [_shared(rows[name]) for name in ("role", "family", "event", "host")]
        cells = zip(rows["year"], *named, *(_shared(said[name]) for name in _FROM_MENTION), strict=True)
        by_entity: dict[str, list[tuple[Any, ...]]] = {}
        for entity, cell in zip(rows["entity_id"], cells, strict=True):
            by_entity.setdefault(entity, []).append(cell)
        mentions = seen.mentions
        placed = mentions[(mentions["place"] != "") & mentions["entity_id"].isin(wanted)]
        towns: dict[str, list[str]] = {}
        for entity, town in zip(placed["entity_id"], placed["place"], strict=True):
            towns.setdefault(entity, []).append(town)
        return cls(by_entity, towns)

    def facets(self, entity: str) -> dict[str, list[int]]:
        """Gives what an entity can be filtered by: numbers of roles, hosts and places, and years."""
        rows = self.by_entity.get(entity, [])
        return {
            "roles": _once(self.roles.number(row[1]) for row in rows),
            "hosts": _once(self.hosts.number(row[4]) for row in rows if row[4]),
            "years": _once(int(row[0]) for row in rows if not pd.isna(row[0])),
            "places": _once(self.towns.number(town) for town in self.places.get(entity, [])),
        }

    def rows(self, entity: str) -> list[list[Any]]:
        """Gives the appearances as year, role, family, event, host, what, date, quote, address."""
        return [self._row(row) for row in self.by_entity.get(entity, [])[:SHOWN]]

    def _row(self, row: tuple[Any, ...]) -> list[Any]:
        year, role, family, event, host, session, award, tier, evidence, url, date = row
        return [
            None if pd.isna(year) else int(year),
            self.roles.number(role),
            family,
            self.events.number(event),
            self.hosts.number(host),
            squeeze(award or session or tier),
            date,
            squeeze(evidence),
            url,
        ]

    def words(self) -> dict[str, list[str]]:
        """Gives the texts behind the numbers."""
        named = {"roles": self.roles, "events": self.events, "hosts": self.hosts, "places": self.towns}
        return {name: lexicon.texts() for name, lexicon in named.items()}


def _shared(texts: pd.Series) -> list[str]:
    """Gives texts, the same ones as one object: of very many people most words are the same."""
    codes, distinct = pd.factorize(texts)
    once = list(distinct)
    return [once[code] for code in codes]


def _once(numbers: Any) -> list[int]:
    return list(dict.fromkeys(numbers))
