"""Which addresses of one source are alike, and what of each sort was left to the store."""

from collections.abc import Callable
from typing import NamedTuple

from scrapers.extract.reading import Link
from scrapers.frontier.links import judge_link
from scrapers.frontier.shapes import shape_of
from scrapers.store.records import QueuedLink

_SORTS = 16
NOTHING = float("-inf")


class Group(NamedTuple):
    """Addresses of which nothing sets one apart but its score."""

    template: str
    family: str
    year: str


def group_of(link: QueuedLink) -> Group:
    """Gives the group of an address."""
    shape = shape_of(link.url)
    promise = judge_link(Link(link.url, link.anchor, link.context), link.depth)
    return Group(shape.template, promise.family, shape.year)


class LeftOut:
    """The best address of each of the best sorts that were left to the store: they stand for the others.

    Attributes:
        mark: what the best of them promised when it was last looked at.
    """

    def __init__(self) -> None:
        """Starts with nothing left."""
        self.mark = NOTHING
        self._best: dict[tuple[str, str], tuple[float, float, Group]] = {}

    def __bool__(self) -> bool:
        return bool(self._best)

    def note(self, promised: float, score: float, group: Group) -> None:
        """Notes that an address was left to the store."""
        kind = group[:2]
        known = self._best.get(kind)
        if known and known[0] >= promised:
            return
        if not known and len(self._best) >= _SORTS:
            worst = min(self._best, key=lambda one: self._best[one][0])
            if self._best[worst][0] >= promised:
                return
            del self._best[worst]
        self._best[kind] = promised, score, group
        self.mark = max(self.mark, promised)

    def look(self, promise: Callable[[float, Group], float]) -> None:
        """Asks anew what they promise."""
        self._best = {
            kind: (promise(score, group), score, group) for kind, (_, score, group) in self._best.items()
        }
        self.mark = max((promised for promised, _, _ in self._best.values()), default=NOTHING)
