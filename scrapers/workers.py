"""Reads many pages on all cores, in order, with few of them in memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from os import cpu_count
from typing import TypeVar

from scrapers.errors import UsageError
from scrapers.tidying import tidying_rarely

T = TypeVar("T")
R = TypeVar("R")

_LARGE = 200  # below this, starting processes costs more than it brings
_CHUNK = 8
_AHEAD = 4


def in_order(function: Callable[[T], R], items: Iterable[T], count: int) -> Iterator[tuple[T, R]]:
    """Applies a function to every item and gives each with its result.

    Args:
        function: can be pickled, as everything it takes and gives.
        items: taken lazily.
        count: how many there are, about.

    Raises:
        UsageError: a process died, most likely for want of memory.
    """
    if count <= _LARGE:
        yield from ((item, function(item)) for item in items)
        return
    workers = cpu_count() or 1
    # workers start afresh: a fork beside the thread that draws the progress may hang
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
        source = iter(items)
        while chunk := list(islice(source, _CHUNK)):
            waiting.append((chunk, pool.submit(_apply, function, chunk)))
            if len(waiting) > workers * _AHEAD:
                yield from _results(waiting)
        while waiting:
            yield from _results(waiting)


def _apply(function: Callable[[T], R], chunk: list[T]) -> list[R]:
    with tidying_rarely():
        return [function(item) for item in chunk]


def _results(waiting: deque[tuple[list[T], Future[list[R]]]]) -> Iterator[tuple[T, R]]:
    chunk, future = waiting.popleft()
    try:
        results = future.result()
    except BrokenProcessPool:
        raise UsageError(
            "a process that reads pages died (out of memory?); what was read is kept, run it again"
        ) from None
    yield from zip(chunk, results, strict=True)
