"""CSV for spreadsheets of countries that write 12,5: semicolons between cells, commas in numbers.

There such a spreadsheet opens the usual CSV in one column, or takes 12.05 for a day.
"""

from pathlib import Path

import pandas as pd

from pipelines.export import spreadsheet

NAME = "csv-semicolon"
ENDING = ".semicolon.csv"


def write(mentors: pd.DataFrame, path: Path) -> None:
    """Writes the table as `csv` does, otherwise set apart.

    Raises:
        UsageError: the folder cannot be written.
    """
    spreadsheet.write(mentors, path, separator=";", decimal=",")
