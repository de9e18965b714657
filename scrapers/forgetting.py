"""What was remembered of texts is forgotten now and then: a long crawl needs no more memory for it."""

import gc
from functools import _lru_cache_wrapper
from typing import Any

EVERY = 500  # pages
_OURS = ("analysis.", "scrapers.")
_SMALL = 1_024


def forget_texts() -> None:
    """Empties every large memory of texts that were looked at.

    Readers remember what they made of a word or a line, because the pages of one site repeat themselves. Each
    memory has a limit, but there are many, and names that no page had before fill them all. Word lists, which
    are read once, stay.
    """
    for memory in gc.get_objects():
        if isinstance(memory, _lru_cache_wrapper) and _is_of_texts(memory):
            memory.cache_clear()


def _is_of_texts(memory: "_lru_cache_wrapper[Any]") -> bool:
    module = getattr(memory, "__module__", None) or ""
    return module.startswith(_OURS) and (memory.cache_info().maxsize or 0) >= _SMALL
