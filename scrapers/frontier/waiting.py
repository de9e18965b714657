"""The addresses of one source that wait for their turn, the most promising first."""

from heapq import heappop, heappush, nlargest
from itertools import count
from typing import NamedTuple

from scrapers.extract.reading import Link
from scrapers.frontier.links import judge_link
from scrapers.frontier.shapes import shape_of
from scrapers.frontier.yields import Yields
from scrapers.store.records import QueuedLink

_MOST = 3_000  # held in memory; the others wait in the store


class Group(NamedTuple):
    """Addresses of which nothing sets one apart but its score."""

    template: str
    family: str
    year: str


_Entry = tuple[float, int, int, QueuedLink]


class Waiting:
    """Groups of addresses; which group comes next depends on what its like gave."""

    def __init__(self) -> None:
        """Starts empty."""
        self.yields = Yields()
        self.left_out = False
        self._groups: dict[Group, list[_Entry]] = {}
        self._size = 0
        self._order = count()

    def __len__(self) -> int:
        return self._size

    def add(self, link: QueuedLink) -> None:
        """Adds an address."""
        heap = self._groups.setdefault(group_of(link), [])
        heappush(heap, (-link.priority, link.depth, next(self._order), link))
        self._size += 1
        if self._size > _MOST:
            self._thin_out()

    def best(self) -> tuple[QueuedLink, float] | None:
        """Takes the address that promises most, and says how much."""
        if not self._groups:
            return None
        expected, _, group = max(
            (self._expected(group), -heap[0][2], group) for group, heap in self._groups.items()
        )
        heap = self._groups[group]
        link = heappop(heap)[-1]
        self._size -= 1
        if not heap:
            del self._groups[group]
        return link, expected

    def learn(self, link: QueuedLink, new: int | None) -> None:
        """Notes how many new names the page of an address gave, None where there was none."""
        group = group_of(link)
        self.yields.learn(group.template, group.family, group.year, new)

    def _expected(self, group: Group) -> float:
        score = -self._groups[group][0][0]
        return self.yields.expected(score, *group)

    def _thin_out(self) -> None:
        """Keeps the better half; the others are in the store, and come back when these are done."""
        kept = nlargest(
            _MOST // 2,
            ((entry, group) for group, heap in self._groups.items() for entry in heap),
            key=lambda pair: -pair[0][0],
        )
        self._groups, self._size, self.left_out = {}, len(kept), True
        for entry, group in kept:
            heappush(self._groups.setdefault(group, []), entry)


def group_of(link: QueuedLink) -> Group:
    """Gives the group of an address."""
    shape = shape_of(link.url)
    promise = judge_link(Link(link.url, link.anchor, link.context), link.depth)
    return Group(shape.template, promise.family, shape.year)
