"""Finds the saved pages of a folder and their addresses: `DIR/<host>/<path>`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from scrapers.errors import UsageError

_PAGES = frozenset(
    {"", ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".pdf", ".json", ".xml"}
)
_INDEX = frozenset({"index.html", "index.htm"})
_QUERY = re.compile(r"@(?=[^/@=]+=[^/@]*$)")
_IN_A_URL = "/%?=&@+,;:~()!*'$"


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One file and the address that it was saved from."""

    host: str
    url: str
    path: Path


@dataclass(slots=True)
class SavedFolder:
    """What a folder holds.

    Attributes:
        skipped: number of files inside hosts that are no pages (pictures, scripts, lists).
    """

    pages: list[SavedPage] = field(default_factory=list)
    skipped: int = 0


def find_pages(folder: Path) -> SavedFolder:
    """Finds all pages.

    Raises:
        UsageError: it is no folder, cannot be read, or holds no page.
    """
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        raise UsageError(f"{folder}: {what}; give a folder that holds <host>/<path> of saved pages")
    found = SavedFolder()
    try:
        for host in sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != "."):
            for path in _files(host):
                if is_page(path):
                    found.pages.append(SavedPage(host.name, address_of(path, folder), path))
                else:
                    found.skipped += 1
    except OSError as error:
        raise UsageError(
            f"{error.filename}: cannot be read ({error.strerror}); check its permissions"
        ) from None
    if not found.pages:
        raise UsageError(
            f"{folder}: no saved pages; put them into <host>/<path>, "
            f"such as {folder.name}/www.example.org/speakers.html"
        )
    return found


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif path.is_file():
            yield path


def is_page(path: Path) -> bool:
    """Says whether a file may hold a page, by its name; a question mark begins the query of the address."""
    name = _with_query(path.name).partition("?")[0]
    return Path(name).suffix.lower() in _PAGES and name != "robots.txt"


def address_of(path: Path, folder: Path) -> str:
    """Gives the address that a file stands for; the index of a folder stands for the folder."""
    inside = path.relative_to(folder).as_posix()
    if path.name.lower() in _INDEX:
        inside = inside[: -len(path.name)]
    return "http://" + quote(_with_query(inside), safe=_IN_A_URL)


def _with_query(name: str) -> str:
    """Some tools that save pages write `@` for the question mark, which not every disk takes."""
    return name if "?" in name else _QUERY.sub("?", name, count=1)
