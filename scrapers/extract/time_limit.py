"""A limit of time for the reading of one page, so that no page can hold up the others."""

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.2  # should the first stop be lost in foreign code, another follows


class TooSlowError(BaseException):
    """The time is up. No `Exception`, so that no reader takes it for a fault in the data."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stops what runs inside once the time is up.

    The main thread is stopped by a timer of the system, which costs next to nothing and also ends a regular
    expression that runs away; any other thread by a second thread that watches it.

    Raises:
        TooSlowError: inside, wherever the time is up.
    """
    timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with _by_signal(seconds) if timed else _by_watcher(seconds):
        yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError


@contextmanager
def _by_watcher(seconds: float) -> Iterator[None]:
    watched = ctypes.c_ulong(threading.get_ident())
    ended, lock = threading.Event(), threading.Lock()

    def watch() -> None:
        wait = seconds
        while not ended.wait(wait):
            with lock:
                if not ended.is_set():
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(watched, ctypes.py_object(TooSlowError))
            wait = _AGAIN

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            ended.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(watched, None)  # one that is still on its way
