"""`mentorscout rank`: from mentions with `entity_id` to a ranking."""

from pathlib import Path

import click

from pipelines.frames import read_table, write_table
from pipelines.rank import rank_frame


@click.command("rank")
@click.argument("resolved", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Table to write.")
def command(resolved: Path, out: Path) -> None:
    """Ranks the people and the organisations of RESOLVED, a table of mentions with entity_id.

    Tables are CSV, JSON lines or Parquet, by the ending of the file name. The result has one row for each
    entity: entity_id, kind, rank (within the kind), score, and every signal that the score adds up.
    """
    frame = read_table(resolved, needs=("entity_id",))
    write_table(rank_frame(frame), out)
