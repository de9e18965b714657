"""`mentorscout export`: the list of people for a spreadsheet, a program or an address book."""

from pathlib import Path

import click

from pipelines import mentors
from pipelines.export import spreadsheet, target
from pipelines.results import WORKSPACE, find_results


@click.command("export")
@click.option("--to", "name", required=True, metavar="TARGET", help="csv, generic, jsonl, vcard, ...")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; else beside mentors.csv.")
def command(name: str, workspace: Path, project: str | None, out: Path | None) -> None:
    """Writes the people of a run in the form of TARGET."""
    chosen = target(name)
    results = find_results(workspace, project)
    people = spreadsheet.read(results.mentors_csv, mentors.NUMERIC, needs=mentors.COLUMNS)
    path = out or results.mentors_csv.with_suffix(chosen.ENDING)
    chosen.write(people, path)
    click.echo(f"{len(people)} people written to {path}")
