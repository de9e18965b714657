"""`mentorscout subject`: all that is held about a person, and why."""

import json
import re
from pathlib import Path

import click

from pipelines.privacy.dossier import dossier, lines
from pipelines.privacy.person import find_person, open_workspace, people_of, projects_of
from pipelines.results import WORKSPACE

# what could steer a terminal or turn text round; below these JSON itself escapes
_STEERING = re.compile(r"[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


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
        text = json.dumps(held, ensure_ascii=False, indent=2, default=str)
        click.echo(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))
        return
    for line in lines(held):
        click.echo(line)
