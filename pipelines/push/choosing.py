"""Who is sent: only whom the preflight accepts, and of those only who is new or has changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from pipelines.export.pack import Verdict
from pipelines.export.preflight import Ruling, preflight
from pipelines.push import Destination
from pipelines.push.sender import Item
from scrapers.store.pushed import Sent


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for.

    Attributes:
        top: only so many of the best; 0 for all.
        doubtful: also those whom the preflight wants looked at.
        again: also those who are there as they are here.
    """

    top: int = 0
    doubtful: bool = False
    again: bool = False


@dataclass(slots=True)
class Chosen:
    """Who is sent, and who is not."""

    new: list[Item] = field(default_factory=list)
    changed: list[Item] = field(default_factory=list)
    same: int = 0
    held: list[Ruling] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """Those to send."""
        return [*self.new, *self.changed]


def choose(
    mentors: pd.DataFrame, place: Destination, known: Mapping[str, Sent], asked: Asked, run: str = ""
) -> Chosen:
    """Chooses from the mentors table.

    Args:
        mentors: best first, without those who may not leave.
        place: knows what it asks of a row, and what it is told of a person.
        known: by id what was sent before.
        asked: for whom.
        run: when the table was made.
    """
    chosen = Chosen()
    accepted = {Verdict.IMPORT, Verdict.REVIEW} if asked.doubtful else {Verdict.IMPORT}
    for ruling in preflight(mentors.head(asked.top) if asked.top else mentors, place.PACK):
        if ruling.verdict not in accepted:
            chosen.held.append(ruling)
            continue
        fields = place.fields(ruling.person)
        before = known.get(ruling.person.identity)
        item = Item(ruling.person, fields, _digest(fields, place.CHANGING), before, asked.again, run)
        if before is None:
            chosen.new.append(item)
        elif asked.again or before.digest != item.digest:
            chosen.changed.append(item)
        else:
            chosen.same += 1
    return chosen


def _digest(fields: Mapping[str, str], changing: frozenset[str]) -> str:
    told = "\x1f".join(f"{name}={fields[name]}" for name in sorted(fields) if name not in changing)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:20]
