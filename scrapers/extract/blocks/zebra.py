"""Rows of which every second has one class more, for its colour: their lines are of one column."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from scrapers.extract.blocks.lines import Lines, Node

_FEWEST = 4
_MOST = 40  # kinds of elements in one place
_LINES = 2

Paths = dict[tuple[int, str], int]


def join_rows(page: Lines, paths: Paths) -> None:
    """Gives rows that alternate between two sets of classes, and all that stands in them, the same shapes.

    Args:
        page: the lines of a page.
        paths: the numbers of the paths, by that of the element around and the shape of the tag.
    """
    if not (pairs := _pairs(paths)):
        return
    rows: dict[int, list[Node]] = defaultdict(list)
    known = {path for pair in pairs for path in pair}
    for node in page.nodes:
        if node.path in known:
            rows[node.parent].append(node)
    same = {odd: plain for plain, odd in pairs if _alternate(rows, plain, odd)}
    if same:
        _rename(page, _renamed(paths, same))


def _pairs(paths: Paths) -> list[tuple[int, int]]:
    """Elements in one place that differ by one class and hold the same, the plain one first."""
    places: dict[tuple[int, str], list[tuple[str, int]]] = defaultdict(list)
    for (above, shape), path in paths.items():
        name, _, classes = shape.partition(" ")
        places[above, name].append((classes, path))
    several = [elements for elements in places.values() if 1 < len(elements) <= _MOST]
    if not several:
        return []
    inside: dict[int, set[str]] = defaultdict(set)
    for above, shape in paths:
        inside[above].add(shape)
    return [pair for elements in several for pair in _alike(elements, inside)]


def _alike(elements: list[tuple[str, int]], inside: dict[int, set[str]]) -> Iterator[tuple[int, int]]:
    parted = [(frozenset(classes.split()), path) for classes, path in elements]
    for classes, plain in parted:
        for more, odd in parted:
            if len(more) == len(classes) + 1 and classes < more and inside[plain] == inside[odd] != set():
                yield plain, odd


def _alternate(rows: dict[int, list[Node]], plain: int, odd: int) -> bool:
    """Whether the two take turns wherever both stand, often enough, and each is a row with several lines."""
    longest = 0
    for siblings in rows.values():
        own = [node for node in siblings if node.path in (plain, odd)]
        times = Counter(node.path for node in own)
        if len(times) < 2:
            continue
        turns = all(one.path != other.path for one, other in pairwise(own))
        if not turns or any(node.end - node.start < _LINES for node in own):
            return False
        longest = max(longest, len(own))
    return longest >= _FEWEST


def _renamed(paths: Paths, same: dict[int, int]) -> dict[int, int]:
    """The numbers that change: those of the rows, and of all elements in them."""
    changed, kept = dict(same), dict(paths)
    for (above, shape), path in paths.items():  # what is around stands before what is inside
        if above in changed and path not in same:
            changed[path] = kept.setdefault((changed[above], shape), path)
    return changed


def _rename(page: Lines, changed: dict[int, int]) -> None:
    for node in page.nodes:
        node.path = changed.get(node.path, node.path)
    for line in page.lines:
        if line.shape[0] in changed:
            line.shape = (changed[line.shape[0]], line.shape[1])
