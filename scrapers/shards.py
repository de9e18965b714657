"""A crawl in several processes: each takes whole sites, so that every host is still asked by one of them."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from scrapers.errors import UsageError
from scrapers.events import Event, Happening, ignore
from scrapers.frontier.queue import starts_of
from scrapers.frontier.urls import site_of_url
from scrapers.options import CrawlOptions
from scrapers.sources import Source, SourceReport
from scrapers.store import Store

Crawl = Callable[[Sequence[Source], Store, CrawlOptions], object]


class _Shard(NamedTuple):
    process: BaseProcess
    told: Connection


def shards_of(sources: Sequence[Source], number: int) -> list[list[Source]]:
    """Deals sources out: those that share a site stay together, and all shards get about as many.

    Args:
        sources: of a run.
        number: of shards, at most; none is empty.
    """
    groups: list[tuple[set[str], list[Source]]] = []
    for source in sources:
        sites, together = {site_of_url(url) for url in starts_of(source)}, [source]
        for group in [group for group in groups if group[0] & sites]:
            groups.remove(group)
            sites, together = sites | group[0], [*group[1], *together]
        groups.append((sites, together))
    dealt: list[list[Source]] = [[] for _ in range(min(number, len(groups)))]
    for _, together in sorted(groups, key=lambda group: -len(group[1])):
        min(dealt, key=len).extend(together)
    return dealt


def crawl_in_shards(
    shards: Sequence[Sequence[Source]], store: Store, options: CrawlOptions, crawl: Crawl
) -> list[SourceReport]:
    """Crawls each shard in a process of its own, into the one store.

    Args:
        shards: see `shards_of`.
        store: where everything goes.
        options: for all of them; events are told here, in the order in which they come.
        crawl: what a process does with its shard.

    Returns:
        The reports of the sources that were finished; a process that died finished none of its rest.

    Raises:
        UsageError: a process had to give up.
    """
    reports: list[SourceReport] = []
    problems: list[str] = []

    def take(message: Event | str) -> None:
        if isinstance(message, str):
            problems.append(message)
            return
        if message.happening == Happening.SOURCE and message.report is not None:
            reports.append(message.report)
        options.on_event(message)

    with TemporaryDirectory(prefix="mentorscout-hosts-") as leases:
        theirs = replace(options, on_event=ignore, processes=1, leases=leases)
        place = store.engine.url.render_as_string(hide_password=False)
        with _running([(place, list(shard), theirs, crawl) for shard in shards]) as running:
            _listen([shard.told for shard in running], take)
    if problems:
        raise UsageError(problems[0])
    return reports


def _listen(told: list[Connection], take: Callable[[Event | str], None]) -> None:
    while told:
        for pipe in wait(told):
            assert isinstance(pipe, Connection)
            try:
                take(pipe.recv())
            except (EOFError, OSError):  # it ended, in whichever way
                told.remove(pipe)


@contextmanager
def _running(tasks: Sequence[tuple[Any, ...]]) -> Iterator[list[_Shard]]:
    """Starts processes; Ctrl-C once ends them cleanly, twice at once."""
    # they start from one that has loaded the crawl; a fork of this process, with its threads, may hang
    context = get_context("forkserver")
    context.set_forkserver_preload(["scrapers.crawl"])
    running: list[_Shard] = []
    asked = False

    def stop(_number: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        for shard in running:
            shard.process.terminate()

    with _handling(stop):
        try:
            for task in tasks:
                here, there = context.Pipe(duplex=False)
                process = context.Process(target=_work, args=(there, *task))
                process.start()
                there.close()
                running.append(_Shard(process, here))
            yield running
            for shard in running:
                shard.process.join()
        finally:
            for shard in running:
                shard.process.kill()


@contextmanager
def _handling(stop: Callable[[int, Any], None]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    earlier = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _work(tell: Connection, place: str, sources: list[Source], options: CrawlOptions, crawl: Crawl) -> None:
    """What one process does. Ctrl-C reaches it by the first process only; when that one is gone, it ends."""
    os.setsid()
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def pass_on(event: Event) -> None:
        with suppress(OSError):  # nobody listens any more
            tell.send(event)

    try:
        with Store.open(place) as store:
            crawl(sources, store, replace(options, on_event=pass_on))
    except UsageError as error:
        tell.send(str(error))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
