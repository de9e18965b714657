"""The addresses of one source that wait for their turn, the most promising first."""

from collections import defaultdict
from heapq import heapify, heappop, heappush
from itertools import count

from scrapers.frontier.grouping import Group, LeftOut, group_of
from scrapers.frontier.memory import Memory
from scrapers.frontier.yields import Yields
from scrapers.store.records import QueuedLink

_SPARE = 64
_CLEARLY = 0.2  # more must be promised by what was left to the store for it to be asked again

_Entry = tuple[float, int, int, QueuedLink, Group | None]  # the last: of the page that led there
_Place = tuple[float, int, Group]  # what is not expected of its best address, the age of that, the group


class Waiting:
    """Groups of addresses; which group comes next depends on what its like gave.

    The groups of one family and edition gain or lose together, so each such class keeps them in the order of
    what else is expected of them; a group of which more or less is expected gets a new place, and its old one
    is passed over.

    What promises least is left to the store where all would be too many, and the best of that stands for it.
    """

    def __init__(self, memory: Memory | None = None, source: str = "") -> None:
        """Starts empty."""
        self._memory = memory or Memory()
        self.yields = Yields(self._memory, source)
        self._came_from: dict[str, Group] = {}
        self._order = count()
        self.clear()

    def clear(self) -> None:
        """Leaves nothing here and nothing in the store; what was learned stays."""
        self._groups: dict[Group, list[_Entry]] = {}
        self._places: dict[Group, _Place] = {}
        self._classes: defaultdict[tuple[str, str], list[_Place]] = defaultdict(list)
        self._alike: dict[tuple[str, str], tuple[Group, ...]] = {}
        self._size = 0
        self._left = LeftOut()

    def __len__(self) -> int:
        return self._size

    @property
    def left_out(self) -> bool:
        """Whether addresses were left to the store."""
        return bool(self._left)

    def add(self, link: QueuedLink, hub: Group | None = None) -> None:
        """Adds an address, and notes of which group the page was that led there."""
        group = group_of(link)
        if self._left and (promised := self._promise(link.priority, group)) < self._left.mark:
            self._left.note(promised, link.priority, group)
            return
        led = hub or self._came_from.get(link.url)
        heap = self._groups.setdefault(group, [])
        heappush(heap, (-link.priority, link.depth, next(self._order), link, led))
        self._size += 1
        if heap[0][3] is link:
            self._place(group)
        if self._size > self._memory.share:
            self._thin_out()

    def best(self) -> tuple[QueuedLink, float] | None:
        """Takes the address that promises most, and says how much.

        Returns:
            None where nothing waits here, or better ones were left to the store.
        """
        tops = [
            (self.yields.share(*kind) - place[0], -place[1], place[2])
            for kind in list(self._classes)
            if (place := self._top(kind))
        ]
        self._left.look(self._promise)
        if not tops:
            return None
        expected, _, group = max(tops)
        if expected + _CLEARLY < self._left.mark:
            return None
        *_, link, led = heappop(self._groups[group])
        self._came_from = {link.url: led} if led else {}
        self._size -= 1
        self._place(group)
        return link, expected

    def learn(self, link: QueuedLink, new: int | None) -> None:
        """Notes how many new names the page of an address gave, None where there was none.

        A page that only leads to names counts for its like, too: it is credited with what it led to.
        """
        group, hub = group_of(link), self._came_from.pop(link.url, None)
        self.yields.learn(group.template, group.family, group.year, new)
        changed = {group[:2]}
        if hub is not None and new and hub[:2] != group[:2]:
            self.yields.credit(hub.template, hub.family, new)
            changed.add(hub[:2])
        for kind in changed:
            for other in self._alike.get(kind, ()):
                self._place(other)

    def _promise(self, priority: float, group: Group) -> float:
        expected = self.yields.expected(priority, group.template, group.family)
        return expected + self.yields.share(group.family, group.year)

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
            self._remove(group)
            return
        if group not in self._places:
            self._alike[template, family] = (*self._alike.get((template, family), ()), group)
        place = -self.yields.expected(-heap[0][0], template, family), heap[0][2], group
        self._places[group] = place
        places = self._classes[family, year]
        heappush(places, place)
        if len(places) > 2 * len(self._groups) + _SPARE:  # most are old ones
            places[:] = [one for one in places if self._places.get(one[2]) is one]
            heapify(places)

    def _remove(self, group: Group) -> None:
        del self._groups[group], self._places[group]
        kind = group[:2]
        others = tuple(other for other in self._alike.pop(kind) if other != group)
        if others:
            self._alike[kind] = others

    def leave(self, link: QueuedLink) -> None:
        """Notes that an address, and maybe others that score no better, are left to the store."""
        group = group_of(link)
        self._left.note(self._promise(link.priority, group), link.priority, group)

    def _thin_out(self) -> None:
        """Keeps the better half; the others are in the store, and come back when they are the better ones."""
        ranked = sorted(
            (
                (self._promise(-entry[0], group), -entry[2], entry, group)
                for group, heap in self._groups.items()
                for entry in heap
            ),
            key=lambda one: one[:2],
            reverse=True,
        )
        left = self._left
        self.clear()
        self._left, self._size = left, self._memory.share // 2
        for _, _, entry, group in ranked[: self._size]:
            heappush(self._groups.setdefault(group, []), entry)
        for group in self._groups:
            self._place(group)
        for promised, _, entry, group in ranked[self._size :]:
            left.note(promised, -entry[0], group)
