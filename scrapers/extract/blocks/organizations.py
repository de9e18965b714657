"""Sponsors and exhibitors of a page: headings, logos, links and list items under a heading that says so."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.roles import Kind, Role
from analysis.text import fold
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.org_labels import read_labelled_organizations
from scrapers.extract.blocks.org_lines import cleaned, may_be_name, repeated
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.blocks.rulings import ORGANIZATIONS, context_ruling
from scrapers.extract.words import tier_of
from scrapers.items import Mention

_BOOTH = re.compile(
    r"\b(?:booth|stand|table|stall|box)\s*(?:no\.?|number|#|:)?\s*#?\s*([A-Z]{0,3}-?\d{1,4}[A-Z]?)\b"
    r"|^#?([A-Z]{0,2}-?\d{2,4}[A-Z]?)(?:$|\s+(?=[A-Z]))",
    re.IGNORECASE,
)
# how surely a column is the names of its records: headings, bold lines, links, logos, plain text
_WEIGHT = {"heading": 3.0, "bold": 2.0, "link": 1.6, "image": 1.3, "text": 1.0}


@dataclass(slots=True)
class _Candidate:
    line: Line
    text: str
    ruling: Ruling

    @property
    def look(self) -> str:
        line = self.line
        if line.level:
            return "heading"
        if line.image:
            return "image"
        if line.bold:
            return "bold"
        return "link" if line.is_link else "text"


def read_organizations(reading: PageReading) -> Iterator[Mention]:
    """Reads the organisations that sponsor or exhibit."""
    found = _candidates(reading)
    often = repeated((one.text, _innermost(reading, one)) for one in found) | _labels(found)
    sections: dict[int, list[_Candidate]] = defaultdict(list)
    for one in found:
        if fold(one.text) not in often or one.look == "image":
            sections[id(one.ruling.heading)].append(one)
    for section in sections.values():
        yield from _read_section(reading, section)
    yield from read_labelled_organizations(reading)


def _candidates(reading: PageReading) -> list[_Candidate]:
    found = []
    for line in reading.page.lines:
        if line.menu:
            continue
        ruling = context_ruling(reading, line.index)
        if ruling and ruling.role in ORGANIZATIONS and may_be_name(line, text := cleaned(line)):
            found.append(_Candidate(line, text, ruling))
    return found


def _labels(found: list[_Candidate]) -> set[str]:
    """Texts that stand in several kinds of places: categories and their labels, not names."""
    shapes: dict[str, set[object]] = defaultdict(set)
    for one in found:
        if one.look != "image":
            shapes[fold(one.text)].add(one.line.shape)
    return {text for text, places in shapes.items() if len(places) > 1}


def _innermost(reading: PageReading, one: _Candidate) -> int:
    above = reading.contexts[one.line.index]
    return id(above[-1]) if above else 0


def _read_section(reading: PageReading, section: list[_Candidate]) -> Iterator[Mention]:
    """Takes the fullest and surest column as names, then links and logos outside its records."""
    looks: dict[str, list[_Candidate]] = defaultdict(list)
    for one in section:
        looks[one.look].append(one)
    best = max(looks, key=lambda look: len(looks[look]) * _WEIGHT[look])
    taken = looks.pop(best)
    told = [fold(one.text) for one in taken]
    covered = _records(reading, taken)
    for look in ("link", "image"):
        for one in looks.get(look, ()):
            key = fold(one.text)
            if one.line.index not in covered and key and not any(key in old or old in key for old in told):
                told.append(key)
                taken.append(one)
    for one in taken:
        yield _mention(reading, one)


def _records(reading: PageReading, taken: list[_Candidate]) -> set[int]:
    """Indices of the lines that stand in the record of one of the names."""
    names = {one.line.index for one in taken}
    covered: set[int] = set()
    for one in taken:
        node = reading.page.nodes[one.line.node]
        while node.parent >= 0:
            above = reading.page.nodes[node.parent]
            if len(names.intersection(range(above.start, above.end))) != 1:
                break
            node = above
        covered.update(range(node.start, node.end))
    return covered


def _mention(reading: PageReading, one: _Candidate) -> Mention:
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
