"""Organisations that win awards: in lists of recipients, the lines that name a firm instead of somebody."""

import re
from collections.abc import Iterator

from analysis.names.judge import organization_score
from analysis.roles import Family, Kind, Role, family_of
from scrapers.extract.award_names import award_of
from scrapers.extract.blocks.categories import category_columns
from scrapers.extract.blocks.field_lines import field_lines
from scrapers.extract.blocks.firm_columns import firm_columns, firms_in, is_person_beside
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.org_lines import reads_as_name
from scrapers.extract.blocks.page_reading import PageReading, Ruling, column_head
from scrapers.extract.blocks.rulings import context_ruling
from scrapers.extract.blocks.years import year_beside, year_over
from scrapers.extract.pieces import pieces_of, without_lead
from scrapers.extract.words import is_invitation, is_job_title, role_of
from scrapers.items import Mention

_SURE = 0.8
_WHOLE = 0.8
_LONGEST_LINE = 16
_LONGEST_NAME = 8
_LABEL = re.compile(r"^([^:：]{2,40})[:：]\s+(?=\S)")


def read_winning_organizations(reading: PageReading, people: list[Mention]) -> Iterator[Mention]:
    """Reads the organisations that stand where other lines of the same shape name who received an award.

    Args:
        reading: the page.
        people: its people as read before.
    """
    yield from _listed(reading)
    yield from _in_categories(reading, people)
    told = {one.evidence for one in people if family_of(one.role) == Family.AWARD}
    if not told:
        return
    named = {line.index for line in reading.page.lines if line.text in told}
    shapes = {reading.page.lines[index].shape for index in named} - firm_columns(reading)
    for line in reading.page.lines:
        if line.index in named or line.shape not in shapes or not _stands_for_itself(reading, line, named):
            continue
        ruling = _ruling(reading, line)
        name = _name(line.text) if ruling else ""
        if ruling and name:
            yield _mention(reading, line, ruling, name)


def _listed(reading: PageReading) -> Iterator[Mention]:
    """Those of columns that name organisations, however the single one sounds."""
    shapes = firm_columns(reading)
    fields = field_lines(reading.page, tiers=True) if shapes else frozenset()
    for line in reading.page.lines if shapes else ():
        ruling = context_ruling(reading, line.index) if line.shape in shapes else None
        if (
            ruling is None
            or line.index in fields
            or line.size > _LONGEST_LINE
            or (line.cell and not line.cell[1])
        ):
            continue
        for name in firms_in(line.text):
            if reads_as_name(name) and not is_person_beside(name):
                yield _mention(reading, line, ruling, name)


def _in_categories(reading: PageReading, people: list[Mention]) -> Iterator[Mention]:
    """Those that stand right below headings, a few below each: "Best Start-up" over "Acme Works"."""
    known = {one.evidence for one in people}
    for column in category_columns(reading.page):
        rulings = [(line, context_ruling(reading, line.index)) for line in column]
        for line, ruling in rulings:
            award = ruling is not None and family_of(ruling.role) == Family.AWARD
            if ruling and award and line.text not in known and reads_as_name(line.text):
                yield _mention(reading, line, ruling, line.text)


def _stands_for_itself(reading: PageReading, line: Line, named: set[int]) -> bool:
    """Whether a line is no field of the record of somebody: first in its element, cell or entry."""
    if line.size > _LONGEST_LINE or line.image or line.menu or line.level:
        return False
    before = reading.page.lines[line.index - 1] if line.index else None
    if line.cell:
        return before is None or before.cell != line.cell
    first = reading.page.nodes[line.node].start == line.index
    return first and (line.index - 1 not in named or line.text[:1].isdigit())


def _ruling(reading: PageReading, line: Line) -> Ruling | None:
    head = column_head(reading, line.index)
    hit = role_of(head) if head else None
    if head and hit is None and _names_recipients(reading, line):
        return None
    ruling = Ruling(hit.role, head, 0.0) if hit else context_ruling(reading, line.index)
    return ruling if ruling and family_of(ruling.role) == Family.AWARD else None


def _names_recipients(reading: PageReading, line: Line) -> bool:
    """Whether another column of the table is headed "Winner", so that only that one names winners."""
    heads = (text for (table, _), text in reading.heads.items() if line.cell and table == line.cell[0])
    return any((hit := role_of(text)) and hit.share >= _WHOLE for text in heads)


def _name(text: str) -> str:
    pieces = pieces_of(_LABEL.sub("", without_lead(text)))
    name = pieces[0].text if pieces else ""
    if not 1 < len(name.split()) <= _LONGEST_NAME or organization_score(name) < _SURE:
        return ""
    hit = role_of(name)
    other = (hit and hit.share >= 0.3) or is_job_title(name) or is_invitation(name)
    return "" if other else name


def _mention(reading: PageReading, line: Line, ruling: Ruling, name: str) -> Mention:
    heading = ruling.heading
    return Mention(
        name=name,
        role=Role.RECIPIENT,
        kind=Kind.ORGANIZATION,
        role_label=ruling.label,
        year=year_beside(reading, line.index) or year_over(reading, line.index),
        award=award_of(heading.text if heading else ruling.label),
        evidence=line.text,
        extractor="blocks",
        confidence=0.6,
    )
