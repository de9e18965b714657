"""What one page says, read once for the reader of people and the reader of organisations."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from analysis.names.given import may_be_given_name
from analysis.roles import Family, Role, family_of
from analysis.text import fold
from scrapers.extract.blocks.columns import Readings
from scrapers.extract.blocks.context import contexts
from scrapers.extract.blocks.footers import footer_lines
from scrapers.extract.blocks.heading import HOURS, Heading
from scrapers.extract.blocks.labels import labels_after_names
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.blocks.page_role import PageRole
from scrapers.extract.blocks.row_labels import row_labels
from scrapers.extract.blocks.split_names import join_split_names, join_titles
from scrapers.extract.words import role_of

_NAMED = 0.75
_LABELLED = re.compile(r":\s\S|：\S")  # "Chair: Ana Ruiz" is about its own row
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_OF_FIRMS = frozenset([Role.SPONSOR, Role.EXHIBITOR])
_ENDING = 0.3  # "2013 Northern Exhibitors"
_SAID = 0.5
_FEWEST_HOURS = 4
_OF_PEOPLE = frozenset([Family.AWARD, Family.COMMITTEE, Family.SPEAKER])


@dataclass(frozen=True, slots=True)
class Ruling:
    """The role of a line, the words that give it, and how namelike the line must be for it."""

    role: Role
    label: str
    needed: float
    heading: Heading | None = None


@dataclass(slots=True)
class PageReading:
    """What the reader of people and the reader of organisations share.

    Attributes:
        classed: the role that classes tell, by the number of the element; None where no element tells one.
        rows: the label in the cell or term before a line of names, by the index of the names.
        grids: tables each of whose columns names its own people.
        seats: the role that the lines of one shape give which are labels, most of them.
        start: the first line that the role of the whole page holds for: the one that prints that role.
        given: what headings and the page give to lines, by their headings and whether the page adds.
        topics: whether lines are talks or topics rather than posts, by their shape, as far as it was asked.
        fields: what columns of tables hold, by table and column, as far as it was asked.
        kinds: whether lines are titles or employers, by their shape, as far as it was asked.
        firms: the shapes of lines that name winning organisations; None as long as nobody asked.
        people: those of lines that name people among exhibitors; None as long as nobody asked.
        duties: the shapes of lines that print seats behind names; None as long as nobody asked.
        led: whether words and a dash stand before the names of a column, by its shape, where asked.
    """

    page: Lines
    readings: Readings
    labels: dict[int, int]
    contexts: list[tuple[Heading, ...]]
    whole: PageRole
    heads: dict[tuple[int, int], str]
    start: int = 0
    footers: frozenset[int] = frozenset()
    seats: dict[tuple[int, str], Role] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)
    classed: dict[int, Ruling | None] | None = None
    grids: frozenset[int] = frozenset()
    given: dict[tuple[int, bool], Ruling | None] = field(default_factory=dict)
    topics: dict[tuple[int, str], bool] = field(default_factory=dict)
    fields: dict[tuple[int, int], str] = field(default_factory=dict)
    kinds: dict[tuple[int, str], str] = field(default_factory=dict)
    firms: frozenset[tuple[int, str]] | None = None
    people: frozenset[tuple[int, str]] | None = None
    duties: frozenset[tuple[int, str]] | None = None
    led: dict[tuple[int, str], bool] = field(default_factory=dict)


def prepare(page: Lines, whole: PageRole) -> PageReading:
    """Reads columns, labels and headings of a page once for all readers."""
    join_split_names(page)
    join_titles(page)
    whole = _with_hours(page, whole)
    readings = Readings(page)
    labels = labels_after_names(page, readings)
    footers = footer_lines(page)
    above = contexts(page, readings, set(labels.values()), footers)
    heads = _heads(page, readings)
    found = PageReading(page, readings, labels, above, whole, heads, _start(page, whole), footers)
    found.seats, found.grids = _seats(page, labels), _grids(heads)
    found.rows = row_labels(page, readings)
    found.classed = {} if any(node.role for node in page.nodes) else None
    return found


def _with_hours(page: Lines, whole: PageRole) -> PageRole:
    """A page that says nothing else, but prints one hour after the other, is a programme."""
    if whole.hit or whole.programme or whole.barred:
        return whole
    hours = {line.text for line in page.lines if line.text[:1].isdigit() and HOURS.match(line.text)}
    return replace(whole, programme=True) if len(hours) >= _FEWEST_HOURS else whole


def _seats(page: Lines, labels: dict[int, int]) -> dict[tuple[int, str], Role]:
    """The role that most labels of a column give."""
    columns: dict[tuple[int, str], Counter[Role]] = {}
    for label in labels.values():
        if hit := role_of(page.lines[label].text):
            columns.setdefault(page.lines[label].shape, Counter())[hit.role] += 1
    return {shape: roles.most_common(1)[0][0] for shape, roles in columns.items()}


def _grids(heads: dict[tuple[int, int], str]) -> frozenset[int]:
    """Tables with the name of an award, or with two roles, over their columns."""
    hits = [(table, role_of(head)) for (table, column), head in heads.items() if column]
    times = Counter(table for table, hit in hits if hit)
    awards = {
        table for table, hit in hits if hit and hit.share < _NAMED and family_of(hit.role) == Family.AWARD
    }
    return frozenset(awards | {table for table, number in times.items() if number > 1})


def _start(page: Lines, whole: PageRole) -> int:
    if whole.hit is None:
        return 0
    source, role = fold(whole.source), whole.hit.role
    own = (line for line in page.lines if not line.menu)
    said = (
        line.index
        for line in own
        if line.text == whole.single
        or (_says(line.text, role) and (line.level or not line.is_link))
        or (fold(line.text) == source and not line.is_link)
    )
    return next(said, 0)


def _says(text: str, role: Role) -> bool:
    """Whether a line names the role of the page; of people another of its family does as well."""
    hit = role_of(text)
    ends = hit is not None and hit.role in _OF_FIRMS and fold(text).endswith(hit.phrase)
    if hit is None or hit.share < (_ENDING if ends else _SAID):
        return False
    return hit.role == role or family_of(hit.role) == family_of(role) in _OF_PEOPLE


def column_head(reading: PageReading, index: int) -> str:
    """The text at the head of the table column that a line stands in, or empty text."""
    cell = reading.page.lines[index].cell
    if cell is None or cell[1] == 0:
        return ""
    return reading.heads.get((cell[0], cell[2]), "")


def _heads(page: Lines, readings: Readings) -> dict[tuple[int, int], str]:
    """The first row of every table, by table and column.

    A row of one cell is a title, no heads; one with a time of day, or with several lines in a cell, is the
    first of a programme; one that names somebody is the first of those below.
    """
    first = [(line.cell, line) for line in page.lines if line.cell and line.cell[1] == 0]
    lines = Counter((table, column) for (table, _, column), _ in first)
    told = {table for (table, column), number in lines.items() if number > 1}
    told |= {cell[0] for cell, line in first if _CLOCK.match(line.text) or _tells_a_duty(line, readings)}
    found = {(cell[0], cell[2]): line.text for cell, line in first if not _LABELLED.search(line.text)}
    columns = Counter(table for table, _ in found)
    return {cell: text for cell, text in found.items() if columns[cell[0]] > 1 and cell[0] not in told}


def _tells_a_duty(line: Line, readings: Readings) -> bool:
    """Whether a line begins with a full name and tells a duty behind it: "Ana Ruiz (Chair)"."""
    found = readings.get(line.index) if "(" in line.text or ", " in line.text else None
    if found is None or found.people.label or found.people.lead or len(found.people.people) > 1:
        return False
    one = found.people.people[0]
    return bool(one.pieces) and one.score >= _NAMED and may_be_given_name(one.name.partition(" ")[0])
