"""People of a page: lines that name somebody, under headings or labels that say in which role."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.roles import Family, Kind, Role, family_of
from scrapers.extract.blocks.columns import Reading, read_columns
from scrapers.extract.blocks.context import Heading, contexts
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.blocks.labels import labels_after_names
from scrapers.extract.blocks.lines import Lines
from scrapers.extract.blocks.page_role import PageRole
from scrapers.extract.blocks.rivals import without_rivals
from scrapers.extract.heads import field_of
from scrapers.extract.people import People, Person
from scrapers.extract.words import award_of, role_of
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
    heads: dict[tuple[int, int], str]
    start: int = 0


def prepare(page: Lines, whole: PageRole) -> PageReading:
    """Reads columns, labels and headings of a page once for all readers."""
    readings = read_columns(page)
    labels = labels_after_names(page, readings)
    above = contexts(page, readings, set(labels.values()))
    return PageReading(page, readings, labels, above, whole, _heads(page), _start(page, whole))


def _start(page: Lines, whole: PageRole) -> int:
    if whole.hit is None:
        return 0
    said = (line.index for line in page.lines if not line.menu and _says(line.text, whole.hit.role))
    return next(said, 0)


def _says(text: str, role: Role) -> bool:
    hit = role_of(text)
    return bool(hit and hit.role == role and hit.share >= 0.5)


def column_head(reading: PageReading, index: int) -> str:
    """The text at the head of the table column that a line stands in, or empty text."""
    cell = reading.page.lines[index].cell
    if cell is None or cell[1] == 0:
        return ""
    return reading.heads.get((cell[0], cell[2]), "")


def _heads(page: Lines) -> dict[tuple[int, int], str]:
    """The first row of every table, by table and column."""
    first = (line for line in page.lines if line.cell and line.cell[1] == 0)
    return {(line.cell[0], line.cell[2]): line.text for line in first if line.cell}


def ruling_of(reading: PageReading, index: int) -> Ruling | None:
    """Decides in which role a line names somebody: label, column head, headings, then the page."""
    people = reading.readings[index].people
    if people.label:
        return Ruling(_said(reading, index, people.label.role), people.label_text or people.label.phrase, 0.3)
    if index in reading.labels:
        text = reading.page.lines[reading.labels[index]].text
        if (hit := role_of(text)) and hit.role not in _ORGANIZATIONS:
            return Ruling(hit.role, text, 0.5)
    head = column_head(reading, index)
    if head and (hit := role_of(head)):
        return Ruling(hit.role, head, 0.4)
    ruling = context_ruling(reading, index)
    match field_of(head):
        case "":
            return ruling
        case "name":
            return replace(ruling, needed=0.35) if ruling else None
        case "session":
            return ruling if people.lead or people.people[0].pieces else None
    return None


def _said(reading: PageReading, index: int, role: Role) -> Role:
    """In a programme "Chair: ..." is the moderator of a session, and "President's address: ..." a talk."""
    talks = reading.whole.programme or any(heading.programme for heading in reading.contexts[index])
    if not talks or family_of(role) != Family.COMMITTEE:
        return role
    return Role.MODERATOR if role == Role.CHAIR else Role.SPEAKER


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
        if ruling is None or ruling.role in _ORGANIZATIONS or _is_led(found.people, ruling):
            continue
        if found.score >= ruling.needed:
            rulings[index] = ruling
    kept = without_rivals(reading.page, reading.readings, list(rulings))
    accepted = [(index, rulings[index]) for index in kept]
    ends = [*kept[1:], len(reading.page.lines)]
    for (index, ruling), end in zip(accepted, ends, strict=False):
        people = reading.readings[index].people.people
        following = _record_lines(reading, index, end) if len(people) == 1 else []
        for person in people:
            yield _mention(reading, index, ruling, person, following)


def _is_led(people: People, ruling: Ruling) -> bool:
    """Whether other words stand before the name where only talks and awards have some."""
    return bool(people.lead) and not people.label and family_of(ruling.role) == Family.COMMITTEE


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
