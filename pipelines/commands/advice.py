"""`mentorscout advice`: writes down advice, so that it is followed."""

from pathlib import Path

import click

from analysis.text import squeeze
from pipelines.followup.tasks import open_advice
from pipelines.followup.who import as_day, who_is
from pipelines.privacy.person import open_workspace
from pipelines.results import WORKSPACE
from scrapers.store.ledger import Entry, Kind, Ledger


@click.command("advice")
@click.argument("name")
@click.argument("text")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--due", help="Until when you will have followed it, such as 2026-03-31; else two weeks.")
@click.option("--day", help="When it was given; else today.")
@click.option("--new", is_flag=True, help="NAME is in no list.")
def command(name: str, text: str, workspace: Path, due: str | None, day: str | None, new: bool) -> None:
    """Write down the advice TEXT that NAME gave you."""
    when, until = as_day(day, "--day"), as_day(due, "--due") if due else ""
    with open_workspace(workspace) as store:
        ledger = Ledger(store.engine)
        entries = ledger.entries()
        who = who_is(store, entries, name, new=new)
        earlier = open_advice(entries, who.key)
        entry = Entry(entry=Kind.ADVICE, name=who.name, entity_id=who.entity, text=text, day=when, due=until)
        number = ledger.add(entry)
    click.echo(f"advice {number} of {who.name}; when you have followed it: mentorscout done {number}")
    for old in earlier:
        click.echo(f"still open, follow it before you ask again: {old.id} {squeeze(old.text)}")
