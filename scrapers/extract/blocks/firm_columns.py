"""Columns of winners that are organisations: there a line that hardly sounds like one is one, too."""

from collections import defaultdict

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.names.ordinary import is_common
from analysis.organizations import bears_legal_form
from analysis.roles import Family, family_of
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading, column_head
from scrapers.extract.blocks.rulings import context_ruling
from scrapers.extract.heads import field_of
from scrapers.extract.pieces import pieces_of, without_lead
from scrapers.extract.words import role_of

_SURE = 0.8
_FEWEST, _FEW = 4, 2  # the fewest lines; that many where all are items and sure
_SHARE = 0.6
_LONGEST_LINE = 16

Shape = tuple[int, str]


def firm_columns(reading: PageReading) -> frozenset[Shape]:
    """Finds the shapes of lines that mostly name organisations where headings or the page give an award."""
    if reading.firms is None:
        reading.firms = _found(reading)
    return reading.firms


def firms_in(text: str) -> list[str]:
    """Gives the names that a line of such a column lists: "2003 - Acme Works, Bolt Company"."""
    whole = _without_role(without_lead(text))
    if bears_legal_form(whole):
        return [whole]
    pieces = [piece.text for piece in pieces_of(whole) if piece.text]
    kept = [piece for piece in pieces if not is_common(piece)]
    parted = [part for part in kept if organization_score(part) >= _SURE]
    return parted if len(parted) > 1 else kept[:1]


def _without_role(text: str) -> str:
    """Takes off the label that says what was won: "Silver: Acme Works"."""
    label, colon, rest = text.partition(": ")
    return rest if colon and role_of(label) else text


def is_person_beside(name: str) -> bool:
    """Whether a name in such a column is somebody all the same: it begins with a given name.

    "Ana Ruiz: Example University" is somebody with an employer.
    """
    name = name.partition(": ")[0]
    first = name.partition(" ")[0]
    return may_be_given_name(first) and organization_score(name) < _SURE


def _found(reading: PageReading) -> frozenset[Shape]:
    columns: dict[Shape, list[Line]] = defaultdict(list)
    for line in reading.page.lines:
        if (
            line.size <= _LONGEST_LINE
            and not (line.image or line.menu or line.level)
            and _wins(reading, line)
        ):
            columns[line.shape].append(line)
    return frozenset(shape for shape, column in columns.items() if _names_firms(reading, column))


def _wins(reading: PageReading, line: Line) -> bool:
    ruling = context_ruling(reading, line.index)
    return ruling is not None and family_of(ruling.role) == Family.AWARD


def _names_firms(reading: PageReading, column: list[Line]) -> bool:
    if column[0].cell:
        own = field_of(column_head(reading, column[-1].index))
        return own == "organization" and not _has_names(reading, column[0])
    names = [firms_in(line.text) for line in column]
    sure = sum(any(organization_score(name) >= _SURE for name in listed) for listed in names)
    given = sum(any(map(is_person_beside, listed)) for listed in names)
    items = all(reading.page.nodes[line.node].tag == "li" for line in column)
    several = len(column) >= _FEWEST or (items and len(column) >= _FEW and sure == len(column))
    return several and sure >= _SHARE * len(column) and not given


def _has_names(reading: PageReading, line: Line) -> bool:
    """Whether another column of the table names people."""
    heads = (text for (table, _), text in reading.heads.items() if line.cell and table == line.cell[0])
    return any(field_of(text) in {"name", "given_name", "family_name"} for text in heads)
