"""JSON lines for programs: one person a line, numbers as numbers."""

from pathlib import Path

import pandas as pd

from pipelines.frames import write_table

NAME = "jsonl"
ENDING = ".jsonl"


def write(mentors: pd.DataFrame, path: Path) -> None:
    """Writes one object a line.

    Raises:
        UsageError: the folder cannot be written, or the name has another ending.
    """
    write_table(mentors, path)
