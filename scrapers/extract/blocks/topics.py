"""Columns of talks and topics below names: as a whole they tell no employer and no job title."""

from analysis.names.judge import organization_score
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading, column_head
from scrapers.extract.heads import field_of
from scrapers.extract.words import is_job_title

_FEWEST = 5
_MANY = 60
_SHORTEST, _LONGEST = 4.0, 20.0
_SURE = 0.8
_SOME, _FEW = 0.12, 0.2


def is_topic(reading: PageReading, index: int) -> bool:
    """Says whether a line tells no post: it is of a column of talks or topics, as most of its lines show."""
    line = reading.page.lines[index]
    if line.shape not in reading.topics:
        column = [other for other in reading.page.lines if other.shape == line.shape]
        reading.topics[line.shape] = _are_topics(column) or _is_beside_talks(reading, line)
    return reading.topics[line.shape]


def _are_topics(column: list[Line]) -> bool:
    if len(column) < _FEWEST or not _SHORTEST <= _mean_size(column) <= _LONGEST:
        return False
    some = [line.text for line in column[:_MANY]]
    return sum(organization_score(text) >= _SURE or is_job_title(text) for text in some) < _SOME * len(some)


def _is_beside_talks(reading: PageReading, line: Line) -> bool:
    """Whether a line stands under a head that tells no field, in a table one column of which holds talks."""
    head = column_head(reading, line.index)
    if not line.cell or not head or field_of(head):
        return False
    table = line.cell[0]
    return any(field_in(reading, place) == "session" for place in reading.heads if place[0] == table)


def field_in(reading: PageReading, place: tuple[int, int]) -> str:
    """Gives the field that a column of a table holds, as its head says; under "Title" it may be talks.

    Args:
        reading: the page.
        place: the table and the column.
    """
    if place not in reading.fields:
        field = field_of(reading.heads.get(place, ""))
        talks = field == "job_title" and _are_talks(reading, *place)
        reading.fields[place] = "session" if talks else field
    return reading.fields[place]


def _are_talks(reading: PageReading, table: int, column: int) -> bool:
    cells = ((line, line.cell) for line in reading.page.lines)
    below = [line for line, cell in cells if cell and cell[0] == table and cell[1] and cell[2] == column]
    titles = sum(is_job_title(line.text) for line in below)
    return len(below) >= _FEWEST and _mean_size(below) >= _SHORTEST and titles < _FEW * len(below)


def _mean_size(column: list[Line]) -> float:
    return sum(line.size for line in column) / len(column)
