"""Event platforms, one file each: how to recognise one, where its data is, what its fields mean.

A file whose name begins with an underscore holds what several platforms share.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from scrapers.extract.document import Document
from scrapers.items import Mention


class UnexpectedShapeError(Exception):
    """The data of a platform is not as its reader knows it; reported, never guessed at."""


class Platform(Protocol):
    """What every module in this folder offers."""

    NAME: str

    def recognise(self, document: Document) -> bool:
        """Says whether this document is of, or embeds, the platform; cheap, and never raises."""

    def read(self, document: Document) -> Iterator[Mention]:
        """Reads the mentions that the document itself holds.

        Raises:
            UnexpectedShapeError: where the shape of the data is unknown.
        """

    def endpoints(self, document: Document) -> Iterator[str]:
        """Gives the addresses of public data that the page itself asks for."""


@cache
def platforms() -> tuple[Platform, ...]:
    """Loads every platform of this folder, in the order of their file names."""
    names = [found.name for found in iter_modules(__path__) if not found.name.startswith("_")]
    return tuple(cast("Platform", import_module(f"{__name__}.{name}")) for name in names)


def recognised(document: Document) -> list[Platform]:
    """Gives the platforms that a document is of, or embeds."""
    return [platform for platform in platforms() if platform.recognise(document)]
