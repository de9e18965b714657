"""Runs become cells, cells become rows: what stands on one line of a page, kept apart where it is apart."""

import re
from collections import Counter
from dataclasses import dataclass, field

from analysis.text import fold, squeeze
from scrapers.extract.pdf.runs import Run

_BULLET = re.compile(r"^[\ue000-\uf8ff•·▪●○■□◦‣⁃∙*–—-]\s*$")
_GLYPH_BULLET = re.compile(r"^[\ue000-\uf8ff•·▪●■◦‣]+\s*")  # symbol fonts print theirs in the private area
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_GLUE = 0.16  # gaps up to this share of the font size are inside a word
_APART = 1.3  # gaps from this share on part two cells
_MARGIN = 0.12  # running heads and feet stand in the outer eighth of a page


@dataclass(slots=True)
class Cell:
    """Text that stands together on one line; `item` where a bullet stood before it."""

    x0: float
    x1: float
    text: str
    size: float
    bold: bool
    item: bool = False


@dataclass(slots=True)
class Row:
    """The cells on one line of a page, from left to right."""

    top: float
    bottom: float
    cells: list[Cell] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """Left edge of the first cell."""
        return self.cells[0].x0

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(cell.text for cell in self.cells)


def rows_of(pages: list[list[Run]]) -> list[list[Row]]:
    """Gives the rows of every page from top to bottom, without running heads, feet and page numbers."""
    found = [_rows(runs) for runs in pages]
    return [[row for row in rows if row.cells] for rows in _without_running(found)]


def _rows(runs: list[Run]) -> list[Row]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: ((run.top + run.bottom) / 2, run.x0)):
        middle = (run.top + run.bottom) / 2
        # superscripts and commas stand off the middle of their line
        near = next((row for row in reversed(rows[-3:]) if _same_line(row, run, middle)), None)
        if near is None:
            rows.append([run])
        else:
            near.append(run)
    made = [
        Row(min(r.top for r in row), max(r.bottom for r in row), _cells(sorted(row, key=lambda run: run.x0)))
        for row in rows
    ]
    return sorted(made, key=lambda row: row.top)


def _same_line(row: list[Run], run: Run, middle: float) -> bool:
    tallest = max(row, key=lambda other: other.bottom - other.top)
    low, high = min(tallest.top, run.top), max(tallest.bottom, run.bottom)
    inside = tallest.top <= middle <= tallest.bottom
    return inside and high - low <= 1.9 * max(tallest.size, run.size)


def _cells(runs: list[Run]) -> list[Cell]:
    cells: list[Cell] = []
    bullet = False
    for run in runs:
        if _BULLET.match(run.text.strip()) and (not cells or run.x0 - cells[-1].x1 > run.size):
            bullet = True
            continue
        last = cells[-1] if cells and not bullet else None
        gap = run.x0 - last.x1 if last else 0.0
        if last and gap < _APART * min(run.size, last.size):
            last.text += ("" if gap < _GLUE * run.size else " ") + run.text
            last.x1 = max(last.x1, run.x1)
            last.bold = last.bold and run.bold
            last.size = max(last.size, run.size)
        else:
            cells.append(Cell(run.x0, run.x1, run.text, run.size, run.bold, bullet))
            bullet = False
    for cell in cells:
        cell.item = cell.item or bool(_GLYPH_BULLET.match(cell.text))
        cell.text = squeeze(_PRIVATE.sub(" ", _GLYPH_BULLET.sub("", cell.text)))
    return [cell for cell in cells if cell.text]


def _without_running(pages: list[list[Row]]) -> list[list[Row]]:
    """Drops what stands in the margin of most pages, whatever its number; the first page keeps its own."""
    if len(pages) < 3:
        return pages
    seen = Counter(key for rows in pages for key in {_key(row) for row in _outer(rows)})
    running = {key for key, count in seen.items() if count >= max(3, len(pages) // 2)}
    return [
        [row for row in rows if number == 0 or _key(row) not in running or row not in _outer(rows)]
        for number, rows in enumerate(pages)
    ]


def _outer(rows: list[Row]) -> list[Row]:
    if not rows:
        return []
    height = rows[-1].bottom - rows[0].top
    edges = (rows[0].top + _MARGIN * height, rows[-1].bottom - _MARGIN * height)
    return [row for row in rows if row.bottom <= edges[0] or row.top >= edges[1]]


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", fold(row.text))
