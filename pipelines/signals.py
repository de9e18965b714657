"""Every signal of everybody as a column, beside the list: what the score was made of."""

from pathlib import Path

import pandas as pd

from analysis.ranking.classes import class_column
from analysis.ranking.focus import focus
from analysis.ranking.naming import names
from analysis.ranking.seen import Seen
from analysis.ranking.signals import NAMES
from pipelines.frames import read_table

FILE = "signals.parquet"
COLUMNS = (
    "entity_id", "kind", "rank", "score", "name", "class", "mentor_type", "set_aside", "introduction",
    "situation", *NAMES,
)  # fmt: skip


def signals_table(
    ranked: pd.DataFrame, seen: Seen, situation: str, introductions: pd.Series | None = None
) -> pd.DataFrame:
    """Makes the rows of `signals.parquet`: one for each person and organisation, also those set aside.

    Args:
        ranked: as `rank_frame` gives it.
        seen: the mentions behind it.
        situation: the situation that the score counts in.
        introductions: by entity, through whom they can be met.
    """
    said = {
        "name": pd.Series(names(seen), dtype="str"),
        "class": class_column(seen),
        "mentor_type": pd.Series(focus(seen), index=seen.entities, dtype="str"),
        "introduction": pd.Series(dtype="str") if introductions is None else introductions,
    }
    table = ranked.set_index("entity_id")
    table = table.assign(**{name: column.reindex(table.index).fillna("") for name, column in said.items()})
    return table.assign(situation=situation).reset_index().loc[:, list(COLUMNS)]


def classes_of(folder: Path) -> dict[str, str]:
    """Gives the class of everybody in a folder of results by id; nothing where no signals were written."""
    path = folder / FILE
    if not path.is_file():
        return {}
    table = read_table(path, needs=("entity_id", "class"))
    return dict(zip(table["entity_id"], table["class"], strict=True))
