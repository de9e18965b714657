"""`mentorscout resolve`: from mentions to mentions with `entity_id`."""

from contextlib import nullcontext
from pathlib import Path

import click

from pipelines.frames import read_table, write_table
from pipelines.remembered import remembering
from pipelines.resolve import NEEDS, repeated_ids, resolve_frame


@click.command("resolve")
@click.argument("mentions", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Table to write.")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    help="Folder to keep what was compared; the next call, with more mentions, then takes less time.",
)
def command(mentions: Path, out: Path, workspace: Path | None) -> None:
    """Says which mentions are one person or one organisation: adds entity_id to every row of MENTIONS.

    Tables are CSV, JSON lines or Parquet, by the ending of the file name. Needs mention_id and name; kind,
    organization, job_title, event, host, year, session, url, profile_urls, place and industry are used where
    they are there.
    """
    frame = read_table(mentions, needs=NEEDS)
    with nullcontext() if workspace is None else remembering(workspace, len(frame)) as memory:
        resolved = resolve_frame(frame, memory=memory)
    write_table(resolved, out)
    entities = resolved["entity_id"].nunique()
    click.echo(f"{len(resolved)} mentions are {entities} people and organisations: {out}", err=True)
    if repeated := repeated_ids(frame):
        click.echo(f"{repeated} rows repeat the mention_id of another row; both rows were kept", err=True)
