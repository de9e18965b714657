"""One crawl at a time per store: a second one would ask for the same pages."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrapers.errors import UsageError

if sys.platform != "win32":
    import fcntl


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Holds a lock that goes away with the process, however it ends.

    Raises:
        UsageError: another process holds it.
    """
    if sys.platform == "win32":  # no such locks there
        yield
        return
    with file.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(
                f"{file.parent}: another run is crawling into this workspace; "
                "wait for it, or choose another --workspace"
            ) from None
        yield
