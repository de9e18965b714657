"""What was found in blocks before: a block that comes again with the same content is not scored again."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.identity.tables import hashed

Score = Callable[[pd.DataFrame], pd.DataFrame]


class Memory:
    """Results of score functions, by the content of every block.

    A score function sees nothing but its block, so that remembering changes no result, whatever came in
    between. Only the blocks of the last table are kept: what went out of the data goes out of the memory.

    Attributes:
        scored: how many rows were scored since the memory was made, for those who measure.
    """

    def __init__(self) -> None:
        self._blocks: dict[str, np.ndarray] = {}
        self._found: dict[str, pd.DataFrame] = {}
        self.scored = 0

    def recall(self, name: str, score: Score, frame: pd.DataFrame) -> pd.DataFrame:
        """Gives what a function finds in a table, and has it score only the blocks that are new.

        Args:
            name: what to remember the results by.
            score: gives rows with the `block` that they were found in.
            frame: rows of one block follow each other, in an order that only their content decides.
        """
        number = np.cumsum(np.diff(frame["block"].to_numpy(), prepend=frame["block"].iloc[:1]) != 0)
        frame = frame.assign(block=number)
        content = _contents(frame, number)
        known = np.isin(content, self._blocks.get(name, np.empty(0, np.uint64)))
        fresh = ~known[number]
        self.scored += int(fresh.sum())
        found = [score(frame[fresh])]
        if known.any():
            places = pd.DataFrame({"content": content[known], "block": np.flatnonzero(known)})
            found.append(self._found[name].merge(places, on="content").drop(columns="content"))
        result = pd.concat(found, ignore_index=True).sort_values("block", kind="stable", ignore_index=True)
        self._keep(name, content, result)
        return result

    def tables(self) -> list[pd.DataFrame]:
        """Gives all that is remembered."""
        return list(self._found.values())

    def _keep(self, name: str, content: np.ndarray, result: pd.DataFrame) -> None:
        once, first = np.unique(content, return_index=True)
        blocks = result["block"].to_numpy()
        kept = result[np.isin(blocks, first)].drop(columns="block")
        self._blocks[name] = once
        self._found[name] = kept.assign(content=content[blocks[kept.index]])


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
