"""Export targets, one file each: `NAME`, `ENDING` of its files, and `write(mentors, path)`."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast, runtime_checkable

import pandas as pd

from pipelines.export.pack import Pack
from pipelines.export.tables import Tables
from scrapers.errors import UsageError


class Target(Protocol):
    """What the file of a target offers."""

    NAME: str
    ENDING: str

    def write(self, mentors: pd.DataFrame, path: Path) -> None:
        """Writes the rows of the mentors table, whole or not at all."""


@runtime_checkable
class WholeTarget(Protocol):
    """A target whose file holds organisations and sources too."""

    def write_tables(self, tables: Tables, path: Path) -> None:
        """Writes everything, whole or not at all."""


def pack_of(chosen: Target) -> Pack | None:
    """Gives how a CRM wants its files; None for a target that has no such rules."""
    return getattr(chosen, "PACK", None)


def targets() -> dict[str, Target]:
    """Finds every target by the name that users type."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    offered = [cast("Target", module) for module in modules if hasattr(module, "NAME")]
    return {target.NAME: target for target in sorted(offered, key=lambda target: target.NAME)}


def target(name: str) -> Target:
    """Finds a target.

    Raises:
        UsageError: there is none of that name; says which there are.
    """
    offered = targets()
    if name.casefold() not in offered:
        raise UsageError(f"no export target {name!r}; there are: {', '.join(offered)}")
    return offered[name.casefold()]
