"""Sponsors and exhibitors of a page: headings, logos, links and list items under a heading that says so."""

import re
from collections import defaultdict
from collections.abc import Iterator

from analysis.roles import Kind, Role
from analysis.text import fold
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.org_columns import Candidate, names_among
from scrapers.extract.blocks.org_labels import read_labelled_organizations
from scrapers.extract.blocks.org_lines import cleaned, may_be_name, repeated
from scrapers.extract.blocks.org_names import listed
from scrapers.extract.blocks.org_sentences import read_sponsoring
from scrapers.extract.blocks.org_stands import read_stand_lists
from scrapers.extract.blocks.org_tables import HeadedTable, headed_tables
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.blocks.rulings import ORGANIZATIONS, context_ruling
from scrapers.extract.words import tier_of
from scrapers.items import Mention

_BOOTH = re.compile(
    r"\b(?:booth|stand|table|stall|box)\s*(?:no\.?|number|#|:)?\s*#?\s*([A-Z]{0,3}-?\d{1,4}[A-Z]?)\b"
    r"|^#?([A-Z]{0,2}-?\d{2,4}[A-Z]?)(?:$|\s+(?=[A-Z]))",
    re.IGNORECASE,
)


def read_organizations(reading: PageReading) -> Iterator[Mention]:
    """Reads the organisations that sponsor or exhibit."""
    found = _candidates(reading)
    often = repeated((one.text, _innermost(reading, one)) for one in found) | _labels(found)
    sections: dict[int, list[Candidate]] = defaultdict(list)
    for one in found:
        if fold(one.text) not in often or one.look == "image":
            sections[id(one.ruling.heading)].append(one)
    for section in sections.values():
        for one in names_among(reading.page, section):
            yield _mention(reading, one)
    yield from read_labelled_organizations(reading)
    yield from read_sponsoring(reading)
    yield from read_stand_lists(reading)


def _candidates(reading: PageReading) -> list[Candidate]:
    found: list[Candidate] = []
    tables = headed_tables(reading.page)
    for line in reading.page.lines:
        table = tables.get(line.cell[0]) if line.cell else None
        if line.menu or (table and line.cell and not table.holds_name(line.cell)):
            continue
        ruling = _ruling(reading, line, table)
        if ruling and ruling.role in ORGANIZATIONS:
            texts = (
                [cleaned(line)]
                if line.image or line.level
                else [cleaned(line, part) for part in listed(line.text)]
            )
            found += (Candidate(line, text, ruling) for text in texts if may_be_name(line, text))
    return found


def _ruling(reading: PageReading, line: Line, table: HeadedTable | None) -> Ruling | None:
    """What the head of its column gives a line, where stands are beside it whatever the page is about."""
    ruling = context_ruling(reading, line.index)
    if table and table.ruling and (table.with_stands or ruling):
        return table.ruling
    return ruling


def _labels(found: list[Candidate]) -> set[str]:
    """Texts that stand in several kinds of places in one role: categories and their labels, not names."""
    shapes: dict[tuple[str, Role], set[object]] = defaultdict(set)
    for one in found:
        if one.look != "image":
            shapes[fold(one.text), one.ruling.role].add(one.line.shape)
    return {text for (text, _), places in shapes.items() if len(places) > 1}


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
        kind=Kind.ORGANIZATION,
        role_label=ruling.label,
        tier=tier_of(heading.text) if heading else "",
        booth=(booth[1] or booth[2] or "") if booth and ruling.role == Role.EXHIBITOR else "",
        year=next((above.year for above in reversed(reading.contexts[line.index]) if above.year), None),
        evidence=line.text,
        profile_urls=(line.href,) if line.href.startswith("http") else (),
        extractor="blocks",
        confidence=0.6,
    )
