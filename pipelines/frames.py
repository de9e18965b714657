"""Tables on disk: CSV, JSON lines or Parquet, by the ending of the file name."""

from pathlib import Path

import pandas as pd

from pipelines.files import whole_file
from scrapers.errors import UsageError

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
        raise UsageError(f"{path}: cannot be read as a table: {str(error).splitlines()[0]}") from None
    missing = [column for column in needs if column not in frame.columns]
    if missing:
        there = ", ".join(map(str, frame.columns[:12])) or "none"
        raise UsageError(f"{path}: column {', '.join(missing)} is missing; the columns there are: {there}")
    return frame


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
