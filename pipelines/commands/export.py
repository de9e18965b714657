"""`mentorscout export`: the list of people for a spreadsheet, a program or an address book."""

from pathlib import Path

import click

from pipelines.export import WholeTarget, target
from pipelines.export.tables import read_tables
from pipelines.privacy.leaving import may_leave
from pipelines.results import WORKSPACE, find_results


@click.command("export")
@click.option("--to", "name", required=True, metavar="TARGET", help="csv, xlsx, hubspot, vcard, ...")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; else beside mentors.csv.")
def command(name: str, workspace: Path, project: str | None, out: Path | None) -> None:
    """Writes the people of a run in the form of TARGET."""
    chosen = target(name)
    results = find_results(workspace, project)
    tables = may_leave(read_tables(results), workspace)
    path = out or results.mentors_csv.with_suffix(chosen.ENDING)
    if isinstance(chosen, WholeTarget):
        chosen.write_tables(tables, path)
    else:
        chosen.write(tables.mentors, path)
    click.echo(f"{len(tables.mentors)} people written to {path}")
