"""Fields below names in the cells of a table: what follows a name there is no second name of the cell."""

from collections import defaultdict
from collections.abc import Sequence

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name
from scrapers.extract.blocks.columns import Readings
from scrapers.extract.blocks.lines import Lines

_FEWEST = _PAIR = 2
_SELDOM = 0.34


def fields_in_cells(page: Lines, readings: Readings, accepted: Sequence[int]) -> frozenset[int]:
    """Finds lines that read as names and stand second in cells of one shape, where the first is the name.

    The first is set off as a link or in bold in all of these cells, the second in none, and hardly any second
    line begins with a given name.

    Args:
        page: the lines of a page.
        readings: what the lines say of people.
        accepted: indices of lines that read as names, in order.
    """
    cells: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for index in accepted:
        if cell := page.lines[index].cell:
            cells[cell].append(index)
    alike: dict[tuple[int, int], list[list[int]]] = defaultdict(list)
    for (table, _, _), own in cells.items():
        alike[table, page.lines[own[0]].shape[0]].append(own)
    found: set[int] = set()
    for shape in alike.values():
        pairs = [(own[0], own[1]) for own in shape if len(own) == _PAIR and own[1] == own[0] + 1]
        if pairs and len(shape) >= _FEWEST and _are_fields(page, readings, pairs):
            found |= {second for _, second in pairs}
    return frozenset(found)


def _are_fields(page: Lines, readings: Readings, pairs: Sequence[tuple[int, int]]) -> bool:
    firsts, seconds = zip(*pairs, strict=True)
    off = [all(page.lines[at].is_link for at in firsts), all(page.lines[at].bold for at in firsts)]
    plain = not any(page.lines[at].is_link or page.lines[at].bold for at in seconds)
    known = sum(_is_known(readings, at) for at in seconds)
    return any(off) and plain and known <= _SELDOM * len(seconds)


def _is_known(readings: Readings, index: int) -> bool:
    name = split_affixes(readings[index].people.people[0].name).name
    return " " in name and may_be_given_name(name.partition(" ")[0])
