"""The addresses of one source that wait for their turn, the most promising first."""

from collections import defaultdict
from heapq import heapify, heappop, heappush, nlargest
from itertools import count
from typing import NamedTuple

from scrapers.extract.reading import Link
from scrapers.frontier.links import judge_link
from scrapers.frontier.shapes import shape_of
from scrapers.frontier.yields import Yields
from scrapers.store.records import QueuedLink

_MOST = 3_000  # held in memory; the others wait in the store
_SPARE = 64


class Group(NamedTuple):
    """Addresses of which nothing sets one apart but its score."""

    template: str
    family: str
    year: str


_Entry = tuple[float, int, int, QueuedLink]
_Place = tuple[float, int, Group]  # what is not expected of its best address, the age of that, the group


class Waiting:
    """Groups of addresses; which group comes next depends on what its like gave.

    The groups of one family and edition gain or lose together, so each such class keeps them in the order of
    what else is expected of them; a group of which more or less is expected gets a new place, and its old one
    is passed over.
    """

    def __init__(self) -> None:
        """Starts empty."""
        self.yields = Yields()
        self.left_out = False
        self._groups: dict[Group, list[_Entry]] = {}
        self._places: dict[Group, _Place] = {}
        self._classes: defaultdict[tuple[str, str], list[_Place]] = defaultdict(list)
        self._alike: defaultdict[tuple[str, str], set[Group]] = defaultdict(set)
        self._hubs: dict[str, Group] = {}
        self._size = 0
        self._order = count()

    def __len__(self) -> int:
        return self._size

    def add(self, link: QueuedLink, hub: QueuedLink | None = None) -> None:
        """Adds an address, and notes from which page it came."""
        group = group_of(link)
        if hub is not None:
            self._hubs[link.url] = group_of(hub)
        heap = self._groups.setdefault(group, [])
        heappush(heap, (-link.priority, link.depth, next(self._order), link))
        self._size += 1
        if heap[0][-1] is link:
            self._place(group)
        if self._size > _MOST:
            self._thin_out()

    def best(self) -> tuple[QueuedLink, float] | None:
        """Takes the address that promises most, and says how much."""
        tops = [
            (self.yields.share(*kind) - place[0], -place[1], place[2])
            for kind in list(self._classes)
            if (place := self._top(kind))
        ]
        if not tops:
            return None
        expected, _, group = max(tops)
        heap = self._groups[group]
        link = heappop(heap)[-1]
        self._size -= 1
        self._place(group)
        return link, expected

    def learn(self, link: QueuedLink, new: int | None) -> None:
        """Notes how many new names the page of an address gave, None where there was none.

        A page that only leads to names counts for its like, too: it is credited with what it led to.
        """
        group, hub = group_of(link), self._hubs.pop(link.url, None)
        forgotten = self.yields.learn(group.template, group.family, group.year, new)
        changed = {group[:2]}
        if hub is not None and new and hub[:2] != group[:2]:
            self.yields.credit(hub.template, hub.family, new)
            changed.add(hub[:2])
        alike = [other for kind in changed for other in self._alike.get(kind, ())]
        for other in list(self._groups) if forgotten else alike:
            self._place(other)

    def _top(self, kind: tuple[str, str]) -> _Place | None:
        """Gives the best group of a family and edition."""
        places = self._classes[kind]
        while places and self._places.get(places[0][2]) is not places[0]:
            heappop(places)
        if places:
            return places[0]
        del self._classes[kind]
        return None

    def _place(self, group: Group) -> None:
        """Puts a group where it belongs now."""
        template, family, year = group
        heap = self._groups[group]
        if not heap:
            del self._groups[group]
            self._places.pop(group, None)
            self._alike[template, family].discard(group)
            if not self._alike[template, family]:
                del self._alike[template, family]
            return
        place = -self.yields.expected(-heap[0][0], template, family), heap[0][2], group
        self._places[group] = place
        self._alike[template, family].add(group)
        places = self._classes[family, year]
        heappush(places, place)
        if len(places) > 2 * len(self._groups) + _SPARE:  # most are old ones
            places[:] = [one for one in places if self._places.get(one[2]) is one]
            heapify(places)

    def _thin_out(self) -> None:
        """Keeps the better half; the others are in the store, and come back when these are done."""
        kept = nlargest(
            _MOST // 2,
            ((entry, group) for group, heap in self._groups.items() for entry in heap),
            key=lambda pair: -pair[0][0],
        )
        for places in (self._groups, self._places, self._classes, self._alike):
            places.clear()
        self._size, self.left_out = len(kept), True
        hubs, self._hubs = self._hubs, {}
        for entry, group in kept:
            heappush(self._groups.setdefault(group, []), entry)
            if (url := entry[-1].url) in hubs:
                self._hubs[url] = hubs[url]
        for group in self._groups:
            self._place(group)


def group_of(link: QueuedLink) -> Group:
    """Gives the group of an address."""
    shape = shape_of(link.url)
    promise = judge_link(Link(link.url, link.anchor, link.context), link.depth)
    return Group(shape.template, promise.family, shape.year)
