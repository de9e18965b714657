"""Lines that were wrapped become whole again: by what they say, and by how far apart they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from scrapers.extract.pdf.rows import Row

_OPEN_ENDED = re.compile(
    r"(?:[,;(/&–—-]|\b(?:and|und|et|y|e|og|och|en|of|the|de|der|des|di|da|do|von|for|für|para|por|by|in|at))$",
    re.IGNORECASE,
)
TIMED = re.compile(r"\d{1,2}\s*[:.h]\s*\d{2}")
_STARTS = re.compile(r"\d{1,2}\s*[:.h]\s*\d{2}|\d{1,3}[.)]\s|[•·–—-]\s")
_QUOTES = (("“", "”"), ("«", "»"), ("„", "“"), ("(", ")"))
_FULL = 0.78  # a line that was wrapped reaches this share of the widest line
_LEADING = 1.7  # lines of a bold title stand at most so many font sizes apart
_TIGHT = 1.25  # lines of one entry stand closer than this share of the usual distance


@dataclass(slots=True)
class Line:
    """A whole line: all its wrapped parts."""

    text: str
    x0: float
    x1: float
    top: float
    size: float
    bold: bool
    item: bool


def mid_sentence(above: str, below: str) -> bool:
    """Says whether the words themselves go on: an open bracket or quote, a comma, a small letter."""
    if _STARTS.match(below):
        return False
    return _is_open(above) or bool(_OPEN_ENDED.search(above)) or below[:1].islower()


def _is_open(text: str) -> bool:
    tail = text[-300:]
    return any(tail.rfind(opening) > tail.rfind(closing) for opening, closing in _QUOTES)


def join(above: str, below: str) -> str:
    """Puts two parts of a line together; a word that was hyphenated is whole again."""
    if re.search(r"[^\W\d_]-$", above) and below[:1].islower():
        return above[:-1] + below
    return f"{above} {below}"


def lines_of(rows: list[Row]) -> Iterator[Line]:
    """Gives the whole lines of a block."""
    margin = max((row.cells[-1].x1 for row in rows), default=0.0)
    left = min((row.x0 for row in rows), default=0.0)
    tight = _tight(rows)
    pending: Line | None = None
    above = 0.0
    for row in rows:
        for cell in row.cells:
            line = Line(cell.text, cell.x0, cell.x1, row.top, cell.size, cell.bold, cell.item)
            full = pending is not None and pending.x1 - left > _FULL * (margin - left)
            if pending and _continues(pending, line, full=full, close=row.top - above <= tight * 1.05):
                pending.text, pending.x1 = join(pending.text, line.text), line.x1
                pending.bold = pending.bold and line.bold
            else:
                if pending:
                    yield pending
                pending = line
        above = row.top
    if pending:
        yield pending


def _tight(rows: list[Row]) -> float:
    """The distance of lines inside an entry, where entries stand apart; 0 where all stand alike."""
    alike = [(a, b) for a, b in pairwise(rows) if abs(a.cells[0].size - b.cells[0].size) < 0.6]
    steps = [b.top - a.top for a, b in alike if b.top - a.top > 2]
    if len(steps) < 4:
        return 0.0
    small = median(sorted(steps)[: max(2, len(steps) // 3)])
    wide = sum(step > _TIGHT * small for step in steps)
    return small * 1.1 if wide >= max(2, 0.15 * len(steps)) else 0.0


def _continues(above: Line, below: Line, *, full: bool, close: bool) -> bool:
    if below.item or _STARTS.match(below.text) or abs(above.size - below.size) > 0.6:
        return False
    if below.top - above.top > 6 * above.size:
        return False
    if _is_open(above.text):
        return True
    if below.text[:1].islower() and len(above.text.split()) > 3:
        return True
    if above.item and full and below.x0 > above.x0 - 3:
        return True
    if not full or above.bold != below.bold:
        return False
    near = below.top - above.top < _LEADING * above.size
    return close or (above.bold and near) or mid_sentence(above.text, below.text)
