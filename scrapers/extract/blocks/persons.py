"""People of a page: lines that name somebody, under headings or labels that say in which role."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.roles import Family, Kind, Role, family_of
from scrapers.extract.blocks.columns import Reading, read_columns
from scrapers.extract.blocks.context import Heading, contexts
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.blocks.labels import labels_after_names
from scrapers.extract.blocks.lines import Lines
from scrapers.extract.blocks.page_role import PageRole
from scrapers.extract.blocks.rivals import without_rivals
from scrapers.extract.people import Person
from scrapers.extract.words import RoleHit, award_of, role_of
from scrapers.items import Mention

_ORGANIZATIONS = frozenset([Role.SPONSOR, Role.EXHIBITOR])
_FOLLOWING = 5


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
        start: the first line that the role of the whole page holds for: the one that prints that role.
    """

    page: Lines
    readings: dict[int, Reading]
    labels: dict[int, int]
    contexts: list[tuple[Heading, ...]]
    whole: PageRole
    start: int = 0


def prepare(page: Lines, whole: PageRole) -> PageReading:
    """Reads columns, labels and headings of a page once for all readers."""
    readings = read_columns(page)
    labels = labels_after_names(page, readings)
    above = contexts(page, readings, set(labels.values()))
    return PageReading(page, readings, labels, above, whole, _start(page, whole))


def _start(page: Lines, whole: PageRole) -> int:
    if whole.hit is None:
        return 0
    said = (line.index for line in page.lines if not line.menu and _says(line.text, whole.hit.role))
    return next(said, 0)


def _says(text: str, role: Role) -> bool:
    hit = role_of(text)
    return bool(hit and hit.role == role and hit.share >= 0.5)


def _column_head(reading: PageReading, index: int) -> RoleHit | None:
    cell = reading.page.lines[index].cell
    if cell is None or cell[1] == 0:
        return None
    start = reading.page.nodes[cell[0]].start
    for line in reading.page.lines[start:index]:
        if line.cell and line.cell[0] == cell[0] and line.cell[2] == cell[2]:
            return role_of(line.text) if line.cell[1] == 0 else None
    return None


def ruling_of(reading: PageReading, index: int) -> Ruling | None:
    """Decides in which role a line names somebody: label, column head, headings, then the page."""
    people = reading.readings[index].people
    if people.label:
        return Ruling(people.label.role, people.label_text, 0.3)
    if index in reading.labels:
        text = reading.page.lines[reading.labels[index]].text
        if (hit := role_of(text)) and hit.role not in _ORGANIZATIONS:
            return Ruling(hit.role, text, 0.5)
    if hit := _column_head(reading, index):
        return Ruling(hit.role, hit.phrase, 0.4)
    return context_ruling(reading, index)


def context_ruling(reading: PageReading, index: int) -> Ruling | None:
    """The role that headings, then the page, give a line."""
    talks: Ruling | None = None
    for distance, heading in enumerate(reversed(reading.contexts[index])):
        if heading.barred:
            return talks
        if heading.hit and not (talks and heading.hit.role in _ORGANIZATIONS):
            return Ruling(heading.hit.role, heading.text, 0.48 + 0.04 * min(distance, 2), heading)
        if heading.programme and not talks:
            talks = Ruling(Role.SPEAKER, heading.text, 0.62, heading)
    whole = reading.whole
    if talks or whole.barred or index < reading.start:
        return talks
    if whole.hit:
        return Ruling(whole.hit.role, whole.source, 0.6)
    return Ruling(Role.SPEAKER, "", 0.68) if whole.programme else None


def read_persons(reading: PageReading) -> Iterator[Mention]:
    """Reads the people of a page."""
    rulings: dict[int, Ruling] = {}
    for index, found in reading.readings.items():
        ruling = ruling_of(reading, index)
        if ruling and ruling.role not in _ORGANIZATIONS and found.score >= ruling.needed:
            rulings[index] = ruling
    kept = without_rivals(reading.page, reading.readings, list(rulings))
    accepted = [(index, rulings[index]) for index in kept]
    ends = [*kept[1:], len(reading.page.lines)]
    for (index, ruling), end in zip(accepted, ends, strict=False):
        people = reading.readings[index].people.people
        following = _record_lines(reading, index, end) if len(people) == 1 else []
        for person in people:
            yield _mention(reading, index, ruling, person, following)


def _record_lines(reading: PageReading, index: int, end: int) -> list[str]:
    above = reading.contexts[index]
    found = []
    for line in reading.page.lines[index + 1 : min(end, index + 1 + _FOLLOWING)]:
        if reading.contexts[line.index][: len(above)] != above or (line.level and role_of(line.text)):
            break
        if not line.image:
            found.append(line.text)
    return found


def _mention(
    reading: PageReading, index: int, ruling: Ruling, person: Person, following: list[str]
) -> Mention:
    fields = fields_of(person.pieces, following)
    heading = ruling.heading
    people = reading.readings[index].people
    return Mention(
        name=person.name,
        role=ruling.role,
        kind=Kind.PERSON,
        role_label=ruling.label,
        organization=fields.organization,
        job_title=fields.job_title,
        year=next((above.year for above in reversed(reading.contexts[index]) if above.year), None),
        session=people.lead if len(people.lead.split()) > 1 else "",
        award=award_of(heading.text) if heading and family_of(ruling.role) == Family.AWARD else "",
        evidence=reading.page.lines[index].text,
        extractor="blocks",
        confidence=min(0.9, reading.readings[index].score),
    )
