"""Addresses that no link named: the usual pages beside a home page, and the edition of the year before."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import yaml

from data import DATA

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
    found: dict[str, list[str]] = yaml.safe_load(
        (DATA / "words" / "guesses.yaml").read_text(encoding="utf-8")
    )
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


def year_before(url: str) -> str:
    """Gives the home of the edition before the one that an address lies in, empty where it names no year.

    `/2019/talks/7` gives `/2018/`, `2019.conf.test/x` gives `2018.conf.test/`.
    """
    parts = urlsplit(url)
    if found := _YEAR_HOST.match(parts.netloc):
        netloc = f"{found[1]}{int(found[2]) - 1}{parts.netloc[found.end() :]}"
        return _home(parts, netloc, "/", int(found[2]))
    if found := _YEAR_FOLDER.match(parts.path):
        return _home(parts, parts.netloc, f"{found[1]}{int(found[2]) - 1}/", int(found[2]))
    return ""


def _home(parts: SplitResult, netloc: str, path: str, year: int) -> str:
    return urlunsplit((parts.scheme, netloc, path, "", "")) if year > _OLDEST else ""
