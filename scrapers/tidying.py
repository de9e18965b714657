"""How often Python looks for objects that only hold each other: rarely, while pages are read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MADE = 20_000  # objects more than were freed; Python's own 700 are made several times by every page


@contextmanager
def tidying_rarely() -> Iterator[None]:
    """Looks rarely: nearly all that a page needs is freed when it is done with, and the rest is small."""
    earlier = gc.get_threshold()
    gc.set_threshold(_MADE, *earlier[1:])
    try:
        yield
    finally:
        gc.set_threshold(*earlier)
