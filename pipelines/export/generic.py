"""Plain CSV for programs: UTF-8 without a byte order mark, cells as they are."""

from pathlib import Path

import pandas as pd

from analysis.text import squeeze
from pipelines.files import whole_file

NAME = "generic"
ENDING = ".generic.csv"
_NEVER_FIRST = "=@＝＠\t "


def write(mentors: pd.DataFrame, path: Path) -> None:
    """Writes the table without guards, which importers would keep as data.

    No name or title begins with = or @: such marks of a formula are taken off the front of text cells.

    Raises:
        UsageError: the folder cannot be written.
    """
    plain = mentors.copy()
    for column in plain.columns:
        if not pd.api.types.is_numeric_dtype(plain[column]):
            plain[column] = plain[column].map(lambda cell: squeeze(cell).lstrip(_NEVER_FIRST))
    with whole_file(path) as part:
        plain.to_csv(part, index=False, encoding="utf-8", lineterminator="\r\n")
