"""What was found in blocks before: a block that comes again with the same content is not scored again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.identity.tables import hashed, numbered

Score = Callable[[pd.DataFrame], pd.DataFrame]
_BLOCKS, _COUNTS = "blocks", "counts"


@dataclass(frozen=True)
class Held:
    """What a function found in blocks.

    Attributes:
        blocks: numbers for the content of the blocks, in ascending order.
        counts: how many rows were found in each.
        found: these rows, block after block.
    """

    blocks: np.ndarray
    counts: np.ndarray
    found: pd.DataFrame

    def places(self, content: np.ndarray) -> np.ndarray:
        """Gives the place of every content among the blocks; -1 where it is none of them."""
        if not len(self.blocks):
            return np.full(len(content), -1)
        place = np.minimum(np.searchsorted(self.blocks, content), len(self.blocks) - 1)
        return np.where(self.blocks[place] == content, place, -1)

    def rows(self, places: np.ndarray) -> pd.DataFrame:
        """Gives the rows of some blocks, block after block."""
        counts, ends = self.counts[places], np.cumsum(self.counts)
        shift = ends[places] - self.counts[places] - (np.cumsum(counts) - counts)
        return self.found.take(np.repeat(shift, counts) + np.arange(counts.sum()))


class Memory:
    """Results of score functions, by the content of every block: hashes and numbers, and no text.

    A score function sees nothing but its block, so that remembering changes no result, whatever came in
    between. Only the blocks of the last table are kept: what went out of the data goes out of the memory.

    Attributes:
        scored: how many rows were scored since the memory was made, for those who measure.
    """

    def __init__(self, held: Mapping[str, Held] | None = None) -> None:
        self._held = dict(held or {})
        self.scored = 0

    def recall(self, name: str, score: Score, frame: pd.DataFrame) -> pd.DataFrame:
        """Gives what a function finds in a table, and has it score only the blocks that are new.

        Args:
            name: what to remember the results by.
            score: gives numbers only, in rows with the `block` that they were found in.
            frame: rows of one block follow each other, in an order that only their content decides.
        """
        number = numbered(frame["block"])
        frame = frame.assign(block=number)
        content = _contents(frame, number)
        held = self._held.get(name)
        place = held.places(content) if held else np.full(len(content), -1)
        fresh = (place < 0)[number]
        self.scored += int(fresh.sum())
        result = score(frame[fresh])
        known = np.flatnonzero(place >= 0)
        if held and len(known):
            found = held.rows(place[known]).assign(block=np.repeat(known, held.counts[place[known]]))
            result = pd.concat((result, found[result.columns]), ignore_index=True)
        result = result.sort_values("block", kind="stable", ignore_index=True)
        self._held[name] = _held(content, result)
        return result

    def arrays(self) -> Iterator[tuple[str, np.ndarray]]:
        """Gives all that is remembered, to be kept; `remembered` makes a memory of it again."""
        for name, held in self._held.items():
            yield f"{name}/{_BLOCKS}", held.blocks
            yield f"{name}/{_COUNTS}", held.counts
            yield from ((f"{name}/{column}", held.found[column].to_numpy()) for column in held.found)


def remembered(arrays: Iterable[tuple[str, np.ndarray]]) -> Memory:
    """Makes a memory of what another one gave.

    Raises:
        ValueError: it was not given by a memory.
    """
    tables: dict[str, dict[str, np.ndarray]] = {}
    for path, array in arrays:
        name, _, column = path.rpartition("/")
        tables.setdefault(name, {})[column] = array
    held = {}
    for name, table in tables.items():
        if not {_BLOCKS, _COUNTS} <= set(table):
            raise ValueError(f"{name}: no blocks")
        blocks, counts = table.pop(_BLOCKS), table.pop(_COUNTS)
        if len(blocks) != len(counts) or any(len(column) != counts.sum() for column in table.values()):
            raise ValueError(f"{name}: columns of different lengths")
        held[name] = Held(blocks, counts, pd.DataFrame(table))
    return Memory(held)


def _held(content: np.ndarray, result: pd.DataFrame) -> Held:
    """Takes down what was found in every different block."""
    if len(result.select_dtypes("number").columns) < len(result.columns):
        raise TypeError("a memory takes numbers only")
    every = Held(content, np.bincount(result["block"], minlength=len(content)), result.drop(columns="block"))
    once, first = np.unique(content, return_index=True)
    return Held(once, every.counts[first].astype(np.int32), every.rows(first).reset_index(drop=True))


def _contents(frame: pd.DataFrame, number: np.ndarray) -> np.ndarray:
    """Gives a number for the content of every block: of its rows, in whatever order."""
    if frame.empty:
        return np.empty(0, np.uint64)
    rows = np.zeros(len(frame), np.uint64)
    for column in frame.columns.drop("block"):
        rows = rows * np.uint64(0x9E3779B97F4A7C15) + hashed(frame[column].to_numpy(object))
    rows ^= rows >> np.uint64(31)
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    return np.asarray(np.add.reduceat(rows * np.uint64(0xBF58476D1CE4E5B9), starts))
