"""`mentorscout privacy`: for whom the workspace is used, and what follows from it."""

from pathlib import Path

import click

from pipelines.privacy.duties import FOR_OTHERS, for_others
from pipelines.privacy.person import open_workspace
from pipelines.results import WORKSPACE
from scrapers.store.ledger import Ledger
from scrapers.store.retention import RETENTION, held_since
from scrapers.store.suppression import people_on_list


@click.command("privacy")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option(
    "--for-others/--for-myself",
    "others",
    default=None,
    help="Coaches, recruiters and community managers work for others: stricter steps.",
)
def command(workspace: Path, others: bool | None) -> None:
    """Say for whom the workspace is used and what is promised; set it with --for-others or --for-myself."""
    with open_workspace(workspace) as store:
        ledger = Ledger(store.engine)
        if others is not None:
            ledger.set(FOR_OTHERS, "yes" if others else "no")
        strict = for_others(ledger)
        with store.engine.connect() as connection:
            forgotten = people_on_list(connection)
        oldest = held_since(store.engine)[:10]
    click.echo(f"used for: {'others' if strict else 'yourself'}")
    if strict:
        click.echo("a letter is due to everybody within a month (mentorscout due, mentorscout notice NAME)")
        click.echo("exports hold no words about help but those that a stored page prints")
        click.echo("the day of clearing out is listed by mentorscout due")
    click.echo(f"forgotten people: {forgotten}, kept as salted hashes only")
    click.echo(f"oldest page: {oldest or 'none'}; pages are due for purge {RETENTION.days} days after")
