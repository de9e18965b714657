"""Columns whose lines stand right below headings, one or a few each, as winners below their category."""

from collections import defaultdict

from scrapers.extract.blocks.lines import Line, Lines

_FEWEST = 6
_SHARE = 0.6
_LONGEST = 6
_MOST_BELOW = 2


def category_columns(page: Lines) -> list[list[Line]]:
    """Finds the columns of short lines that follow headings of one level, mostly one line each.

    Returns:
        The lines of each column, in their order.
    """
    columns: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in page.lines:
        if line.size <= _LONGEST and not (line.level or line.image or line.menu):
            columns[line.shape].append(line)
    return [
        column for column in columns.values() if len(column) >= _FEWEST and _follow_headings(page, column)
    ]


def _follow_headings(page: Lines, column: list[Line]) -> bool:
    """Whether most lines stand right below headings, all of one level, and hardly any further down."""
    before = [page.lines[line.index - 1] for line in column if line.index]
    levels = [line.level for line in before if line.level]
    first = len(levels) >= _SHARE * len(column) and len(set(levels)) == 1
    rest = sum(not line.level for line in before)
    return first and rest * _MOST_BELOW <= len(levels) + len(column)
