"""Event platforms, one file each: how to recognise one, where its data is, what its fields mean."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

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


def platforms() -> list[Platform]:
    """Loads every platform of this folder, in the order of their file names."""
    return [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
