"""What the pages fetched so far gave, and what that makes likely for those still waiting."""

from collections import Counter
from math import log2

from scrapers.frontier.memory import Memory

# what a page gives is counted in doublings of new names: a list of thirty is worth five pages with one
_PER_SCORE = 0.6  # doublings that a point of a link's score promises
_TRUST = 2.0  # a promise weighs as much as so many pages seen
_FADING = 0.85  # what pages gave long ago counts less
_ABSENT = -4.0  # a page that is not there: others of its template are likely absent too
_FIRST = 1.5  # the first page of a role family in an edition
_FURTHER = 0.2  # every doubling of pages of one family in one edition
_LED_TO = 0.2  # of what a page gave is credited to the page that led there
_NOTHING = 0.0, 0.0

FAMILIES = frozenset({"speakers", "committee", "awards", "programme", "sponsors"})


class Yields:
    """Watches one source."""

    def __init__(self, memory: Memory | None = None, source: str = "") -> None:
        """Starts with nothing seen."""
        self._gains = (memory or Memory()).gains
        self._source = source
        self._families: set[str] = set()
        self._fetched: Counter[tuple[str, str]] = Counter()

    def _gain(self, template: str, family: str) -> tuple[float, float]:
        """Gives how many pages of a kind were seen, and what they gave."""
        return self._gains.get(hash((template, family, self._source))) or _NOTHING

    def _note(self, template: str, family: str, pages: float, total: float) -> None:
        self._gains.put(hash((template, family, self._source)), (pages, total))

    def learn(self, template: str, family: str, year: str, new: int | None) -> None:
        """Notes how many new names a page gave; None where there was no page."""
        gain = _ABSENT if new is None else log2(1 + new)
        pages, total = self._gain(template, family)
        self._note(template, family, pages * _FADING + 1.0, total * _FADING + gain)
        self._fetched[family, year] += 1
        if new:
            self._families.add(family)

    def credit(self, template: str, family: str, new: int) -> None:
        """Notes that a page of a kind led to a page with new names."""
        pages, total = self._gain(template, family)
        self._note(template, family, pages, total + _LED_TO * log2(1 + new))

    def found(self, family: str) -> bool:
        """Says whether a page of a family gave names."""
        return family in self._families

    def expected(self, score: float, template: str, family: str) -> float:
        """Says what a page may give, from the score of its link and what similar pages gave."""
        pages, total = self._gain(template, family)
        return (_TRUST * score * _PER_SCORE + total) / (_TRUST + pages)

    def share(self, family: str, year: str) -> float:
        """Says what a page gains or loses by how many of its family and edition were fetched before it."""
        if family not in FAMILIES:
            return 0.0
        fetched = self._fetched[family, year]
        return -_FURTHER * log2(1 + fetched) if fetched else _FIRST
