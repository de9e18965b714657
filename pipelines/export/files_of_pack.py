"""Writes the files of a pack: UTF-8, CRLF, split where a file would hold more than the importer takes."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from pipelines.export.pack import Column, Pack, Rows, Sheet, Verdict
from pipelines.export.person import Person, organization_id
from pipelines.export.preflight import preflight
from pipelines.files import whole_file

_BOM = b"\xef\xbb\xbf"


def changed_path(path: Path) -> Path:
    """Gives the name of the file for people who are there already."""
    return path.with_name(f"{path.stem}.changed{path.suffix}")


def write_pack(people: Iterable[Person], path: Path, pack: Pack) -> list[Path]:
    """Writes every file of a pack, and takes away files of an earlier export that this one no longer has.

    Args:
        people: those to write.
        path: of the first file; others get the name of their part, or a number, before the ending.
        pack: how the target wants them.

    Returns:
        The files, in the order in which they are to be imported.

    Raises:
        UsageError: the folder cannot be written.
    """
    listed = people if len(pack.sheets) == 1 else list(people)
    written: list[Path] = []
    for sheet in pack.sheets:
        first = path.with_name(f"{path.stem}.{sheet.part}{path.suffix}") if sheet.part else path
        files = _write_sheet(_rows(sheet, listed), sheet.columns, first, pack)
        _forget(first, files)
        written += files
    return written


def _rows(sheet: Sheet, people: Iterable[Person]) -> Iterator[Person]:
    if sheet.rows == Rows.PEOPLE:
        yield from people
        return
    seen: set[str] = set()
    for person in people:
        key = organization_id(person.organization)
        if person.organization and key not in seen:
            seen.add(key)
            yield person


def _write_sheet(people: Iterator[Person], columns: tuple[Column, ...], path: Path, pack: Pack) -> list[Path]:
    heading = (_BOM if pack.bom else b"") + _line([column.header for column in columns])
    written: list[Path] = []
    held: bytes | None = b""
    while held is not None:
        place = path.with_name(f"{path.stem}.{len(written) + 1}{path.suffix}") if written else path
        with ExitStack() as stack:
            handle = stack.enter_context(stack.enter_context(whole_file(place)).open("wb"))
            held = _fill(handle, heading + held, people, columns, pack)
        written.append(place)
    return written


def _fill(
    handle: BinaryIO, start: bytes, people: Iterator[Person], columns: tuple[Column, ...], pack: Pack
) -> bytes | None:
    """Writes rows until the file is full; gives the row that had no place, None where all had."""
    handle.write(start)
    size, rows = len(start), start.count(b"\r\n") - 1
    for person in people:
        line = _line([column.cell(person) for column in columns])
        if (pack.rows and rows >= pack.rows) or (pack.size and size + len(line) > pack.size):
            return line
        handle.write(line)
        size, rows = size + len(line), rows + 1
    return None


def _line(cells: list[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def _forget(first: Path, written: list[Path]) -> None:
    """Removes further parts of an earlier, longer export: they must not be imported as if they were new."""
    numbered = re.compile(rf"{re.escape(first.stem)}\.\d+{re.escape(first.suffix)}")
    for old in first.parent.glob(f"{first.stem}.*{first.suffix}"):
        if numbered.fullmatch(old.name) and old not in written:
            old.unlink()


def write_table(mentors: pd.DataFrame, path: Path, pack: Pack) -> None:
    """Writes those of the mentors table whom the importer takes.

    Raises:
        UsageError: the folder cannot be written.
    """
    taken = (ruling.person for ruling in preflight(mentors, pack) if ruling.verdict != Verdict.REJECT)
    write_pack(taken, path, pack)
