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
@click.option("--new", is_flag=True, help="NAME is in no list.")
def command(name: str, text: str, workspace: Path, day: str | None, other: str | None, new: bool) -> None:
    """Write down TEXT about a talk with NAME, or about a message from them."""
    when = as_day(day, "--day")
    with open_workspace(workspace) as store:
        ledger = Ledger(store.engine)
        entries = ledger.entries()
        who = who_is(store, entries, name, new=new)
        # whom they name is often somebody whom no page named yet
        next_one = who_is(store, entries, other, new=True) if other else None
        ledger.add(Entry(entry=Kind.NOTE, name=who.name, entity_id=who.entity, text=text, day=when))
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
