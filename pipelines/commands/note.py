"""`mentorscout note`: writes down a talk with somebody."""

from pathlib import Path

import click

from pipelines.followup.who import as_day, who_is
from pipelines.privacy.person import open_workspace
from pipelines.results import WORKSPACE
from scrapers.store.ledger import Entry, Kind, Ledger


@click.command("note")
@click.argument("name")
@click.argument("text")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--day", help="When it was, such as 2026-03-31; else today.")
@click.option("--referred-to", "other", metavar="NAME", help="Whom they told you to see next.")
@click.option("--passes", metavar="DAY", help="TEXT is a chance that is gone after that day.")
@click.option("--they-wrote", is_flag=True, help="They got in touch first: TEXT is to be answered.")
@click.option("--new", is_flag=True, help="NAME is in no list.")
def command(
    name: str,
    text: str,
    workspace: Path,
    day: str | None,
    other: str | None,
    passes: str | None,
    they_wrote: bool,
    new: bool,
) -> None:
    """Write down TEXT about a talk with NAME, about a message from them, or about a chance they opened."""
    when = as_day(day, "--day")
    until = as_day(passes, "--passes") if passes else ""
    kind = Kind.CHANCE if until else Kind.INBOUND if they_wrote else Kind.NOTE
    with open_workspace(workspace) as store:
        ledger = Ledger(store.engine)
        entries = ledger.entries()
        who = who_is(store, entries, name, new=new)
        # whom they name is often somebody whom no page named yet
        next_one = who_is(store, entries, other, new=True) if other else None
        entry = Entry(entry=kind, name=who.name, entity_id=who.entity, text=text, day=when, due=until)
        number = ledger.add(entry)
        if next_one:
            ledger.add(
                Entry(
                    entry=Kind.REFERRAL,
                    name=who.name,
                    entity_id=who.entity,
                    other_id=next_one.entity,
                    other_name=next_one.name,
                    day=when,
                )
            )
            click.echo(f"next: get in touch with {next_one.name}; then thank {who.name} again")
    click.echo(f"noted: {who.name}, {when}")
    if until:
        click.echo(f"gone after {until}; when you have taken it: mentorscout done {number}")
