"""Rivals: of the columns that alternate in the records of a page, one holds the names."""

from collections import Counter, defaultdict
from itertools import pairwise

from analysis.names.affixes import split_affixes
from analysis.names.given import is_given_name, may_be_given_name
from analysis.names.judge import organization_score
from scrapers.extract.blocks.columns import Readings
from scrapers.extract.blocks.grid import WIDE
from scrapers.extract.blocks.lines import Lines
from scrapers.extract.person import People
from scrapers.extract.words import is_job_title

_FARTHEST = 4
_FIRST = 0.05
_CLEAR = 0.12
_NEVER = 9.0
_LIST = 0.75
_FULL = 0.75
_OWN = 0.75
_COLUMN = 0.4
_Column = tuple[int, str, int]


def without_rivals(
    page: Lines, readings: Readings, accepted: list[int], tables: frozenset[int] = frozenset()
) -> list[int]:
    """Leaves out lines of columns that follow or precede a better column of names record by record.

    In cards such as name, title, employer each column has its own shape. Where two columns alternate, the one
    that looks more like names, stands first or is set off (heading, bold, link) wins.

    Args:
        page: the lines of a page.
        readings: what the lines say of people.
        accepted: indices of lines that read as names, in order.
        tables: those each of whose columns holds names of its own.

    Returns:
        The indices that stay, in order.
    """
    alone = [index for index in accepted if not _stands_alone(readings[index].people)]
    if len(alone) < 2:
        return accepted
    columns = _columns(page, set(alone))
    pairs = Counter(
        (columns[before], columns[after])
        for before, after in pairwise(alone)
        if after - before <= _FARTHEST
        and columns[before] != columns[after]
        and not (
            _tells_itself(page, readings, before)
            and (_tells_itself(page, readings, after) or _begins_section(page, after))
        )
        and not _are_apart(page, before, after, tables)
        and not _are_cards(page, readings, before, after)
    )
    losers = _losers(page, alone, columns, pairs, _merits(page, readings, alone, columns))
    return [index for index in accepted if columns[index] not in losers or index not in alone]


def _losers(
    page: Lines,
    alone: list[int],
    columns: list[_Column],
    pairs: Counter[tuple[_Column, _Column]],
    merits: dict[_Column, float],
) -> set[_Column]:
    """The columns that hold no names, of those that alternate often enough, the most frequent pair first."""
    sizes = Counter(columns[index] for index in alone)
    grids, heads = _grids(page, alone, columns), _heads(page, alone, columns)
    losers: set[_Column] = set()
    for (first, second), times in pairs.most_common():
        gap = merits[first] - merits[second]
        loser = second if gap + _FIRST >= 0 else first
        settled = first in losers or second in losers or {first, second} <= grids or {first, second} <= heads
        needed = _needed_gap(first, second, times)
        if first in heads and loser == second:
            needed = min(needed, _CLEAR)
        if not settled and 2 * times >= sizes[loser] and abs(gap) >= needed:
            losers.add(loser)
    return losers


def _are_apart(page: Lines, one: int, other: int, tables: frozenset[int]) -> bool:
    """Whether no record holds both lines: a heading is between, a table ends, or each cell names its own."""
    cell, cell_after = page.lines[one].cell, page.lines[other].cell
    if cell is None or cell_after is None:
        return cell is not cell_after or any(line.level for line in page.lines[one + 1 : other])
    return cell[0] == cell_after[0] in tables or any(line.level for line in page.lines[one + 1 : other])


def _are_cards(page: Lines, readings: Readings, *pair: int) -> bool:
    """Whether two headings of one level, or cells of a table, both begin with a given name, as cards do."""
    one, other = (page.lines[index] for index in pair)
    names = [readings[index].people.people[0].name for index in pair]
    known = all(may_be_given_name(split_affixes(name).name.partition(" ")[0]) for name in names)
    cells = bool(one.cell and other.cell and one.cell[0] == other.cell[0] and one.cell != other.cell)
    sure = all(readings[index].own >= _FULL and " " in name for index, name in zip(pair, names, strict=True))
    return known and ((one.level > 0 and one.level == other.level) or (cells and sure))


def _begins_section(page: Lines, index: int) -> bool:
    """Whether a heading is the first line of an element with more in it."""
    line = page.lines[index]
    above = page.nodes[max(0, page.nodes[line.node].parent)]
    return line.level > 0 and above.start == index and above.end - index > 1


def _stands_alone(people: People) -> bool:
    """Whether a line is no field of another's record: it has a label, or people with what belongs to them."""
    if people.label:
        return True
    first = people.people[0]
    sure = first.score >= _FULL and first.is_told
    return sure and (len(people.people) > 1 or bool(split_affixes(first.name).honorific))


def _tells_itself(page: Lines, readings: Readings, index: int) -> bool:
    """Whether a line is a name with its employer in brackets behind it: two such are both people."""
    people = readings[index].people.people
    closed = page.lines[index].text.endswith((")", "）"))
    return closed and len(people) == 1 and people[0].score >= _FULL and len(people[0].pieces) == 1


def _needed_gap(one: _Column, other: _Column, times: int) -> float:
    """Columns of one kind of element are more likely a grid of names than name and employer."""
    cells = [int(column[1].partition("|")[2].rstrip(WIDE) or -1) for column in (one, other)]
    if cells[0] == cells[1] >= 0 and one[2] == other[2]:  # one column of a table, its rows in two styles
        return _NEVER
    if cells[0] == cells[1] >= 0 and one[0] == other[0]:
        return _CLEAR
    if one[0] != other[0] or one[2] != other[2]:
        return 0.0 if times > 1 else _CLEAR
    if cells[0] == cells[1]:
        return _NEVER
    return 0.0 if times > 2 and cells[1] - cells[0] == 1 else _CLEAR


def _columns(page: Lines, namelike: set[int]) -> list[_Column]:
    """The shape of every line, with its place in its element where <br> parts a record, not a list."""
    lines: dict[int, list[int]] = defaultdict(list)
    for line in page.lines:
        # a year over names is no field of theirs, nor is a title that was joined to the name
        if not line.menu and any(map(str.isalpha, line.text)):
            lines[line.node].append(line.index)
    records: Counter[int] = Counter()
    for node, own in lines.items():
        names = sum(index in namelike for index in own)
        if 1 < len(own) <= _FARTHEST and names < _LIST * len(own):
            records[page.nodes[node].path] += 1
    found: list[_Column] = []
    for line in page.lines:
        fields = lines[line.node] if records[page.nodes[line.node].path] > 1 else []
        place = fields.index(line.index) if line.index in fields else 0
        found.append((*line.shape, min(place, _FARTHEST)))
    return found


def _grids(page: Lines, alone: list[int], columns: list[_Column]) -> set[_Column]:
    """Columns of tables whose cells hold more than the name: each cell is a record, not a field of one."""
    sizes: dict[_Column, list[bool]] = defaultdict(list)
    for index in alone:
        line = page.lines[index]
        if line.cell:
            node = page.nodes[line.node]
            sizes[columns[index]].append(node.end - node.start > 1)
    return {column for column, several in sizes.items() if sum(several) > len(several) / 2}


def _heads(page: Lines, alone: list[int], columns: list[_Column]) -> set[_Column]:
    """Columns in bold each line of which begins an element of its own kind, where others do not: cards."""
    begun: dict[_Column, list[int]] = defaultdict(list)
    for index in alone:
        above = page.nodes[max(0, page.nodes[page.lines[index].node].parent)]
        inside = page.lines[above.start : above.end]
        first = next((line.index for line in inside if not (line.image or line.menu)), None)
        card = page.lines[index].bold and first == index and above.end - index > 1
        begun[columns[index]].append(above.path if card else 0)
    return {column for column, paths in begun.items() if len(paths) > 1 and len(set(paths)) == 1 and paths[0]}


def _merits(
    page: Lines, readings: Readings, alone: list[int], columns: list[_Column]
) -> dict[_Column, float]:
    found: dict[_Column, list[float]] = defaultdict(list)
    for index in alone:
        line = page.lines[index]
        first = readings[index].people.people[0].name
        set_off = 0.12 if line.bold else 0.06 if line.is_link else 0.0
        doubt = 0.3 if organization_score(first) >= 0.8 or is_job_title(first) else 0.0
        known = 0.15 if is_given_name(first.partition(" ")[0]) else 0.0
        known += 0.2 if split_affixes(first).honorific else 0.0
        found[columns[index]].append(
            _OWN * readings[index].own + _COLUMN * readings[index].column + set_off + known - doubt
        )
    return {column: sum(merits) / len(merits) for column, merits in found.items()}
