"""`mentorscout thanks`: writes down that somebody was thanked."""

from pathlib import Path

import click

from pipelines.followup.tasks import tasks
from pipelines.followup.who import as_day, who_is
from pipelines.privacy.person import open_workspace
from pipelines.results import WORKSPACE
from scrapers.store.ledger import Entry, Kind, Ledger


@click.command("thanks")
@click.argument("name")
@click.argument("text", default="")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--day", help="When it was, such as 2026-03-31; else today.")
@click.option("--new", is_flag=True, help="NAME is in no list.")
def command(name: str, text: str, workspace: Path, day: str | None, new: bool) -> None:
    """Write down that you thanked NAME, and say who is still to be thanked."""
    when = as_day(day, "--day")
    with open_workspace(workspace) as store:
        ledger = Ledger(store.engine)
        who = who_is(store, ledger.entries(), name, new=new)
        ledger.add(Entry(entry=Kind.THANKS, name=who.name, entity_id=who.entity, text=text, day=when))
        left = [
            task
            for task in tasks(ledger.entries(), job_found=ledger.settings().get("job_found", ""))
            if task.what in {"thank", "closing thanks"}
        ]
    click.echo(f"noted: {who.name} was thanked on {when}")
    for task in left:
        click.echo(f"still to be thanked: {task.name}, {task.text}")
