"""Takes a person out of the files that no run writes again: earlier exports, copies, reports."""

import csv
import io
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipelines.files import whole_file
from pipelines.frames import separator
from pipelines.remembered import FILE as MEMORY
from scrapers.store.guard import Guard

_OTHER = frozenset((".db", ".db-wal", ".db-shm", ".lock", ".yaml", ".yml"))
_TABLES = (".csv", ".tsv")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for in files: by id, and by the list of suppressed names."""

    guard: Guard
    ids: Collection[str]
    likely: Callable[[str], bool]

    def is_in(self, text: str) -> bool:
        """Says whether a text holds the person."""
        return any(key in text for key in self.ids) or (self.likely(text) and self.guard.found_in(text))

    def is_about(self, cells: Collection[str]) -> bool:
        """Says whether a row is of the person."""
        return any(cell in self.ids or (self.likely(cell) and self.guard.names(cell)) for cell in cells)


@dataclass(slots=True)
class Cleaned:
    """Files that were written again without the person, and files that had to go."""

    rewritten: list[Path]
    deleted: list[Path]


def clean_files(workspace: Path, sought: Sought) -> Cleaned:
    """Takes a person out of every file of a workspace but the store.

    Rows go out of tables, lines out of JSON lines; any other file that holds the person is deleted whole.
    """
    cleaned = Cleaned([], [])
    for path in holding_files(workspace, sought):
        if path.suffix.lower() in _TABLES:
            _rewrite_table(path, sought)
        elif path.suffix.lower() == ".jsonl":
            _rewrite_lines(path, sought)
        elif path.suffix.lower() == ".parquet":
            _rewrite_parquet(path, sought)
        else:
            path.unlink()
            cleaned.deleted.append(path)
            continue
        cleaned.rewritten.append(path)
    return cleaned


def holding_files(workspace: Path, sought: Sought) -> Iterator[Path]:
    """Gives the files of a workspace that hold a person.

    Left out are the store, the catalogue, and what is remembered of comparisons, which holds numbers only.
    """
    for path in sorted(path for path in workspace.rglob("*") if path.is_file() and not path.is_symlink()):
        told = path.suffix.lower() not in _OTHER and path.name != MEMORY
        if told and any(map(sought.is_in, _texts(path))):
            yield path


def _texts(path: Path) -> Iterator[str]:
    if path.suffix.lower() == ".parquet":
        frame = pd.read_parquet(path)
        for column in frame.select_dtypes(exclude="number").columns:
            yield from frame[column].dropna().astype(str).unique()
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
    else:
        # folded lines of calendars and address cards are joined first
        yield path.read_text("utf-8", errors="replace").replace("\r\n ", "")


def _rewrite_table(path: Path, sought: Sought) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    sign = "\t" if path.suffix.lower() == ".tsv" else separator(text.partition("\n")[0])
    rows = list(csv.reader(io.StringIO(text.removeprefix(_MARK), newline=""), delimiter=sign))
    kept = [[_cell(cell, sought) for cell in row] for row in rows if not sought.is_about(row)]
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=sign, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(kept)
    with whole_file(path) as part:
        part.write_text((_MARK if text.startswith(_MARK) else "") + made.getvalue(), "utf-8", newline="")


def _cell(cell: str, sought: Sought) -> str:
    return sought.guard.redact(cell) if sought.likely(cell) else cell


def _rewrite_lines(path: Path, sought: Sought) -> None:
    kept = [line for line in path.read_text("utf-8").splitlines(keepends=True) if not sought.is_in(line)]
    with whole_file(path) as part:
        part.write_text("".join(kept), "utf-8")


def _rewrite_parquet(path: Path, sought: Sought) -> None:
    frame = pd.read_parquet(path)
    texts = frame.select_dtypes(exclude="number").fillna("").astype(str)
    about = [sought.is_about(tuple(row)) for row in texts.itertuples(index=False)]
    kept = frame[[not gone for gone in about]].copy()
    for column in texts.columns:
        kept[column] = kept[column].map(lambda cell: _cell(cell, sought) if isinstance(cell, str) else cell)
    with whole_file(path) as part:
        kept.to_parquet(part, index=False)
