"""`mentorscout audit`: what was fetched when, and what robots.txt said to it."""

from pathlib import Path

import click
import pandas as pd

from pipelines.export import spreadsheet
from pipelines.listing import show
from pipelines.privacy.person import open_workspace
from pipelines.results import WORKSPACE
from scrapers.store.auditing import COLUMNS, fetches


@click.command("audit")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", default="", help="Only this project.")
@click.option("--host", default="", help="Only addresses of this host.")
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write it as a table.")
def command(workspace: Path, project: str, host: str, table: Path | None) -> None:
    """List every address that was fetched or refused, with the time, the answer and the robots decision."""
    with open_workspace(workspace) as store:
        rows = fetches(store.engine, project, host.lower())
    if table:
        spreadsheet.write(pd.DataFrame(rows, columns=list(COLUMNS)), table)
        click.echo(f"{len(rows)} rows written to {table}")
    else:
        show(COLUMNS, rows)
