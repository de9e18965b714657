"""`mentorscout done`: advice was followed, a chance taken, the job is found, or you help others yourself."""

from pathlib import Path

import click

from pipelines.followup.who import as_day
from pipelines.privacy.person import open_workspace
from pipelines.results import WORKSPACE
from scrapers.errors import UsageError
from scrapers.store.ledger import Entry, Kind, Ledger


@click.command("done")
@click.argument("number", type=int, required=False)
@click.argument("result", default="")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--day", help="When it was, such as 2026-03-31; else today.")
@click.option("--job-found", is_flag=True, help="You have found your job: closing thanks to all who helped.")
@click.option("--helping", metavar="WHERE", help="You help others yourself, such as at an association.")
def command(
    number: int | None, result: str, workspace: Path, day: str | None, job_found: bool, helping: str | None
) -> None:
    """Note that the advice or chance NUMBER was taken, and the RESULT, which its giver will want to hear."""
    when = as_day(day, "--day")
    if [number is not None, job_found, bool(helping)].count(True) != 1:
        raise UsageError("done: give the number of an advice (see mentorscout due), --job-found or --helping")
    with open_workspace(workspace) as store:
        ledger = Ledger(store.engine)
        if job_found:
            ledger.set("job_found", when)
            click.echo("congratulations; mentorscout due lists whom to thank, and where you can help others")
        elif helping:
            ledger.add(Entry(entry=Kind.HELPING, name="", text=helping, day=when))
            click.echo("well done; mentorscout due --all lists who will like to hear of it")
        elif number is not None:
            chosen = _finish(ledger, number, when, result)
            click.echo(f"done; tell {chosen.name} what came of it, then: mentorscout thanks {chosen.name!r}")


def _finish(ledger: Ledger, number: int, when: str, result: str) -> Entry:
    advice = [entry for entry in ledger.entries() if entry.entry in {Kind.ADVICE, Kind.CHANCE}]
    chosen = next((entry for entry in advice if entry.id == number), None)
    if chosen is None:
        there = ", ".join(str(entry.id) for entry in advice if not entry.done) or "none"
        raise UsageError(f"done {number}: no advice has that number; open advice: {there}")
    ledger.finish(number, when, result)
    return chosen
