"""Context: which headings stand over a line, and which role they give."""

import re
from dataclasses import dataclass

from scrapers.extract.blocks.columns import Reading
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.words import RoleHit, is_invitation, is_programme, role_of

_NAMELIKE = 0.55
_LONGEST_HEADING = 12
_PSEUDO_LEVEL = 7
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over some lines.

    Attributes:
        level: 1 to 6 as tagged, 7 for a line that is a heading by its look.
        end: index of the first line that it no longer stands over.
        programme: those named under it give talks.
        barred: it asks people to become or do something, so that nobody is named under it.
    """

    text: str
    level: int
    end: int
    hit: RoleHit | None
    programme: bool
    barred: bool

    @property
    def year(self) -> int | None:
        """The year in its words, if there is just one."""
        years = set(_YEAR.findall(self.text))
        return int(years.pop()) if len(years) == 1 else None


def _next_text(page: Lines) -> list[int]:
    """For every index, that of the next line that is no tagged heading."""
    following = [len(page.lines)] * (len(page.lines) + 1)
    for line in reversed(page.lines):
        following[line.index] = following[line.index + 1] if line.level else line.index
    return following


def _scope(page: Lines, line: Line, following: list[int]) -> int:
    """Where a heading ends at the latest: with the smallest element around it that holds other text."""
    node = page.nodes[line.node]
    while node.parent >= 0 and following[line.index + 1] >= node.end:
        node = page.nodes[node.parent]
    return node.end


def _is_pseudo(line: Line) -> bool:
    words = len(line.text.split())
    if line.image or line.menu or words > _LONGEST_HEADING or (line.cell and line.cell[2] > 0):
        return False
    return line.bold or line.text.endswith((":", "：")) or (words <= 5 and line.text.isupper())


def _names_people(reading: Reading | None, hit: RoleHit | None) -> bool:
    if reading is None:
        return False
    if reading.people.label:
        return True
    return (hit is None or hit.share < 0.3) and reading.score >= _NAMELIKE


def _heading(line: Line, reading: Reading | None, end: int) -> Heading | None:
    if not line.level and not _is_pseudo(line):
        return None
    text = line.text.strip(" :：-–—")
    hit = role_of(text)
    if _names_people(reading, hit) or (not line.level and hit is None and not is_programme(text)):
        return None
    return Heading(text, line.level or _PSEUDO_LEVEL, end, hit, is_programme(text), is_invitation(text))


def footer_lines(page: Lines) -> frozenset[int]:
    """Lines of footers: what stands over the content of a page does not stand over them."""
    footers = (node for node in page.nodes if node.tag == "footer")
    return frozenset(index for node in footers for index in range(node.start, node.end))


def contexts(page: Lines, readings: dict[int, Reading], labels: set[int]) -> list[tuple[Heading, ...]]:
    """Gives, for every line, the headings over it, outermost first.

    Args:
        page: the lines of a page.
        readings: what the lines say of people, by their index.
        labels: indices of lines that are labels inside records, not headings over what follows.
    """
    stack: list[Heading] = []
    found: list[tuple[Heading, ...]] = []
    following = _next_text(page)
    footers = footer_lines(page)
    for line in page.lines:
        stack = [above for above in stack if above.end > line.index]
        if line.index in footers and line.index - 1 not in footers:
            stack = []
        heading = None
        if line.index not in labels:
            heading = _heading(line, readings.get(line.index), _scope(page, line, following))
        if heading:
            stack = [above for above in stack if above.level < heading.level]
        found.append(tuple(stack))
        if heading:
            stack.append(heading)
    return found
