"""Scores a table in partitions of whole blocks, on every processor where it is large."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pandas as pd

SIZE = 50_000
"""Rows of a partition: large enough to outweigh its way to another process."""

Score = Callable[[pd.DataFrame], pd.DataFrame]


def over_partitions(score: Score, frame: pd.DataFrame, block: str, size: int = SIZE) -> pd.DataFrame:
    """Gives what a function finds in all partitions, in the order of the blocks.

    Args:
        score: a function at the head of a module, which needs nothing but its partition.
        frame: what to score; rows of one block follow each other.
        block: the column that names the block.
        size: about how many rows a partition has; a table of two partitions or less stays in this process.
    """
    parts = list(_partitions(frame, block, size))
    processes = min(os.cpu_count() or 1, len(parts))
    if len(parts) <= 2 or processes < 2:
        found = [score(part) for part in parts]
    else:
        # a fresh process holds its partition only; a forked one would hold all that this one has
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            found = list(pool.map(score, parts))
    return pd.concat(found, ignore_index=True)


def _partitions(frame: pd.DataFrame, block: str, size: int) -> Iterator[pd.DataFrame]:
    """Cuts a table at the ends of blocks; an empty one is a partition too."""
    ends = np.append(np.flatnonzero(np.diff(frame[block].to_numpy())) + 1, len(frame))
    start = 0
    while start < len(frame) or start == 0:
        at = int(np.searchsorted(ends, min(start + size, len(frame))))
        end = int(ends[min(at, len(ends) - 1)])
        yield frame.iloc[start:end]
        start = max(end, 1)
