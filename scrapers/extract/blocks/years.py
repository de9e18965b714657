"""The year that a page prints beside a name: "2019 – Ana Ruiz", "Ana Ruiz (2018)", a cell, a line above."""

import re
from collections.abc import Iterable

from scrapers.extract.blocks.page_reading import PageReading

_YEARS = r"((?:19[5-9]|20[0-4])\d)(?:\s?[-–—/]\s?(?:\d{4}|\d{2}(?!\d)|[^\W\d_]{3,10}\b)?)?"
_ALONE = re.compile(rf"\W{{0,3}}{_YEARS}\W{{0,3}}")
_FIRST = re.compile(rf"^\W{{0,3}}{_YEARS}(?!\w)(?!\s?(?:%|€|\$|[ap]\.?m\b))")
_BEHIND = re.compile(rf"[(\[,–—-]\s?{_YEARS}[)\]]?\W{{0,2}}$")
_FARTHEST = 12


def year_in(pieces: Iterable[str]) -> int | None:
    """Gives the year that stands alone in a piece behind a name: "Ana Ruiz (2010–12), Bo Li (2016)"."""
    return next((int(match[1]) for piece in pieces if (match := _ALONE.fullmatch(piece))), None)


def year_beside(reading: PageReading, index: int, *, alone: bool = True) -> int | None:
    """Gives the year of the line of a name, of its row, or of the line that opens its list; None where none.

    Of a span of years it is the first.

    Args:
        reading: the page.
        index: the line of the name.
        alone: nobody else is named in the line, so that the year at its end is theirs.
    """
    line = reading.page.lines[index]
    if match := _FIRST.match(line.text) or (_BEHIND.search(line.text) if alone else None):
        return int(match[1])
    return _of_row(reading, index) if line.cell else _above(reading, index)


def _of_row(reading: PageReading, index: int) -> int | None:
    """The nearest year in a row, rather before the name than behind it."""
    lines, cell = reading.page.lines, reading.page.lines[index].cell
    near = [*reversed(lines[max(0, index - _FARTHEST) : index]), *lines[index : index + _FARTHEST]]
    row = (line for line in near if line.cell and cell and line.cell[:2] == cell[:2])
    return next((int(match[1]) for line in row if (match := _ALONE.fullmatch(line.text))), None)


def _above(reading: PageReading, index: int) -> int | None:
    """The year that stands alone in a line above, with no tagged heading between."""
    for line in reversed(reading.page.lines[max(0, index - _FARTHEST) : index]):
        if match := _ALONE.fullmatch(line.text):
            return int(match[1])
        if line.level:
            break
    return None


def year_over(reading: PageReading, index: int) -> int | None:
    """Gives the year of the innermost heading over a line that names one."""
    return next((above.year for above in reversed(reading.contexts[index]) if above.year), None)
