"""The record of a name: what else its card, table row or paragraph says."""

from dataclasses import dataclass, field

from analysis.names.judge import organization_score
from scrapers.extract.blocks.field_columns import fields_by_column
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading, column_head
from scrapers.extract.blocks.record_lines import is_profile, is_repeated, lines_before
from scrapers.extract.blocks.topics import field_in, is_topic
from scrapers.extract.person import name_score
from scrapers.extract.words import role_of

FOLLOWING = 5
_CELL = 40
_ANOTHER = 0.9
_SURE = 0.8
_FULL = 0.75
# elements that are records by themselves
_WHOLE = frozenset(["li", "dd", "td", "tr"])


@dataclass(slots=True)
class Record:
    """Texts beside a name.

    Attributes:
        named: texts by the field that the head of their table column gives (organization, job_title, ...).
        lines: the other lines, nearest first.
    """

    named: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def record_of(reading: PageReading, index: int, names: set[int]) -> Record:
    """Gathers what stands in the record of a name.

    A record is the table row, else the largest element that holds no other name; where that is the line
    alone, the lines up to the next name or heading.

    Args:
        reading: the page.
        index: the line of the name.
        names: all lines that name somebody.
    """
    line = reading.page.lines[index]
    start, end = _element(reading, index, names)
    if line.cell is not None and not (end - start > 1 and _lays_out(reading, index, names)):
        return _row(reading, index, names)
    if end - start > 1:
        below = (other for other in range(index + 1, end) if not reading.page.lines[other].image)
        texts = [
            other
            for other in below
            if not is_topic(reading, other) and not is_repeated(reading, other, names)
        ]
        if all(is_profile(reading.page.lines[other]) for other in texts):
            texts = []
        return _record(reading, (texts or lines_before(reading, start, index))[:FOLLOWING])
    alone = reading.page.nodes[line.node].tag in _WHOLE
    return Record(lines=[] if alone else _following(reading, index, names))


def _lays_out(reading: PageReading, index: int, names: set[int]) -> bool:
    """Whether the cell of a name holds other names too, each in an element of its own: it is no field."""
    lines = reading.page.lines
    near = range(max(0, index - _CELL), min(len(lines), index + _CELL))
    return any(other != index and other in names and lines[other].cell == lines[index].cell for other in near)


def _record(reading: PageReading, texts: list[int]) -> Record:
    """A record of lines below a name, some of which whole columns tell to be title and employer."""
    lines, known = reading.page.lines, fields_by_column(reading, texts)
    named = {field: lines[index].text for field, index in known.items()}
    return Record(named, [lines[other].text for other in texts if other not in known.values()])


def _row(reading: PageReading, index: int, names: set[int]) -> Record:
    lines = reading.page.lines
    cell = lines[index].cell
    found = Record()
    near = range(max(0, index - FOLLOWING), min(len(lines), index + FOLLOWING + 1))
    row = [other for other in near if (place := lines[other].cell) and cell and place[:2] == cell[:2]]
    if cell and cell[0] in reading.grids:
        row = [other for other in row if lines[other].cell == cell]
    taken = {lines[other].cell for other in row if other in names} - {cell}
    row = [other for other in row if lines[other].cell not in taken]
    another = next((other for other in row if other > index and other in names), len(lines))
    if another < len(lines) and lines[another - 1].bold and role_of(lines[another - 1].text):
        another -= 1  # the label of the next
    for other in row:
        its = lines[other].image or (lines[other].cell == cell and other >= another)
        if other == index or its or not _stands_beside(reading, row, index, other):
            continue
        kind = _field(reading, other)
        if kind:
            found.named.setdefault(kind, lines[other].text)
        elif (
            other > index
            and (lines[other].cell == cell or other not in names)
            and not is_topic(reading, other)
        ):
            found.lines.append(lines[other].text)
    return found


def _field(reading: PageReading, index: int) -> str:
    """What the column of a table that a line stands in holds, below its head."""
    cell = reading.page.lines[index].cell
    return field_in(reading, (cell[0], cell[2])) if cell and column_head(reading, index) else ""


def _stands_beside(reading: PageReading, row: list[int], index: int, other: int) -> bool:
    """Where two cells of a row hold as many lines, the first line belongs to the first, and so on."""
    lines = reading.page.lines
    own = [line for line in row if lines[line].cell == lines[index].cell]
    its = [line for line in row if lines[line].cell == lines[other].cell]
    if own == its or len(own) < 2 or len(own) != len(its):
        return True
    return own.index(index) == its.index(other)


def _element(reading: PageReading, index: int, names: set[int]) -> tuple[int, int]:
    nodes = reading.page.nodes
    node = nodes[reading.page.lines[index].node]
    if any(other != index and other in names for other in range(node.start, node.end)):
        return index, index + 1
    while node.parent >= 0:
        above = nodes[node.parent]
        if above.end - above.start > 40 or sum(n in names for n in range(above.start, above.end)) > 1:
            break
        node = above
    return node.start, node.end


def _following(reading: PageReading, index: int, names: set[int]) -> list[str]:
    above = reading.contexts[index]
    found: list[str] = []
    for line in reading.page.lines[index + 1 : index + 1 + FOLLOWING]:
        changed = reading.contexts[line.index][: len(above)] != above
        if (
            line.index in names
            or changed
            or (line.level and role_of(line.text))
            or (line.index + 1 in names and _labels_next(line))
            or _names(reading, line.index)
        ):
            break
        if name_score(line.text) >= _ANOTHER and organization_score(line.text) < _SURE:
            break
        if not line.image and not is_topic(reading, line.index):
            found.append(line.text)
    return found


def _labels_next(line: Line) -> bool:
    return line.text.endswith((":", "：")) or (line.bold and role_of(line.text) is not None)


def _names(reading: PageReading, index: int) -> bool:
    """Whether a line names somebody else, whatever their role: a full name with what belongs to it."""
    found = reading.readings.get(index)
    if found is None or found.people.lead or found.own < _FULL:
        return False
    first = found.people.people[0]
    return first.score >= _FULL and first.is_told and organization_score(first.name) < _SURE
