"""Rows become blocks: running text, columns side by side, or the rows of a table."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from analysis.names.judge import organization_score
from scrapers.extract.pdf.rows import Cell, Row
from scrapers.extract.people import read_people

_BIN = 2.0
_TIME = re.compile(r"^\d{1,2}\s*[:.h]\s*\d{2}|^\d{1,2}\s*[ap]\.?m\b", re.IGNORECASE)
_LEAST_ROWS = 3


@dataclass(slots=True)
class Block:
    """Rows that belong together; `gutters` part the cells of a table, and are empty for running text."""

    rows: list[Row]
    gutters: list[float] = field(default_factory=list)


def blocks_of(rows: list[Row], depth: int = 0) -> Iterator[Block]:
    """Gives the blocks of a page in reading order."""
    gutters = _gutters(rows) if depth < 3 else []
    if not gutters:
        if rows:
            yield Block(rows)
        return
    for crosses, group in groupby(rows, key=lambda row: _crosses(row, gutters)):
        run = list(group)
        head = next((number for number, row in enumerate(run) if len(row.cells) > 1), len(run))
        if crosses or head == len(run):
            yield Block(run)
            continue
        if head:  # a heading over the columns
            yield Block(run[:head])
        if _is_table(run[head:], gutters):
            yield Block(run[head:], gutters)
        else:
            for column in _split(run[head:], gutters):
                yield from blocks_of(column, depth + 1)


def _gutters(rows: list[Row]) -> list[float]:
    """Finds the blank stripes that many rows leave free at the same place."""
    gaps = [
        (left.x1, right.x0)
        for row in rows
        for left, right in zip(row.cells, row.cells[1:], strict=False)
    ]  # fmt: skip
    if len(gaps) < _LEAST_ROWS:
        return []
    counts: dict[int, int] = {}
    for left, right in gaps:
        for place in range(int(left // _BIN) + 1, int(right // _BIN) + 1):
            counts[place] = counts.get(place, 0) + 1
    # text may cross a stripe (headings do), but not often
    inside = {
        place: sum(cell.x0 < place * _BIN < cell.x1 for row in rows for cell in row.cells) for place in counts
    }
    good = [p for p, n in counts.items() if n >= max(_LEAST_ROWS, 0.15 * len(rows)) and inside[p] <= 0.6 * n]
    stripes = [list(group) for group in _neighbours(sorted(good))]
    best = [max(stripe, key=lambda place: (counts[place] - inside[place], place)) for stripe in stripes]
    return [place * _BIN for place in best]


def _neighbours(places: list[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for place in places:
        if group and place - group[-1] > 2:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _crosses(row: Row, gutters: list[float]) -> bool:
    return any(cell.x0 < gutter < cell.x1 for cell in row.cells for gutter in gutters)


def column_of(cell: Cell, gutters: list[float]) -> int:
    """Number of the column that a cell stands in."""
    middle = (cell.x0 + cell.x1) / 2
    return sum(gutter <= middle for gutter in gutters)


def _split(rows: list[Row], gutters: list[float]) -> list[list[Row]]:
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        for number, cells in groupby(row.cells, key=lambda cell: column_of(cell, gutters)):
            columns[number].append(Row(row.top, row.bottom, list(cells)))
    return [column for column in columns if column]


def _is_table(rows: list[Row], gutters: list[float]) -> bool:
    """A table has columns of different nature; columns of a page hold the same kind of text."""
    columns = _split(rows, gutters)
    if len(columns) < 2:
        return False
    texts = [[row.text for row in column] for column in columns]
    if any(_share(column, lambda text: bool(_TIME.match(text))) >= 0.4 for column in texts[:1]):
        return True
    firms = [_share(column, _is_organization) for column in texts]
    if max(firms) >= 0.25 + min(firms) and min(firms) <= 0.1:
        return True
    people = [_share(column, _names_somebody) for column in texts]
    if sum(share >= 0.4 for share in people) >= 2:
        return False
    if max(people) >= 0.5:
        return True
    together = sum(len(row.cells) > 1 for row in rows) / len(rows)
    widths = [
        sum(cell.x1 - cell.x0 for row in column for cell in row.cells) / len(column) for column in columns
    ]
    return together >= 0.6 and min(widths) < 0.5 * max(widths)


def _is_organization(text: str) -> bool:
    return organization_score(text) >= 0.8 and not set(text) & set("(,;")


def _names_somebody(text: str) -> bool:
    found = read_people(text)
    return found.score >= 0.55 and organization_score(found.people[0].name) < 0.8


def _share(texts: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts) if texts else 0.0
