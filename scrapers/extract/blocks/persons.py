"""People of a page: lines that name somebody, under headings or labels that say in which role."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from analysis.names.affixes import split_affixes
from analysis.names.cjk import is_reading_of
from analysis.names.judge import organization_score
from analysis.roles import Family, Kind, Role, family_of
from analysis.text import fold
from scrapers.extract.award_names import award_won, year_of_award
from scrapers.extract.biography import is_biography
from scrapers.extract.blocks.cell_fields import fields_in_cells
from scrapers.extract.blocks.columns import Reading
from scrapers.extract.blocks.fields import Fields, fields_of
from scrapers.extract.blocks.firm_columns import firm_columns, is_person_beside
from scrapers.extract.blocks.heading import Heading
from scrapers.extract.blocks.labels import honours
from scrapers.extract.blocks.marks import is_note, noted_affiliations
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.blocks.people_columns import as_speaker
from scrapers.extract.blocks.posts import post_of, surer
from scrapers.extract.blocks.record import Record, record_of
from scrapers.extract.blocks.rivals import without_rivals
from scrapers.extract.blocks.rulings import ORGANIZATIONS, ruled, ruling_of
from scrapers.extract.blocks.shared_employers import are_names, is_employer, shared_out
from scrapers.extract.blocks.surroundings import body_over, is_led_column, post_before, seat_below
from scrapers.extract.blocks.told_below import told_below
from scrapers.extract.blocks.unknown_names import is_doubtful
from scrapers.extract.blocks.years import year_beside, year_in, year_over
from scrapers.extract.people import read_people
from scrapers.extract.person import People, Person
from scrapers.extract.words import is_job_title, role_of
from scrapers.items import Mention

_SURE = 0.8
_BY_TALKS, _UNKNOWN = 0.6, 0.12
_PAGE = 0.68
_TOLD = 0.9
_SHORT_TITLE = 2
_MOST_SURE = 0.84  # readers of platforms and data know better


def read_persons(reading: PageReading) -> Iterator[Mention]:
    """Reads the people of a page."""
    rulings: dict[int, Ruling] = {}
    for index in ruled(reading):
        found = reading.readings.get(index)
        ruling = as_speaker(reading, found.line, ruling_of(reading, index)) if found else None
        if (
            found is None
            or ruling is None
            or _names_firm(reading, found)
            or is_note(found.line)
            or ruling.role in ORGANIZATIONS
            or (_is_led(found.people, ruling) and not is_led_column(reading, found.line))
        ):
            continue
        needed = ruling.needed + (
            _UNKNOWN if ruling.needed >= _BY_TALKS and is_doubtful(reading, found) else 0.0
        )
        if found.score >= needed or (ruling.needed <= _PAGE and found.own >= _TOLD and _is_told(found)):
            rulings[index] = ruling
    fields = fields_in_cells(reading.page, reading.readings, list(rulings))
    named = [index for index in rulings if index not in fields]
    kept = without_rivals(reading.page, reading.readings, named, reading.grids)
    names = set(kept)
    for index in kept:
        record = record_of(reading, index, names)
        people = _listed(reading.readings[index], rulings[index], record.lines)
        for person, own in zip(people, shared_out(record, people), strict=True):
            yield _mention(reading, index, rulings[index], person, own)
    yield from _honoured(reading, rulings, names)


def _names_firm(reading: PageReading, found: Reading) -> bool:
    """Whether a line is of a column of organisations, and nobody's given name stands in it."""
    people = found.people.people
    return found.line.shape in firm_columns(reading) and not all(is_person_beside(one.name) for one in people)


def _listed(found: Reading, ruling: Ruling, record: Sequence[str] = ()) -> list[Person]:
    """The people of a line; "Ana Ruiz, Bo Li" are two of authors, or with an employer below."""
    people = found.people.people
    paired = len(people) == 1 and are_names(people[0].pieces) and any(map(is_employer, record))
    if len(people) > 1 or not (paired or ruling.role == Role.AUTHOR):
        return people
    return read_people(found.line.text, several=True).people or found.people.people


def _honoured(reading: PageReading, rulings: dict[int, Ruling], names: set[int]) -> Iterator[Mention]:
    """Those whose talk or paper received an award that its list item prints."""
    for index, award in honours(reading.page, names).items():
        text = reading.page.lines[award].text
        hit = role_of(text)
        if hit and family_of(rulings[index].role) != Family.AWARD:
            heading = Heading(text, 0, 0, hit, programme=False, barred=False)
            for person in _listed(reading.readings[index], rulings[index]):
                yield _mention(reading, index, Ruling(hit.role, text, 0.5, heading), person, Record())


def _is_told(found: Reading) -> bool:
    """Whether a line prints a name with a form of address or what belongs to it, whatever the column."""
    first = found.people.people[0]
    return not found.people.lead and (first.is_told or bool(split_affixes(first.name).honorific))


def _is_body(label: str) -> bool:
    """Whether a label names the body that those behind it sit for: "Guild of Tilers: Ana Ruiz"."""
    return " " in label and organization_score(label) >= _SURE and not is_job_title(label)


def _is_led(people: People, ruling: Ruling) -> bool:
    """Whether other words than a post stand before the name where only talks and awards have some."""
    led = people.lead and not people.label and not is_job_title(people.lead)
    return bool(led) and family_of(ruling.role) == Family.COMMITTEE


def _year(reading: PageReading, index: int, person: Person | None) -> int | None:
    """The year of a mention; `person`: for an award or a seat the years behind the name are theirs."""
    alone = len(reading.readings[index].people.people) == 1
    pieces = person.pieces if person else []
    behind = year_in(pieces) or next(filter(None, map(year_of_award, pieces)), None)
    beside = behind or year_beside(reading, index, alone=alone)
    return beside or year_over(reading, index)


def _beside(name: str, pieces: list[str], record: Record, seat: str, *, placed: bool) -> Fields:
    """Title and employer printed beside a name; what stands behind a biography is about something else."""
    lines = [text for text in record.lines if fold(text) != fold(name)]
    before = takewhile(lambda text: not is_biography(text, name), lines)
    fields = fields_of(pieces, [text for text in before if text != seat], placed=placed)
    if seat in lines and not (fields.job_title and fields.organization):
        sat = fields_of([], [seat])
        fields.job_title = fields.job_title or sat.job_title
        fields.organization = fields.organization or ("" if _is_task(seat) else sat.organization)
    return fields


def _is_task(seat: str) -> bool:
    """Whether a seat names whom somebody looks after: "International Speakers"."""
    hit = role_of(seat)
    return hit is not None and family_of(hit.role) == Family.SPEAKER


def _mention(reading: PageReading, index: int, ruling: Ruling, person: Person, record: Record) -> Mention:
    line = reading.page.lines[index]
    own = (piece for piece in person.pieces if not is_reading_of(piece, person.name))
    pieces = [*own, *noted_affiliations(reading.page, index, person.name)]
    seat = seat_below(reading, index)
    placed = family_of(ruling.role) in {Family.COMMITTEE, Family.AWARD}
    fields = _beside(person.name, pieces, record, seat, placed=placed)
    alone = len(reading.readings[index].people.people) == 1
    post = post_of(
        person.name, line.text, [*record.lines, *told_below(reading, index, person.name)], alone=alone
    )
    named = record.named
    # a column called "Title" holds job titles on one page and talks on another
    if len(named.get("job_title", "").split()) > _SHORT_TITLE and not is_job_title(named["job_title"]):
        named["session"] = named.pop("job_title")
    people, lead = reading.readings[index].people, reading.readings[index].people.lead
    heading = ruling.heading.text if ruling.heading else ""
    sent_by = people.label_text if people.label is None and _is_body(people.label_text) else ""
    return Mention(
        name=person.name,
        role=ruling.role,
        kind=Kind.PERSON,
        role_label=ruling.label,
        organization=named.get("organization", surer(fields.organization, post.organization))
        or sent_by
        or body_over(reading, index),
        job_title=post_before(people, ruling) or named.get("job_title", fields.job_title) or post.job_title,
        year=_year(reading, index, person if placed else None),
        session=lead if len(lead.split()) > 1 else named.get("session", ""),
        award=award_won(person.pieces, heading) if family_of(ruling.role) == Family.AWARD else "",
        evidence=line.text,
        extractor="blocks",
        confidence=min(_MOST_SURE, reading.readings[index].score),
    )
