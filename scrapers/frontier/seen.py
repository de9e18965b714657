"""What the queue of one source remembers of the links it met: hashes only, and no more than so many."""

from collections.abc import Iterable

from scrapers.extract.reading import Link
from scrapers.frontier.urls import page_key

_MOST = 10_000  # of each kind; forgotten ones are met again, queued again, and found in the store
_TAKEN = float("inf")  # a better score than any


class Seen:
    """Addresses with the best score under which each was queued, and links with the least depth of each."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Starts with addresses that need no turn."""
        self._scores: dict[int, float] = {}
        self._depths: dict[int, int] = {}
        for url in taken:
            self.take(url)

    def __contains__(self, url: str) -> bool:
        return hash(page_key(url)) in self._scores

    def take(self, url: str) -> None:
        """Notes that an address has its turn."""
        self._scores[hash(page_key(url))] = _TAKEN

    def took(self, url: str) -> bool:
        """Says whether an address had its turn."""
        return self._scores.get(hash(page_key(url))) == _TAKEN

    def improves(self, url: str, score: float) -> bool:
        """Notes the score of an address; says whether it is new, or better than before."""
        key = hash(page_key(url))
        if self._scores.get(key, float("-inf")) >= score:
            return False
        if len(self._scores) >= _MOST:
            self._forget_scores()
        self._scores[key] = score
        return True

    def _forget_scores(self) -> None:
        """Forgets the addresses that wait, and where most had their turn, those too."""
        taken = {key: score for key, score in self._scores.items() if score == _TAKEN}
        self._scores = taken if len(taken) < _MOST // 2 else {}

    def meets(self, link: Link, depth: int) -> bool:
        """Notes a link; says whether it was met before on a page as near to the start."""
        key = hash((link.url, link.text, link.context))
        if self._depths.get(key, depth + 1) <= depth:
            return True
        if len(self._depths) >= _MOST:
            self._depths.clear()
        self._depths[key] = depth
        return False
