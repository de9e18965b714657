"""What earlier runs compared, kept in a file of hashes and numbers, so that the next run need not again."""

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

import analysis
import data
from analysis.identity.memory import Memory, remembered
from pipelines.files import whole_file
from scrapers.errors import UsageError

FILE = "memory.npz"
LEAST = 20_000
"""Fewer mentions take less than half a second anyway: no file of hashes is worth that."""
RULES = (Path(analysis.__file__).parent, Path(data.__file__).parent / "words")
_LIBRARIES = ("numpy", "pandas", "rapidfuzz")
_RULES = "rules"


@contextmanager
def remembering(folder: Path, mentions: int) -> Iterator[Memory | None]:
    """Gives the memory of a folder, and keeps what it holds in the end; few mentions need none.

    A file that is broken, or that other rules or lists of words made, is as good as none.
    """
    path = folder / FILE
    if mentions < LEAST:
        forget_memory(path)
        yield None
        return
    memory = _load(path)
    yield memory
    with suppress(UsageError):  # it saves time only: what was asked for is done without it
        _save(memory, path)


def forget_memories(workspace: Path) -> None:
    """Takes all memories out of a workspace; the next run makes them anew from what is there then."""
    for path in (workspace / FILE, *workspace.glob(f"*/{FILE}")):
        forget_memory(path)


def forget_memory(path: Path) -> None:
    """Takes a memory away, where there is one.

    Raises:
        UsageError: it cannot be deleted.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be deleted ({error.strerror}); delete it yourself") from error


@cache
def rules(folders: tuple[Path, ...] = RULES) -> str:
    """Names all that decides what is found in a block: the rules, their lists, and the libraries."""
    told = hashlib.sha256(unicodedata.unidata_version.encode())
    for library in _LIBRARIES:
        told.update(f"{library} {version(library)}\n".encode())
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            told.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
            told.update(path.read_bytes())
    return told.hexdigest()


def _load(path: Path) -> Memory:
    try:
        with np.load(path, allow_pickle=False) as held:
            if str(held[_RULES]) != rules():
                return Memory()
            return remembered((name, held[name]) for name in held.files if name != _RULES)
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile):
        return Memory()


def _save(memory: Memory, path: Path) -> None:
    with whole_file(path) as part, part.open("wb") as file:
        arrays = {_RULES: np.array(rules())} | dict(memory.arrays())
        np.savez(file, allow_pickle=False, **arrays)
