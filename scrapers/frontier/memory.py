"""What the sources of one crawl remember: together no more than so much, however many they are."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

_ALTOGETHER = 12_000  # addresses that wait in memory, of all sources
_MOST = 3_000  # of one source

V = TypeVar("V")


class Recent(Generic[V]):
    """Values of the keys met last; those that were not met for long are forgotten."""

    def __init__(self, most: int) -> None:
        """Starts with nothing remembered.

        Args:
            most: keys that are remembered.
        """
        self._half = most // 2
        self._new: dict[int, V] = {}
        self._old: dict[int, V] = {}

    def __len__(self) -> int:
        return len(self._new) + len(self._old)

    def get(self, key: int) -> V | None:
        """Gives the value of a key, None where none is remembered."""
        found = self._new.get(key)
        if found is None and (found := self._old.pop(key, None)) is not None:
            self.put(key, found)
        return found

    def put(self, key: int, value: V) -> None:
        """Remembers a value."""
        if len(self._new) >= self._half and key not in self._new:
            self._new, self._old = {}, self._new
        self._new[key] = value


@dataclass(slots=True)
class Memory:
    """What all sources of a crawl remember; the keys are hashes, the sources among what is hashed.

    Attributes:
        sources: how many share it.
        taken: addresses that had their turn; forgotten ones are queued again, and found done in the store.
        scores: of addresses, the best under which each was queued.
        depths: of links, the least at which each was met.
        counts: of addresses of one shape.
        people: who appeared on a page.
        gains: what pages of one kind gave.
    """

    sources: int = 1
    taken: Recent[bool] = field(default_factory=lambda: Recent(16_000))
    scores: Recent[float] = field(default_factory=lambda: Recent(24_000))
    depths: Recent[int] = field(default_factory=lambda: Recent(32_000))
    counts: Recent[int] = field(default_factory=lambda: Recent(16_000))
    people: Recent[bool] = field(default_factory=lambda: Recent(32_000))
    gains: Recent[tuple[float, float]] = field(default_factory=lambda: Recent(8_000))

    @property
    def share(self) -> int:
        """How many addresses of one source may wait in memory; the others wait in the store."""
        return min(_MOST, _ALTOGETHER // max(self.sources, 1))

    def strangers(self, found: set[int], source: str) -> set[int]:
        """Gives who of those on a page was on none before it, and remembers all."""
        own = hash(source)
        new = {one for one in found if self.people.get(one ^ own) is None}
        for one in new:
            self.people.put(one ^ own, True)
        return new
