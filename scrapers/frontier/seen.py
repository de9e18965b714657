"""What the queue of one source remembers of the links it met: hashes only."""

from collections.abc import Iterable

from scrapers.extract.reading import Link
from scrapers.frontier.memory import Memory
from scrapers.frontier.urls import page_key


class Seen:
    """Addresses with the best score under which each was queued, and links with the least depth of each."""

    def __init__(self, taken: Iterable[str], memory: Memory | None = None, source: str = "") -> None:
        """Starts with addresses that need no turn."""
        memory = memory or Memory()
        self._taken, self._scores, self._depths = memory.taken, memory.scores, memory.depths
        self._own = hash(source)
        for url in taken:
            self.take(url)

    def __contains__(self, url: str) -> bool:
        key = self._key(url)
        return self._taken.get(key) is not None or self._scores.get(key) is not None

    def _key(self, url: str) -> int:
        return hash(page_key(url)) ^ self._own

    def take(self, url: str) -> None:
        """Notes that an address has its turn."""
        self._taken.put(self._key(url), True)

    def took(self, url: str) -> bool:
        """Says whether an address had its turn."""
        return self._taken.get(self._key(url)) is not None

    def improves(self, url: str, score: float) -> bool:
        """Notes the score of an address; says whether it is new, or better than before."""
        key = self._key(url)
        if self._taken.get(key) is not None:
            return False
        before = self._scores.get(key)
        if before is not None and before >= score:
            return False
        self._scores.put(key, score)
        return True

    def meets(self, link: Link, depth: int) -> bool:
        """Notes a link; says whether it was met before on a page as near to the start."""
        key = hash(link) ^ self._own
        before = self._depths.get(key)
        if before is not None and before <= depth:
            return True
        self._depths.put(key, depth)
        return False
