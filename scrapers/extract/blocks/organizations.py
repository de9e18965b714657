"""Sponsors and exhibitors of a page: headings, logos, links and list items under a heading that says so."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from analysis.names.affixes import split_affixes
from analysis.names.judge import organization_score, person_score
from analysis.roles import Kind, Role
from analysis.text import fold
from scrapers.extract.blocks.described_sponsors import described
from scrapers.extract.blocks.donors import donors_in, donors_of, heads_donors, is_donor
from scrapers.extract.blocks.field_lines import field_lines
from scrapers.extract.blocks.led_names import led_name
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.blocks.nested_headings import role_of_people
from scrapers.extract.blocks.org_apart import stands_apart
from scrapers.extract.blocks.org_columns import Candidate, names_among
from scrapers.extract.blocks.org_labels import naming_headings, read_labelled_organizations
from scrapers.extract.blocks.org_lines import may_be_name, reads_as_name, repeated
from scrapers.extract.blocks.org_names import listed, named_in, running
from scrapers.extract.blocks.org_places import without_places
from scrapers.extract.blocks.org_repeated import labels_among, without_site
from scrapers.extract.blocks.org_sentences import read_sponsoring
from scrapers.extract.blocks.org_stands import read_stand_lists
from scrapers.extract.blocks.org_tables import HeadedTable, headed_tables
from scrapers.extract.blocks.org_trimming import cleaned
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.blocks.people_columns import has_post, is_somebody, may_name_firms, people_columns
from scrapers.extract.blocks.rulings import ORGANIZATIONS, context_ruling
from scrapers.extract.blocks.stands import without_stand
from scrapers.extract.blocks.years import year_over
from scrapers.extract.tiers import tier_of
from scrapers.extract.words import is_job_title
from scrapers.items import Mention

_BOOTH = re.compile(
    r"\b(?:booth|stand|table|stall|box)\s*(?:no\.?|number|#|:)?\s*#?\s*([A-Z]{0,3}-?\d{1,4}[A-Z]?)\b"
    r"|^#?([A-Z]{0,2}-?\d{2,4}[A-Z]?)(?:$|\s+(?=[A-Z]))",
    re.IGNORECASE,
)

_NEAR = 3
_LOGO = 0.5
_SURE, _NAMED = 0.8, 0.75


def read_organizations(reading: PageReading) -> Iterator[Mention]:
    """Reads the organisations that sponsor or exhibit."""
    found = _candidates(reading)
    often = repeated((one.text, _innermost(reading, one)) for one in found) | labels_among(found)
    sections: dict[int, list[Candidate]] = defaultdict(list)
    for one in found:
        if fold(one.text) not in often or one.look == "image":
            sections[id(one.ruling.heading)].append(one)
    for section in sections.values():
        for one in names_among(reading.page, _parted(section)):
            yield _mention(reading, one)
    for one in described(reading, set(sections)):
        yield _mention(reading, one)
    yield from _single(reading)
    yield from read_labelled_organizations(reading)
    yield from read_sponsoring(reading)
    yield from read_stand_lists(reading)


def _parted(section: list[Candidate]) -> list[Candidate]:
    """A section that is one line with signs lists the names there: "Bedside Weekly, Acme Works"."""
    one = section[0]
    if len(section) > 1 or one.look != "text" or one.line.cell or not ("," in one.text or " / " in one.text):
        return section
    names = listed(one.text, alone=True) if " / " in one.text else named_in(one.text)
    return [Candidate(one.line, name, one.ruling) for name in names] if len(names) > 1 else section


def _candidates(reading: PageReading) -> list[Candidate]:
    found: list[Candidate] = []
    tables, title = headed_tables(reading.page), _title(reading.page)
    naming, fields = naming_headings(reading.page), field_lines(reading.page)
    for line in reading.page.lines:
        table = tables.get(line.cell[0]) if line.cell else None
        if line.menu or line.index in fields or stands_apart(reading, line):
            continue
        if table and line.cell and not table.holds_name(line.cell):
            continue
        ruling = _ruling(reading, line, table)
        if (
            ruling is None
            or not may_name_firms(reading, line, ruling)
            or _names_person(reading, line, ruling)
        ):
            continue
        by_page = ruling.heading is None and not (table and table.ruling) and not line.sponsor
        # by the role of the page alone nobody is named in its banner, nor beside the one it is about
        if by_page and (line.index < title or reading.whole.single):
            continue
        if ruling.heading and ruling.heading.text in naming:  # "Gold sponsor: Acme Works" names its own
            continue
        found += _donors(line, ruling) or _listed(line, ruling)
    return without_places(without_site(found, reading.whole))


def _donors(line: Line, ruling: Ruling) -> list[Candidate]:
    if ruling.role != Role.SPONSOR or line.image or line.level or line.is_link:
        return []
    if ruling.heading and heads_donors(ruling.heading.text) and (names := donors_of(line.text)):
        return [Candidate(line, name, ruling, certain=True, somebody=True) for name in names]
    names = donors_in(line.text)
    return [Candidate(line, name, ruling, certain=True, somebody=is_donor(name)) for name in names]


def _listed(line: Line, ruling: Ruling) -> list[Candidate]:
    if ruling.heading and not (line.image or line.level or line.is_link) and (names := running(line.text)):
        return [Candidate(line, name, ruling) for name in names]
    if (name := led_name(line)) and may_be_name(line, name):
        return [Candidate(line, name, ruling, led=True)]
    parts = [line.text] if line.image or line.level else listed(line.text)
    named = ((part, text) for part in parts if may_be_name(line, text := cleaned(line, part)))
    return [Candidate(line, text, ruling, without_stand(part) != part) for part, text in named]


def _names_person(reading: PageReading, line: Line, ruling: Ruling) -> bool:
    """Whether a line, or the picture of one, stands in a column of people among exhibitors."""
    if ": " in line.text and ruling.role == Role.SPONSOR and is_somebody(line.text.partition(": ")[0]):
        return True  # a picture and who made it: "Ana Ruiz: Waves"
    named = (found := reading.readings.get(line.index)) and found.own >= _NAMED
    if named and (has_post(reading, line) or (ruling.heading and role_of_people(ruling.heading.text))):
        return True  # "Committee and Collaborators" names both
    shapes = people_columns(reading) if ruling.role == Role.EXHIBITOR else frozenset()
    beside = is_somebody(line.text) if line.image else is_job_title(line.text)
    return line.shape in shapes or (bool(shapes) and beside)


def _title(page: Lines) -> int:
    """The line of the first h1 near the beginning of a page."""
    near = page.lines[: len(page.lines) // _NEAR + 1]
    return next((line.index for line in near if line.level == 1), 0)


def _single(reading: PageReading) -> Iterator[Mention]:
    """The one that the whole page is about: "/sponsors/acme-works"."""
    whole = reading.whole
    if whole.single and whole.hit and whole.hit.role in ORGANIZATIONS and reads_as_name(whole.single):
        line = next((line for line in reading.page.lines if line.text == whole.single), None)
        if line:
            yield _mention(reading, Candidate(line, line.text, Ruling(whole.hit.role, whole.source, 0.5)))


def _ruling(reading: PageReading, line: Line, table: HeadedTable | None) -> Ruling | None:
    """What the head of its column gives a line, where stands are beside it whatever the page is about."""
    ruling = context_ruling(reading, line.index)
    if line.sponsor and (ruling is None or ruling.role not in ORGANIZATIONS):
        return Ruling(Role.SPONSOR, "", _LOGO)
    if table and table.ruling and (table.with_stands or ruling):
        return table.ruling
    thanked = ruling is not None and ruling.heading is not None and ruling.role == Role.VOLUNTEER
    if ruling and thanked and line.image and not is_somebody(line.text):
        return replace(ruling, role=Role.SPONSOR)  # logos under "Thanks to"
    return ruling


def _innermost(reading: PageReading, one: Candidate) -> int:
    above = reading.contexts[one.line.index]
    return id(above[-1]) if above else 0


def _mention(reading: PageReading, one: Candidate) -> Mention:
    line, ruling, heading = one.line, one.ruling, one.ruling.heading
    around = reading.page.lines[max(0, line.index - 1) : line.index + 3]
    booth = next((match for near in around if (match := _BOOTH.search(near.text))), None)
    return Mention(
        name=one.text,
        role=ruling.role,
        kind=Kind.PERSON if _is_titled(one.text) or one.somebody else Kind.ORGANIZATION,
        role_label=ruling.label,
        tier=tier_of(heading.text) if heading else "",
        booth=(booth[1] or booth[2] or "") if booth and ruling.role == Role.EXHIBITOR else "",
        year=year_over(reading, line.index),
        evidence=line.text,
        profile_urls=(line.href,) if line.href.startswith("http") else (),
        extractor="blocks",
        confidence=0.6,
    )


def _is_titled(text: str) -> bool:
    """Whether an honorific says that a donor is somebody, not a firm: "Dr. Ana Ruiz"."""
    printed = split_affixes(text)
    named = len(printed.name.split()) > 1 and person_score(printed.name) >= _NAMED
    return bool(printed.honorific) and named and organization_score(text) < _SURE
