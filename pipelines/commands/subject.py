"""`mentorscout subject`: all that is held about a person, and why."""

import json
from pathlib import Path

import click

from pipelines.privacy.dossier import dossier, lines
from pipelines.privacy.person import find_person, open_workspace, people_of, projects_of
from pipelines.results import WORKSPACE


@click.command("subject")
@click.argument("name")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--all", "everyone", is_flag=True, help="Everybody of that name, if there are several.")
def command(name: str, workspace: Path, as_json: bool, everyone: bool) -> None:
    """Print all that is held about NAME (or an id), where it comes from and what it is for."""
    with open_workspace(workspace) as store:
        found = find_person(people_of(store, projects_of(store)), name, everyone=everyone)
        held = dossier(store, workspace, found, name)
    if as_json:
        click.echo(json.dumps(held, ensure_ascii=False, indent=2, default=str))
        return
    for line in lines(held):
        click.echo(line)
