"""Addresses that no link named: the usual pages beside a home page, the editions before and after one."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from data import load_words

GUESS = "guessed address"
EDITION_SCORE = 3.0
USUAL_SCORE = 5.0

_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_YEAR_FOLDER = re.compile(rf"^(.*?/[a-z-]{{0,20}})({_YEAR})(?=/|$)", re.I)
_YEAR_HOST = re.compile(rf"^([a-z-]{{0,20}})({_YEAR})(?=\.)", re.I)
_ENDINGS = frozenset({".html", ".htm", ".php", ".aspx"})
_OLDEST = 1990


@lru_cache(maxsize=1)
def _usual() -> dict[str, list[str]]:
    found: dict[str, list[str]] = load_words("guesses.yaml")
    return found


def ending_of(url: str) -> str:
    """Gives how the address of a page ends, `.html` or a slash; a slash where it ends in any other way."""
    path = PurePosixPath(urlsplit(url).path)
    return path.suffix if path.suffix in _ENDINGS and path.stem != "index" else "/"


def usual_pages(home: str, ending: str, families: Collection[str]) -> list[str]:
    """Gives the usual addresses of pages of families beside a home page."""
    words = [word for family, words in _usual().items() if family in families for word in words]
    return [urljoin(home, word + ending) for word in words]


def families() -> Iterable[str]:
    """Gives the families of which usual addresses are known."""
    return _usual()


def editions_beside(url: str) -> list[str]:
    """Gives the homes of the editions after and before the one that an address lies in, none of the future.

    `/2019/talks/7` gives `/2020/` and `/2018/`, `2019.conf.test/x` gives the same of hosts.
    """
    return [home for step in (1, -1) if (home := _other_year(url, step))]


def _other_year(url: str, step: int) -> str:
    parts = urlsplit(url)
    if found := _YEAR_HOST.match(parts.netloc):
        year = int(found[2]) + step
        return _home(parts, f"{found[1]}{year}{parts.netloc[found.end() :]}", "/", year)
    if found := _YEAR_FOLDER.match(parts.path):
        year = int(found[2]) + step
        return _home(parts, parts.netloc, f"{found[1]}{year}/", year)
    return ""


def _home(parts: SplitResult, netloc: str, path: str, year: int) -> str:
    if not _OLDEST <= year <= datetime.now(UTC).year:
        return ""
    return urlunsplit((parts.scheme, netloc, path, "", ""))
