"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrapers.errors import UsageError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives a temporary path in the same folder, which takes the final name once all went well.

    Raises:
        UsageError: the folder cannot be made or written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{path}: cannot be written ({reason}); choose another folder") from error
    finally:
        part.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Makes sure, before any work, that files can be written into a folder; makes it where it is absent.

    Raises:
        UsageError: they cannot.
    """
    probe = folder / f".probe.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{folder}: cannot be written ({reason}); choose another --workspace") from None
