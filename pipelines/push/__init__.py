"""Where people can be sent to, one file each: `NAME`, `KEYS`, `PACK`, `fields(person)`, `connect(keys)`."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from pipelines.export.pack import Pack
from pipelines.export.person import Person
from pipelines.push.keys import Key
from pipelines.push.sender import Sender
from scrapers.errors import UsageError


class Destination(Protocol):
    """What the file of a destination offers."""

    NAME: str
    KEYS: tuple[Key, ...]
    PACK: Pack
    CHANGING: frozenset[str]
    """Fields that change with every run; such a change alone is none."""

    def fields(self, person: Person) -> Mapping[str, str]:
        """Says what the place is told of a person; what is empty is left out and overwrites nothing there."""

    def account(self, keys: Mapping[str, str]) -> str:
        """Tells the account from others, without holding what opens it."""

    def connect(self, keys: Mapping[str, str]) -> Sender:
        """Gives what sends there; opens no connection yet."""


def destinations() -> dict[str, Destination]:
    """Finds every destination by the name that users type."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    offered = [cast("Destination", module) for module in modules if hasattr(module, "NAME")]
    return {one.NAME: one for one in offered}


def destination(name: str) -> Destination:
    """Finds a destination.

    Raises:
        UsageError: there is none of that name; says which there are.
    """
    offered = destinations()
    if name.casefold() not in offered:
        raise UsageError(
            f"nothing can be sent to {name!r}; there are: {', '.join(offered)}; "
            "for files to import by hand: mentorscout export"
        )
    return offered[name.casefold()]
