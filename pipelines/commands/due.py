"""`mentorscout due`: whom to thank, whose advice to follow, whom to write to."""

from pathlib import Path

import click
import pandas as pd

from analysis.text import squeeze
from pipelines.export import spreadsheet
from pipelines.followup.calendar import write_calendar
from pipelines.followup.crm import write_for_crm
from pipelines.followup.forward import places_to_help
from pipelines.followup.step import GENTLE, next_step
from pipelines.followup.task import Task
from pipelines.followup.tasks import WEEKS, tasks
from pipelines.followup.who import today
from pipelines.listing import show
from pipelines.privacy.duties import duties
from pipelines.privacy.person import open_workspace
from pipelines.results import WORKSPACE
from scrapers.store.ledger import Entry, Ledger

_HEADINGS = ("day", "what", "name", "text")


@click.command("due")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option(
    "--weeks", default=WEEKS, show_default=True, type=click.IntRange(1), help="Between two contacts."
)
@click.option("--all", "everything", is_flag=True, help="Also what is due later.")
@click.option("--one", is_flag=True, help="Only the next single step, for a rough day.")
@click.option("--forward", is_flag=True, help="Also where you could help others yourself.")
@click.option("--ics", type=click.Path(path_type=Path), help="Write everything as a calendar file.")
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write everything as a table.")
@click.option(
    "--crm", type=click.Path(path_type=Path), help="Folder for tasks.csv and notes.csv, which a CRM imports."
)
def command(
    workspace: Path,
    weeks: int,
    everything: bool,
    one: bool,
    forward: bool,
    ics: Path | None,
    table: Path | None,
    crm: Path | None,
) -> None:
    """List what is due: advice to follow, thanks, next contacts, closing thanks, letters."""
    with open_workspace(workspace) as store:
        ledger = Ledger(store.engine)
        settings = ledger.settings()
        entries = ledger.entries()
        found = settings.get("job_found", "")
        listed = tasks(entries, weeks, found)
        listed = sorted([*listed, *duties(store, ledger)], key=lambda task: task.day)
        places = places_to_help(store, entries) if found or forward else []
    shown = listed if everything else [task for task in listed if task.is_due(today())]
    shown = shown[:1] if one else shown
    show(_HEADINGS, [_row(task) for task in shown])
    _say_more(workspace, shown, entries, len(listed) - len(shown), one=one)
    for line in places:
        click.echo(f"pay it forward: {squeeze(line)}")
    _write(listed, entries, ics, table, crm)


def _say_more(workspace: Path, shown: list[Task], entries: list[Entry], later: int, *, one: bool) -> None:
    """Says what is not shown; on a rough day nothing but the one step, and that it is enough."""
    step = next_step(workspace, {entry.entity_id for entry in entries}) if one and not shown else ""
    if step:
        click.echo(step)
    elif not shown:
        click.echo("nothing is due today", err=True)
    if one and (shown or step):
        click.echo(GENTLE, err=True)
    elif later:
        click.echo(f"{later} due later: mentorscout due --all", err=True)


def _write(
    listed: list[Task], entries: list[Entry], ics: Path | None, table: Path | None, crm: Path | None
) -> None:
    """Writes everything in the forms that were asked for."""
    if ics:
        write_calendar(listed, ics)
        click.echo(f"{len(listed)} entries written to {ics}", err=True)
    if table:
        spreadsheet.write(pd.DataFrame([_row(task) for task in listed], columns=list(_HEADINGS)), table)
        click.echo(f"{len(listed)} rows written to {table}", err=True)
    for path in write_for_crm(listed, entries, crm) if crm else ():
        click.echo(f"written: {path}", err=True)


def _row(task: Task) -> tuple[str, str, str, str]:
    number = f" {task.number}" if task.number else ""
    return task.day.isoformat(), task.what + number, task.name, task.text
