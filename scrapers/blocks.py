"""Pages that a server shows instead of the real one, because it takes us for an unwelcome robot."""

import re
from functools import lru_cache

from scrapy.http import Response

from data import load_words

_REFUSALS = frozenset({401, 403, 406, 429, 451})
_TITLE = re.compile(rb"<title[^>]*>\s*([^<]{1,120})", re.I)
_HEAD = 20_000
_SHELL = 60_000  # a wall is a small page; a long one only mentions such words


@lru_cache(maxsize=1)
def _signs() -> tuple[tuple[str, ...], tuple[str, ...], tuple[bytes, ...]]:
    lists = load_words("blocks.yaml")
    bodies = tuple(part.lower().encode() for part in lists["bodies"])
    return tuple(lists["headers"]), tuple(lists["titles"]), bodies


def blocked(response: Response) -> str:
    """Says how a page is blocked; empty where it is not."""
    headers, titles, bodies = _signs()
    code = f"HTTP {response.status}"
    if any(name.encode() in response.headers for name in headers):
        return f"{code}, a check for browsers"
    if response.status in _REFUSALS:
        return code
    if len(response.body) > _SHELL:
        return ""
    title = _TITLE.search(response.body[:_HEAD])
    words = title[1].decode("utf-8", "replace").strip().lower() if title else ""
    if words.startswith(titles) and (response.status >= 400 or len(response.body) < 10_000):
        return f"{code}, a check for browsers"
    if response.status < 400:
        return ""
    source = response.body.lower()
    return f"{code}, a check for browsers" if any(part in source for part in bodies) else ""
