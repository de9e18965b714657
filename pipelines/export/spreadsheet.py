"""CSV for people: opens in every spreadsheet with the right letters, and never runs a formula."""

from pathlib import Path

import pandas as pd

from analysis.text import squeeze
from pipelines.export.guard import guard, unguard
from pipelines.files import whole_file
from pipelines.frames import read_table

NAME = "csv"
ENDING = ".csv"


def write(mentors: pd.DataFrame, path: Path, separator: str = ",", decimal: str = ".") -> None:
    """Writes UTF-8 with a byte order mark and CRLF; text cells are guarded, numbers never.

    Args:
        mentors: the table.
        path: the file to write.
        separator: between cells.
        decimal: sign in numbers.

    Raises:
        UsageError: the folder cannot be written.
    """
    safe = mentors.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].fillna("").astype("str").map(lambda cell: guard(squeeze(cell)))
    with whole_file(path) as part:
        safe.to_csv(
            part, index=False, encoding="utf-8-sig", lineterminator="\r\n", sep=separator, decimal=decimal
        )


def read(path: Path, numeric: tuple[str, ...], needs: tuple[str, ...] = ()) -> pd.DataFrame:
    """Reads such a table back: guards are taken off, the columns named in `numeric` are numbers.

    Also one that a spreadsheet saved with semicolons, and commas in its numbers.

    Raises:
        UsageError: the file is absent, is no such table, or lacks a column.
    """
    table = read_table(path, needs=needs)
    for column in table.columns:
        if column in numeric:
            table[column] = pd.to_numeric(
                table[column].astype("str").str.replace(",", "."), errors="coerce"
            ).convert_dtypes()
        else:
            table[column] = table[column].map(unguard)
    return table
