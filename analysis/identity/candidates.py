"""The pairs of persons behind pairs of names, block by block and never all at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from analysis.identity.within import NEIGHBOURS

CHUNK = 200_000
"""About how many pairs are held at a time."""
MOST = 1_000_000
"""The most pairs behind two names: all of a thousand namesakes with all of another thousand."""

Kept = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
Found = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Blocks:
    """Persons of one name and one kind.

    Attributes:
        persons: the persons, block by block.
        ends: where the first block begins, then where every block ends.
        kind: the kind of every block.
        names: which block is the first of every name, then how many blocks there are.
    """

    persons: np.ndarray
    ends: np.ndarray
    kind: np.ndarray
    names: np.ndarray


def make_blocks(names: np.ndarray, kinds: np.ndarray, among: np.ndarray, count: int) -> Blocks:
    """Puts persons of one name and one kind together.

    Args:
        names: number of the name of every person.
        kinds: a number for every person.
        among: the persons that matter.
        count: how many names there are.
    """
    persons = among[np.lexsort((kinds[among], names[among]))]
    name, kind = names[persons], kinds[persons]
    begins = np.flatnonzero((np.diff(name, prepend=-1) != 0) | (np.diff(kind, prepend=-1) != 0))
    first = np.searchsorted(name[begins], np.arange(count + 1))
    return Blocks(persons.astype(np.int32), np.append(begins, len(persons)), kind[begins], first)


def pairs_behind(blocks: Blocks, one: np.ndarray, other: np.ndarray, kept: Kept) -> Iterator[Found]:
    """Gives the pairs of persons behind pairs of names; of very many, those in like places of their blocks.

    Persons are numbered in the order of what is printed of them, so that like places are like affiliations.

    Args:
        blocks: the persons.
        one: a name of every pair.
        other: the other name.
        kept: says of pairs of blocks which to look into, by number of the pair of names and both kinds.

    Returns:
        Parts of about CHUNK pairs: the number of the pair of names, a person, and the other.
    """
    for row, left, right in _crossed(blocks.names, one, other):
        fits = kept(row, blocks.kind[left], blocks.kind[right])
        size = np.diff(blocks.ends)
        pairs = np.where(fits, size[left] * size[right], 0).astype(float)
        many = fits & (np.bincount(row, pairs)[row] > MOST)
        for some, pair in ((fits & ~many, _crossed), (many, _alongside)):
            numbers = row[some]
            for at, here, there in pair(blocks.ends, left[some], right[some]):
                yield numbers[at], blocks.persons[here], blocks.persons[there]


def _crossed(ends: np.ndarray, one: np.ndarray, other: np.ndarray) -> Iterator[Found]:
    """Pairs all that lies between the ends of one with all of the other: row, place, other place."""
    begin, wide = ends[other], ends[other + 1] - ends[other]
    last = np.cumsum((ends[one + 1] - ends[one]) * wide)
    total = int(last[-1]) if len(last) else 0
    for start in range(0, total, CHUNK):
        number = np.arange(start, min(start + CHUNK, total))
        row = np.searchsorted(last, number, "right")
        at = number - np.where(row > 0, last[row - 1], 0)
        yield row, ends[one[row]] + at // wide[row], begin[row] + at % wide[row]


def _alongside(ends: np.ndarray, one: np.ndarray, other: np.ndarray) -> Iterator[Found]:
    """Pairs all of the longer block with NEIGHBOURS that stand about as far on in the shorter."""
    found, held = list[Found](), 0
    for row, (left, right) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
        turned = ends[left + 1] - ends[left] < ends[right + 1] - ends[right]
        longer, shorter = (right, left) if turned else (left, right)
        long, short = (int(ends[block + 1] - ends[block]) for block in (longer, shorter))
        place, shift = np.arange(long)[:, None], np.arange(min(NEIGHBOURS, short))
        beside = (place * short // long + shift) % short
        here, there = np.repeat(ends[longer] + place, len(shift)), (ends[shorter] + beside).ravel()
        found.append((np.full(len(here), row), *((there, here) if turned else (here, there))))
        held += len(here)
        if held > CHUNK or row == len(one) - 1:
            at, lefts, rights = (np.concatenate(side) for side in zip(*found, strict=True))
            yield at, lefts, rights
            found, held = [], 0
