"""Organisations behind a label on their own line: "Sponsored by the Guild of Tilers and Example Works"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.names.affixes import split_affixes
from analysis.names.judge import organization_score
from analysis.roles import Kind
from analysis.text import fold, word_set
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.blocks.medals import is_medal
from scrapers.extract.blocks.org_lines import reads_as_name
from scrapers.extract.blocks.org_names import listed, names_in
from scrapers.extract.blocks.org_trimming import cleaned
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.blocks.rulings import ORGANIZATIONS
from scrapers.extract.words import RoleHit, role_of
from scrapers.items import Mention

_LABEL = re.compile(
    r"^\W*(.{2,40}?(?:\b(?:by|with|von|par|por|da|de|door|przez|tarafından)\b(?=\s)|:(?=\s)|：))\s*(\S.+?)\.?$",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:\b(?:by|with|von|par|por|da|de|di|door|przez)|[:：])\s*$", re.IGNORECASE)
_WORDS = frozenset("by with von par por da de door przez tarafından".split())
_SURE = 0.8
_SHARE = 0.5
_LONGEST = 200
_MOST_LOGOS = 12
_NEAR = 2


def read_labelled_organizations(reading: PageReading) -> Iterator[Mention]:
    """Reads the organisations that a line names after a label of a sponsor or exhibitor."""
    for line in reading.page.lines:
        if line.menu or line.image or len(line.text) > _LONGEST:
            continue
        label, rest = _parted(line.text)
        if label:
            hit = role_of(label)
            medal = is_medal(label, reading.whole.hit)
            if hit and hit.role in ORGANIZATIONS and not medal:
                names = _names(rest, sure=hit.share < _SHARE)
                yield from (_mention(name, hit, label, line) for name in names)
        elif _may_stand_before(reading.page, line):
            hit = role_of(line.text)
            if hit and hit.role in ORGANIZATIONS and hit.share >= _SHARE:
                yield from (_mention(name, hit, line.text, line) for name in _next_to(reading.page, line))


def naming_headings(page: Lines) -> frozenset[str]:
    """The headings that name a sponsor or exhibitor themselves, whom what stands below repeats."""
    found: set[str] = set()
    for line in page.lines:
        if not line.level or ":" not in line.text or len(line.text) > _LONGEST:
            continue
        label, rest = _parted(line.text)
        hit = role_of(label) if label else None
        if hit and hit.role in ORGANIZATIONS and hit.share >= _SHARE and reads_as_name(rest):
            name = fold(rest.strip("™®© "))
            below = page.lines[line.index + 1 : line.index + 1 + _NEAR]
            if any(name in fold(other.text) for other in below if not other.level):
                found.add(line.text.strip(" :：-–—"))
    return frozenset(found)


@lru_cache(maxsize=16384)
def _parted(text: str) -> tuple[str, str]:
    """A label and what stands behind it; empty texts where there is none."""
    if ":" not in text and "：" not in text and _WORDS.isdisjoint(word_set(text)):
        return "", ""
    match = _LABEL.match(text)
    if match is None:
        return "", ""
    label, rest = match.groups()
    return label, rest.partition(")")[0] if label.count("(") > label.count(")") else rest


@lru_cache(maxsize=16384)
def _ends_as_label(text: str) -> bool:
    return bool(_BARE.search(text))


def _names(text: str, *, sure: bool) -> list[str]:
    """The names behind a label; where the label is loose, only what is an organisation beyond doubt."""
    names = names_in(text)
    if sure and not all(organization_score(name) >= _SURE for name in names):
        return []
    return [name.rstrip("™® ") for name in names if reads_as_name(name)]


def _may_stand_before(page: Lines, line: Line) -> bool:
    return page.nodes[line.node].tag == "dt" or _ends_as_label(line.text)


def _next_to(page: Lines, label: Line) -> list[str]:
    """What stands beside a label: the definition of its term, or the logos in the same element."""
    following = page.lines[label.index + 1 : label.index + 1 + _MOST_LOGOS]
    found: list[str] = []
    term = page.nodes[label.node].tag == "dt"
    for line in following:
        if term and page.nodes[line.node].tag == "dd":
            found += [part for part in listed(line.text) if reads_as_name(part) and not _is_titled(part)]
        elif not term and line.image and line.node == label.node:
            found += [name for name in [cleaned(line)] if reads_as_name(name, image=True)]
        else:
            break
    return found


def _is_titled(name: str) -> bool:
    return bool(split_affixes(name).honorific)


def _mention(name: str, hit: RoleHit, label: str, line: Line) -> Mention:
    return Mention(
        name=name,
        role=hit.role,
        kind=Kind.ORGANIZATION,
        role_label=label.strip(" :："),
        evidence=line.text,
        extractor="blocks",
        confidence=0.7,
    )
