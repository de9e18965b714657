"""Sponsors and exhibitors of a page: logos, links, list items and headings under a heading that says so."""

import re
from collections import Counter
from collections.abc import Iterator

from analysis.roles import Kind, Role
from analysis.text import fold
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.persons import PageReading, Ruling, context_ruling
from scrapers.extract.words import is_invitation, role_of, tier_of
from scrapers.items import Mention

_ORGANIZATIONS = frozenset([Role.SPONSOR, Role.EXHIBITOR])
_NOT_A_NAME = re.compile(
    r"@|https?:|^\W*$|^\+?[\d\s()./-]+$|[.!?]\s+\S|^(?:read|learn|find|view|see|visit|click|download|more|website|"
    r"logo|image|photo|banner|thank|we |our |the following|all |for |please|if )\b|\?$",
    re.IGNORECASE,
)
_LOGO = re.compile(
    r"\b(?:company |corporate |sponsor(?:'s|s)? |partner )?(?:logo|logotype|icon|banner|image)s?\b"
    r"|\.(?:png|jpe?g|gif|svg|webp)$",
    re.IGNORECASE,
)
_BOOTH = re.compile(
    r"\b(?:booth|stand|table|stall|box|hall)\s*(?:no\.?|number|#|:)?\s*#?\s*([A-Z]{0,3}-?\d{1,4}[A-Z]?)\b|^#?([A-Z]{0,2}-?\d{2,4}[A-Z]?)$",
    re.IGNORECASE,
)
_LONGEST_WORDS = 9
_LONGEST = 70
_WEIGHT = (3.0, 2.0, 1.6, 1.2, 1.0)


def _clean(line: Line) -> str:
    text = _LOGO.sub("", line.text.replace("_", " ")) if line.image else line.text
    text = re.sub(r"^\(?#?[A-Z]?\d{1,4}[A-Z]?\)?\s*[-–:.)]?\s+(?=\D)", "", text)
    return text.strip(" -–—:•*·|,")


def _may_be_name(line: Line, text: str) -> bool:
    if not 1 < len(text) <= _LONGEST or len(text.split()) > _LONGEST_WORDS or _NOT_A_NAME.search(text):
        return False
    if is_invitation(text) or (text.endswith(".") and len(text.split()) > 4):
        return False
    hit = role_of(text)
    return hit is None or hit.share < 0.5 or (line.image and hit.share < 0.9)


def _rank(line: Line) -> int:
    """How surely a line is the name of its record: heading, bold, link, logo, plain text."""
    if line.level:
        return 0
    if line.bold and not line.image:
        return 1
    if line.href and not line.image and all("a" in part.style for part in line.segments if part.text.strip()):
        return 2
    return 3 if line.image else 4


def read_organizations(reading: PageReading) -> Iterator[Mention]:
    """Reads the organisations that sponsor or exhibit."""
    groups: dict[object, list[tuple[Line, str, Ruling]]] = {}
    for line in reading.page.lines:
        text = _clean(line)
        if line.menu or not _may_be_name(line, text):
            continue
        ruling = context_ruling(reading, line.index)
        if ruling and ruling.role in _ORGANIZATIONS:
            groups.setdefault(ruling.heading, []).append((line, text, ruling))
    for group in groups.values():
        yield from _read_group(reading, group)


def _read_group(reading: PageReading, group: list[tuple[Line, str, Ruling]]) -> Iterator[Mention]:
    """Takes the fullest and surest kind of line as names, then logos and links that it does not name."""
    kinds = Counter(_rank(line) for line, _, _ in group)
    best = max(kinds, key=lambda rank: kinds[rank] * _WEIGHT[rank])
    taken: list[str] = []
    for wanted in dict.fromkeys((best, 2, 3)):
        for line, text, ruling in group:
            key = fold(text)
            if (
                _rank(line) != wanted
                or not key
                or any(key in old or old in key for old in taken if wanted != best)
            ):
                continue
            taken.append(key)
            yield _mention(reading, line, text, ruling)


def _mention(reading: PageReading, line: Line, text: str, ruling: Ruling) -> Mention:
    around = reading.page.lines[max(0, line.index - 1) : line.index + 3]
    booth = next((match for near in around if (match := _BOOTH.search(near.text))), None)
    heading = ruling.heading
    return Mention(
        name=text,
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
