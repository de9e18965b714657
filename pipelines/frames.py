"""Tables on disk: CSV, JSON lines or Parquet, by the ending of the file name."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pandas as pd
from pyarrow import Table
from pyarrow.parquet import ParquetFile

from pipelines.files import whole_file
from scrapers.errors import UsageError

_PIECE = 32_768
_LONGEST_HEADING = 65_536
_ENDINGS = ".csv, .jsonl or .parquet"


def read_table(path: Path, needs: tuple[str, ...] = ()) -> pd.DataFrame:
    """Reads a table; every cell of a CSV is text, and an absent cell is empty text.

    Args:
        path: file that ends in .csv, .jsonl, .json or .parquet.
        needs: columns that must be there.

    Raises:
        UsageError: the file is absent, of another kind, not UTF-8, malformed, or lacks a column.
    """
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file")
    try:
        frame = _read(path)
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 at byte {error.start}; save it again as UTF-8") from None
    except (ValueError, OSError) as error:  # pandas and pyarrow raise these for malformed files
        raise _unreadable(path, error) from None
    _check(path, list(frame.columns), needs)
    return frame


def read_pieces(path: Path, columns: Collection[str], needs: tuple[str, ...] = ()) -> Iterator[pd.DataFrame]:
    """Reads a Parquet table a piece at a time, so that what is not wanted never fills the memory.

    Args:
        path: the file.
        columns: those to read, where they are there.
        needs: columns that must be there.

    Raises:
        UsageError: the file is absent, no Parquet table, or lacks a column.
    """
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file")
    try:
        with ParquetFile(path) as table:
            there = table.schema_arrow.names
            _check(path, there, needs)
            wanted = [column for column in there if column in columns]
            for piece in table.iter_batches(_PIECE, columns=wanted):
                yield Table.from_batches([piece]).to_pandas()
    except (ValueError, OSError) as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: Exception) -> UsageError:
    return UsageError(f"{path}: cannot be read as a table: {str(error).splitlines()[0]}")


def _check(path: Path, columns: Sequence[str], needs: tuple[str, ...]) -> None:
    missing = [column for column in needs if column not in columns]
    if missing:
        there = ", ".join(map(str, columns[:12])) or "none"
        raise UsageError(f"{path}: column {', '.join(missing)} is missing; the columns there are: {there}")


def _read(path: Path) -> pd.DataFrame:
    match path.suffix.lower():
        case ".csv":
            sign = separator(_heading(path))
            return pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig", sep=sign)
        case ".jsonl" | ".json" | ".ndjson":
            text = path.read_text(encoding="utf-8-sig")
            if not text.strip():
                return pd.DataFrame()
            return pd.read_json(path, lines=True, dtype=False, encoding="utf-8-sig")
        case ".parquet":
            return pd.read_parquet(path)
    raise UsageError(f"{path}: unknown kind of table; use a name that ends in {_ENDINGS}")


def separator(heading: str) -> str:
    """Says what sets the cells of a CSV apart: spreadsheets of many countries save it with semicolons."""
    return max(",;\t", key=heading.count)


def _heading(path: Path) -> str:
    with path.open(encoding="utf-8-sig") as lines:
        return lines.readline(_LONGEST_HEADING)


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Writes a table whole or not at all.

    Raises:
        UsageError: the ending is unknown, or the folder cannot be written.
    """
    with whole_file(path) as part:
        match path.suffix.lower():
            case ".csv":
                frame.to_csv(part, index=False, encoding="utf-8")
            case ".jsonl" | ".json" | ".ndjson":
                frame.to_json(part, orient="records", lines=True, force_ascii=False)
            case ".parquet":
                frame.to_parquet(part, index=False)
            case _:
                raise UsageError(f"{path}: unknown kind of table; use a name that ends in {_ENDINGS}")
