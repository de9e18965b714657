"""Labels: lines that say the role of the one named just before them ("Jane Doe / Treasurer")."""

from collections import defaultdict

from analysis.roles import Family, family_of
from scrapers.extract.blocks.columns import Reading, Readings
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.words import role_of

_SIGNS = frozenset("*†‡§¹²³")
_ITEMS = frozenset(["li", "dd"])
_NAMELIKE = 0.55
_SHARE = 0.34
_LONGEST = 6
_FARTHEST = 3
_COLUMN = 4


def labels_after_names(page: Lines, readings: Readings) -> dict[int, int]:
    """Finds the labels of a page that follow names rather than stand over them.

    A column of labels follows names when most of its lines have a name shortly before them, and the first
    of them has one too: headings over lists fail the second, or have a name below the last of them.

    Returns:
        The index of the label by the index of the name that it belongs to.
    """
    columns: dict[tuple[int, str], list[tuple[int, int | None]]] = defaultdict(list)
    for line in page.lines:
        if line.image or line.menu or line.size > _LONGEST or line.text.endswith((":", "：")):
            continue
        if line.text[0] in _SIGNS:  # explains a sign: "* Honorary member"
            continue
        hit = role_of(line.text)
        if hit and hit.share >= _SHARE and not _is_name(readings.get(line.index)):
            columns[line.shape].append((line.index, _name_before(page, readings, line.index)))
    shapes = {line.shape: line.index for line in page.lines if line.level}
    found: dict[int, int] = {}
    for column in columns.values():
        named = [(label, name) for label, name in column if name is not None]
        if column[0][1] is None or len(named) < 0.6 * len(column):
            continue
        last = shapes.get(page.lines[column[-1][0]].shape, column[-1][0])  # that a heading of any words ends
        heads = bool(page.lines[last].level) and _is_name(readings.get(min(last + 1, len(page.lines) - 1)))
        if heads or (len(column) == 1 and page.lines[last].level):
            continue
        for label, name in named:
            found.setdefault(name, label)
        if len(named) >= _COLUMN:
            _fill(page, readings, column[0][0], found)
    return found


def _fill(page: Lines, readings: Readings, label: int, found: dict[int, int]) -> None:
    """Adds those lines of a column of labels whose words name no role: "Deputy Secreatry"."""
    shape = page.lines[label].shape
    for line in page.lines[label:]:
        short = line.shape == shape and line.size <= _LONGEST
        name = _name_before(page, readings, line.index) if short else None
        if name == line.index - 1 and page.lines[name].shape != shape:
            found.setdefault(name, line.index)


def closes_record(page: Lines, line: Line) -> bool:
    """Says whether an untagged line ends a list item that begins with other text: it is its label."""
    node = page.nodes[line.node]
    while node.end == line.index + 1 and node.tag not in _ITEMS and node.parent >= 0:
        node = page.nodes[node.parent]
    return not line.level and node.tag in _ITEMS and node.start < line.index and node.end == line.index + 1


def honours(page: Lines, names: set[int]) -> dict[int, int]:
    """Finds the awards that list items print behind the people of a talk: "... <b>Best Paper Award</b>".

    Args:
        page: the lines of a page.
        names: indices of the lines that name somebody.

    Returns:
        The index of the line with the award by the index of the line of names before it in the same item.
    """
    found: dict[int, int] = {}
    for line in page.lines:
        if line.size > _LONGEST or line.index in names or not closes_record(page, line):
            continue
        hit = role_of(line.text)
        if hit and family_of(hit.role) == Family.AWARD:
            before = [index for index in _item(page, line) if index in names]
            found |= dict.fromkeys(before, line.index)
    return found


def _item(page: Lines, line: Line) -> range:
    node = page.nodes[line.node]
    while node.tag not in _ITEMS:
        node = page.nodes[node.parent]
    return range(node.start, line.index)


def _is_name(reading: Reading | None) -> bool:
    return reading is not None and reading.score >= _NAMELIKE and not reading.people.label


def _name_before(page: Lines, readings: Readings, index: int) -> int | None:
    for before in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        line = page.lines[before]
        if _is_name(readings.get(before)):
            return before if _together(page, before, index) else None
        if line.level and role_of(line.text):
            return None
    return None


def _together(page: Lines, one: int, other: int) -> bool:
    """Whether both share a parent or grandparent element; of two cells only if the label fills its own."""
    cell = page.lines[other].cell
    if cell != page.lines[one].cell and other + 1 < len(page.lines) and page.lines[other + 1].cell == cell:
        return False
    above = set()
    node = page.lines[one].node
    for _ in range(3):
        above.add(node)
        node = page.nodes[node].parent
        if node < 0:
            break
    node = page.lines[other].node
    if page.lines[other].level and not _of_one_record(page, one, other):
        return False
    return node in above or page.nodes[node].parent in above


def _of_one_record(page: Lines, one: int, heading: int) -> bool:
    """Whether a tagged label stands beside a name or alone with it: one behind a whole list is a heading."""
    parent = page.nodes[page.lines[heading].node].parent
    if page.nodes[page.lines[one].node].parent == parent:
        return True
    around, shape = page.nodes[parent], page.lines[heading].shape
    return sum(page.lines[index].shape == shape for index in range(around.start, around.end)) == 1
