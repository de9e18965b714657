"""Scores a table in partitions of whole blocks, on every processor where it is large."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from multiprocessing import get_context

import numpy as np
import pandas as pd

from analysis.identity.memory import Memory

SIZE = 50_000
"""Rows of a partition: large enough to outweigh its way to another process."""

FEW = 4
"""Partitions that take less time than other processes take to start."""

Score = Callable[[pd.DataFrame], pd.DataFrame]


@dataclass
class _Work:
    memory: Memory | None = None
    pools: list[ProcessPoolExecutor] = field(default_factory=list)


_current: ContextVar[_Work | None] = ContextVar("_current", default=None)


@contextmanager
def shared_work(memory: Memory | None = None) -> Iterator[None]:
    """Lets all tables scored in its body share processes, which end with it, and what a memory holds."""
    work = _Work(memory)
    token = _current.set(work)
    try:
        yield
    finally:
        _current.reset(token)
        for pool in work.pools:
            pool.shutdown()


def over_partitions(
    score: Score, frame: pd.DataFrame, size: int = SIZE, *, remembered: bool = True
) -> pd.DataFrame:
    """Gives what a function finds in all partitions, in the order of the blocks.

    Args:
        score: a function at the head of a module, which needs nothing but its partition; it gives the
            `block` of every row.
        frame: what to score, with the column `block`; rows of one block follow each other.
        size: about how many rows a partition has; a table of FEW partitions stays in this process.
        remembered: whether a memory may hold what is found: numbers, and no text.
    """
    work = _current.get()
    if work is None:
        with shared_work():
            return over_partitions(score, frame, size)
    if work.memory is None or not remembered:
        return _scored(score, frame, size, work)
    name = f"{score.__module__.rpartition('.')[2]}.{score.__name__}"
    return work.memory.recall(name, lambda fresh: _scored(score, fresh, size, work), frame)


def _scored(score: Score, frame: pd.DataFrame, size: int, work: _Work) -> pd.DataFrame:
    parts = list(_partitions(frame, size))
    processes = os.cpu_count() or 1
    if len(parts) <= FEW or processes < 2:
        return pd.concat([score(part) for part in parts], ignore_index=True)
    if not work.pools:
        # a fresh process holds its partition only; a forked one would hold all that this one has
        work.pools.append(ProcessPoolExecutor(processes, get_context("spawn")))
    return pd.concat(list(work.pools[0].map(score, parts)), ignore_index=True)


def _partitions(frame: pd.DataFrame, size: int) -> Iterator[pd.DataFrame]:
    """Cuts a table at the ends of blocks; an empty one is a partition too."""
    ends = np.append(np.flatnonzero(np.diff(frame["block"].to_numpy())) + 1, len(frame))
    start = 0
    while start < len(frame) or start == 0:
        at = int(np.searchsorted(ends, min(start + size, len(frame))))
        end = int(ends[min(at, len(ends) - 1)])
        yield frame.iloc[start:end]
        start = max(end, 1)
