"""Labels in the cell or term before names: "President | Ana Ruiz", whatever the page is about."""

from collections import defaultdict
from collections.abc import Iterator

from analysis.roles import Family, family_of
from analysis.text import fold
from scrapers.extract.blocks.columns import Readings
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.words import role_of

_SHARE = 0.33
_LONGEST = 6
_FEWEST, _SOME, _MOSTLY = 2, 0.4, 0.6
_NAMELIKE = 0.5
_OF_PEOPLE = frozenset([Family.AWARD, Family.COMMITTEE, Family.SPEAKER])


def row_labels(page: Lines, readings: Readings) -> dict[int, int]:
    """Finds the label of each line of names that stands behind one in a row of a table or list of terms.

    Returns:
        The index of the label by the index of the line of names; where a column is one of labels, words
        that no list knows are labels, too.
    """
    found: dict[int, int] = {}
    for rows in (_rows_of_cells(page), _rows_of_terms(page)):
        for labelled in rows.values():
            hits = sum(_is_label(label) for label, _ in labelled)
            if hits < max(_FEWEST, _SOME * len(labelled)):
                continue
            named = [(label, names) for label, names in labelled if names and _is_name(readings, names[0])]
            if len(named) >= max(_FEWEST, _MOSTLY * len(labelled)):
                found |= {line.index: label.index for label, names in named for line in names}
    return found


def _is_name(readings: Readings, line: Line) -> bool:
    reading = readings.get(line.index)
    return reading is not None and reading.own >= _NAMELIKE and not reading.people.label


_Rows = dict[tuple[int, int], list[tuple[Line, list[Line]]]]


def _rows_of_cells(page: Lines) -> _Rows:
    """The cells of one short line, with those behind them, by table and column."""
    cells: dict[tuple[int, int, int], list[Line]] = defaultdict(list)
    for line in page.lines:
        if line.cell and not line.menu:
            cells[line.cell].append(line)
    rows: _Rows = defaultdict(list)
    for (table, row, column), lines in cells.items():
        if len(lines) == 1 and _is_short(lines[0]):
            rows[table, column].append((lines[0], cells.get((table, row, column + 1), [])))
    return rows


def _rows_of_terms(page: Lines) -> _Rows:
    """The terms of one short line, with what defines them, by their element."""
    rows: _Rows = defaultdict(list)
    for line in page.lines:
        node = page.nodes[line.node]
        if node.tag == "dt" and node.end == line.index + 1 and _is_short(line):
            rows[node.parent, 0].append((line, list(_definition(page, line.index + 1))))
    return rows


def _definition(page: Lines, start: int) -> Iterator[Line]:
    for line in page.lines[start:]:
        if page.nodes[line.node].tag != "dd":
            return
        yield line


def _is_short(line: Line) -> bool:
    return line.size <= _LONGEST and not (line.image or line.menu)


def _is_label(line: Line) -> bool:
    """Whether a short line ends with a role: "Recording Secretary"."""
    hit = role_of(line.text)
    return (
        hit is not None
        and hit.share >= _SHARE
        and fold(line.text).endswith(hit.phrase)
        and family_of(hit.role) in _OF_PEOPLE
    )
