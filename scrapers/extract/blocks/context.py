"""Context: which headings stand over a line, and which role they give."""

import re

from analysis.organizations import bears_legal_form
from analysis.roles import Role
from analysis.text import fold, squeeze
from scrapers.extract.blocks.columns import Reading, Readings
from scrapers.extract.blocks.grid import WIDE
from scrapers.extract.blocks.heading import CLOCK, LOOK, Heading, invites, role_of_heading
from scrapers.extract.blocks.labels import closes_record
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.blocks.link_heads import heads_links
from scrapers.extract.furniture import is_furniture
from scrapers.extract.person import name_score
from scrapers.extract.prices import is_price
from scrapers.extract.words import RoleHit, is_programme, role_of

_NAMELIKE = 0.55
_FULL_NAME = 0.8
_LONGEST_HEADING = 12
_WHOLE = 0.5
_LONGEST_LABEL = 7
_ALONE = 0.5
_REMARK = re.compile(r"\*[^*]+\*|\([^()]+\)")  # "*Best Paper Award*" below those who won it
_APART = frozenset(["aside", "footer"])
_LONGEST_HEAD = 3
_SEVERAL = 2
_ALL = 0.99
_BODIES = frozenset([Role.BOARD, Role.REVIEWER, Role.ORGANIZER, Role.COMMITTEE])
_LONG = 4  # "Example Breeders Classic Show Officials & Staff" is no name


def _next_text(page: Lines) -> list[int]:
    """For every index, that of the next line that is neither a tagged heading nor the label of a role."""
    following = [len(page.lines)] * (len(page.lines) + 1)
    for line in reversed(page.lines):
        over = line.level or _is_role_alone(line)
        following[line.index] = following[line.index + 1] if over else line.index
    return following


def _is_role_alone(line: Line) -> bool:
    """Whether a line says nothing but a role, as "With the kind support of" does under a heading."""
    if line.size > _LONGEST_LABEL or line.image or line.menu or line.cell:
        return False
    hit = role_of(line.text)
    return hit is not None and hit.share >= _ALONE


def _scope(page: Lines, line: Line, following: list[int]) -> int:
    """Where a heading ends at the latest: with the smallest element around it that holds other text."""
    at, past = line.node, following[line.index + 1]
    while (node := page.nodes[at]).parent >= 0 and node.tag not in _APART:
        if past < node.end and not _heads_section(page, line, at):
            break
        at = node.parent
    return node.end


def _heads_section(page: Lines, line: Line, at: int) -> bool:
    """Whether an element is no more than a heading and a sentence on it, and the first in its section.

    Where another such element stands beside it, each is a card of its own.
    """
    node = page.nodes[at]
    above = page.nodes[node.parent]
    size, rest = node.end - node.start, above.end - node.end
    if not line.level or node.start != line.index or not size <= _LONGEST_HEAD < rest:
        return False
    following = page.lines[node.end].node
    while page.nodes[following].parent > node.parent:
        following = page.nodes[following].parent
    deeper = page.lines[node.end].level > line.level
    return (deeper or page.nodes[following].path != node.path) and above.start >= node.start


def _is_pseudo(page: Lines, line: Line, readings: Readings) -> bool:
    if line.size > _LONGEST_HEADING or line.image or line.menu or _REMARK.fullmatch(line.text):
        return False
    if line.cell and line.cell[2] > 0 and not (line.bold and _is_followed(page, line)):
        return False
    wide = bool(line.cell) and line.shape[1].endswith(WIDE) and not _is_followed(page, line)
    set_off = (line.bold or wide) and not line.is_link
    told = set_off or line.text.endswith((":", "：")) or (line.size <= 5 and line.text.isupper())
    return told or heads_links(page, line) or _is_body_over(page, line, readings)


def _is_body_over(page: Lines, line: Line, readings: Readings) -> bool:
    """Whether a plain line is the name of a committee, and the next lists several people: "Jury"."""
    if line.is_link or line.size > _LONGEST_LABEL or line.index + 1 >= len(page.lines):
        return False
    hit = role_of(line.text)
    if hit is None or hit.share < _ALL or hit.role not in _BODIES:
        return False
    following = readings.get(line.index + 1)
    return following is not None and len(following.people.people) >= _SEVERAL and not following.people.label


def _is_followed(page: Lines, line: Line) -> bool:
    """Whether more stands below a line in its cell of a table, as where tables lay out a page."""
    after = line.index + 1
    return after < len(page.lines) and page.lines[after].cell == line.cell


def _names_people(reading: Reading | None, hit: RoleHit | None) -> bool:
    if reading is None:
        return False
    if reading.people.label or _begins_with_name(reading.line):
        return True
    ends = hit is not None and reading.line.size >= _LONG and fold(reading.line.text).endswith(hit.phrase)
    return (hit is None or hit.share < 0.3) and not ends and reading.score >= _NAMELIKE


def _begins_with_name(line: Line) -> bool:
    """Whether a full name stands apart by its style: `Ana Ruiz <span>Chair of ...</span>`."""
    first = squeeze(line.segments[0].text)
    return len(line.segments) > 1 and " " in first and name_score(first) >= _FULL_NAME


def _heading(line: Line, readings: Readings, end: int) -> Heading | None:
    text = line.text.strip(" :：-–—")
    hit, programme = role_of_heading(text), is_programme(text) or bool(CLOCK.match(text))
    if (hit or programme) and bears_legal_form(text):
        hit, programme = None, False
    barred = is_furniture(text) or invites(text) or (hit is None and is_price(text))
    if not line.level and hit is None and not programme and not (barred and line.bold):
        return None
    if not line.level and line.cell and line.cell[2] > 0 and not (hit and hit.share >= _WHOLE):
        return None
    first = line.level == 1 and hit
    if not barred and not first and _names_people(readings.get(line.index), hit):
        return None
    label = not line.bold and line.text.endswith((":", "："))
    return Heading(text, line.level or LOOK + label, end, hit, programme, barred)


def _is_field(page: Lines, line: Line, readings: Readings) -> bool:
    """Whether a tagged line stands right below a name that is tagged higher, as the post of a card does."""
    if not line.level or not line.index:
        return False
    before = page.lines[line.index - 1]
    if not 0 < before.level < line.level or page.nodes[before.node].parent != page.nodes[line.node].parent:
        return False
    named, following = _is_full_name(readings.get(before.index)), line.index + 1 < len(page.lines)
    # a heading over people is none, even below a title of the page that looks like a name
    return named and not (following and _is_full_name(readings.get(line.index + 1)))


def _is_full_name(reading: Reading | None) -> bool:
    return reading is not None and reading.own >= _FULL_NAME and not reading.people.label


def contexts(
    page: Lines, readings: Readings, labels: set[int], footers: frozenset[int]
) -> list[tuple[Heading, ...]]:
    """Gives, for every line, the headings over it, outermost first; lines under the same share one tuple.

    Args:
        page: the lines of a page.
        readings: what the lines say of people, by their index.
        labels: indices of lines that are labels inside records, not headings over what follows.
        footers: indices of the lines of the foot.
    """
    above: tuple[Heading, ...] = ()
    found: list[tuple[Heading, ...]] = []
    following: list[int] | None = None
    for line in page.lines:
        index = line.index
        if above and (above[-1].end <= index or any(one.end <= index for one in above)):
            above = tuple(one for one in above if one.end > index)
        if above and index in footers and index - 1 not in footers:
            above = ()
        heading = None
        if (
            (line.level or _is_pseudo(page, line, readings))
            and index not in labels
            and not closes_record(page, line)
            and not _is_field(page, line, readings)
        ):
            following = following or _next_text(page)
            heading = _heading(line, readings, _scope(page, line, following))
        if heading:
            above = tuple(one for one in above if one.level < heading.level)
        found.append(above)
        if heading:
            above = (*above, heading)
    return found
