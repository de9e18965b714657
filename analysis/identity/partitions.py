"""Scores a table in partitions of whole blocks, on every processor where it is large."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import get_context

import numpy as np
import pandas as pd

SIZE = 50_000
"""Rows of a partition: large enough to outweigh its way to another process."""

FEW = 4
"""Partitions that take less time than other processes take to start."""

Score = Callable[[pd.DataFrame], pd.DataFrame]
_shared: ContextVar[list[ProcessPoolExecutor] | None] = ContextVar("_shared", default=None)


@contextmanager
def shared_processes() -> Iterator[None]:
    """Lets all tables that are scored in its body share the same processes, which end with it."""
    pools: list[ProcessPoolExecutor] = []
    token = _shared.set(pools)
    try:
        yield
    finally:
        _shared.reset(token)
        for pool in pools:
            pool.shutdown()


def over_partitions(score: Score, frame: pd.DataFrame, block: str, size: int = SIZE) -> pd.DataFrame:
    """Gives what a function finds in all partitions, in the order of the blocks.

    Args:
        score: a function at the head of a module, which needs nothing but its partition.
        frame: what to score; rows of one block follow each other.
        block: the column that names the block.
        size: about how many rows a partition has; a table of FEW partitions stays in this process.
    """
    parts = list(_partitions(frame, block, size))
    processes = min(os.cpu_count() or 1, len(parts))
    if len(parts) <= FEW or processes < 2:
        return pd.concat([score(part) for part in parts], ignore_index=True)
    pools = _shared.get()
    if pools is None:
        with shared_processes():
            return over_partitions(score, frame, block, size)
    if not pools:
        # a fresh process holds its partition only; a forked one would hold all that this one has
        pools.append(ProcessPoolExecutor(os.cpu_count(), get_context("spawn")))
    return pd.concat(list(pools[0].map(score, parts)), ignore_index=True)


def _partitions(frame: pd.DataFrame, block: str, size: int) -> Iterator[pd.DataFrame]:
    """Cuts a table at the ends of blocks; an empty one is a partition too."""
    ends = np.append(np.flatnonzero(np.diff(frame[block].to_numpy())) + 1, len(frame))
    start = 0
    while start < len(frame) or start == 0:
        at = int(np.searchsorted(ends, min(start + size, len(frame))))
        end = int(ends[min(at, len(ends) - 1)])
        yield frame.iloc[start:end]
        start = max(end, 1)
