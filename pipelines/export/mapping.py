"""The sheet to lay beside an import: which column goes where, and what to do by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipelines.export.files_of_pack import changed_path
from pipelines.export.pack import Pack
from scrapers.errors import UsageError


def mapping_lines(name: str, pack: Pack | None, path: Path) -> Iterator[str]:
    """Says line by line how to import the files of a target.

    Raises:
        UsageError: the target has nothing to map.
    """
    if pack is None:
        raise UsageError(f"{name}: nothing to map; the file opens as it is")
    yield f"How to import into {name}"
    for number, step in enumerate(pack.steps, start=1):
        yield f"  {number}. {step}"
    files = [(sheet, path) for sheet in pack.sheets]
    files += [(sheet, changed_path(path)) for sheet in pack.changed]
    for sheet, first in files:
        file = first.with_name(f"{first.stem}.{sheet.part}{first.suffix}") if sheet.part else first
        yield ""
        yield f"{file.name} (UTF-8{' with a byte order mark' if pack.bom else ''}, commas)"
        width = max(len(column.header) for column in sheet.columns)
        for column in sheet.columns:
            limit = f"{column.limit} letters at most" if column.limit else ""
            said = "; ".join(filter(None, (column.advice, limit)))
            yield f"  {column.header:<{width}}  {said}".rstrip()
    if pack.rows:
        yield ""
        yield f"More than {pack.rows} people are split over several files."


def with_rows(pack: Pack, rows: int | None) -> Pack:
    """Gives the pack with another number of rows a file."""
    return pack if rows is None else replace(pack, rows=rows)
