"""Ends a crawl cleanly on Ctrl-C, and keeps Scrapy's log out of the user's sight."""

import asyncio
import logging
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from scrapy.crawler import Crawler

from scrapers.refusals import STOPPED, Refusal

_LOOKUPS = 32  # names that are looked up side by side: without a network each takes its time


class Stop:
    """Whether the user asked to stop."""

    def __init__(self, crawler: Crawler, loop: asyncio.AbstractEventLoop) -> None:
        """Watches one crawl."""
        self.asked = False
        self._crawler = crawler
        self._loop = loop
        self._task: asyncio.Task[None] | None = None

    def ask(self, *_signal: object) -> None:
        """Asks to stop; safe inside a signal handler. Asked twice, it stops at once."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        engine = self._crawler.engine
        if engine is None or not engine.running:
            return
        self._task = asyncio.ensure_future(self._crawler.stop_async())
        # requests that wait for their turn need not wait it out
        for slot in engine.downloader.slots.values():
            while slot.queue:
                _request, waiting = slot.queue.popleft()
                waiting.errback(Refusal(STOPPED, again=True))


@contextmanager
def stoppable(crawler: Crawler) -> Iterator[Stop]:
    """Turns Ctrl-C and SIGTERM into a clean end while the block runs."""
    loop = asyncio.get_event_loop()
    loop.set_default_executor(ThreadPoolExecutor(_LOOKUPS, thread_name_prefix="lookup"))
    stop = Stop(crawler, loop)
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    earlier: dict[int, Any] = {
        number: signal.signal(number, stop.ask) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stop
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


@contextmanager
def quiet() -> Iterator[None]:
    """Swallows log lines that nobody listens to, and puts the logging of warnings back as it was."""
    silent = logging.NullHandler()
    logging.root.addHandler(silent)
    try:
        yield
    finally:
        logging.captureWarnings(False)
        logging.root.removeHandler(silent)
