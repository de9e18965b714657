"""`mentorscout add`: a mentor that no page made stand out, noted by hand."""

import shlex
from datetime import UTC, datetime
from pathlib import Path

import click
import pandas as pd

from pipelines.additions import carriers, entity_of
from pipelines.frames import read_table
from pipelines.lists import relist
from pipelines.results import WORKSPACE, find_results
from scrapers.errors import UsageError
from scrapers.items import Kind
from scrapers.store import Store, store_path
from scrapers.store.additions import Addition, add, remove
from scrapers.store.suppression import load_guard


@click.command("add")
@click.argument("name")
@click.option("--because", default="", metavar="TEXT", help="Why, in your words; it is quoted as yours.")
@click.option("--recommended-by", default="", metavar="WHO", help="Who named them to you.")
@click.option("--at", "employer", default="", metavar="EMPLOYER", help="Where they work.")
@click.option("--organization", is_flag=True, help="NAME is an organisation.")
@click.option("--star", is_flag=True, help="Puts them first, however often they were seen.")
@click.option("--remove", "take_back", is_flag=True, help="Takes back what you noted about NAME.")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
def command(
    name: str,
    because: str,
    recommended_by: str,
    employer: str,
    organization: bool,
    star: bool,
    take_back: bool,
    workspace: Path,
    project: str | None,
) -> None:
    """Notes NAME, a person or an id of the list, as a mentor: met once, or named when you asked around.

    The note counts as evidence, marked as yours, in this and every later list.
    """
    results = find_results(workspace, project)
    if not name.strip():
        raise UsageError("add: say who, by name or by the id of the list")
    kind = Kind.ORGANIZATION.value if organization else Kind.PERSON.value
    pages = read_table(results.resolved, needs=("entity_id", "name"))
    note = _note(pages, name.strip(), kind, because.strip(), recommended_by.strip(), employer.strip(), star)
    with Store.open(store_path(workspace)) as store:
        if take_back:
            if not remove(store, results.folder.name, note.name):
                raise UsageError(f"add --remove: you have noted nothing about {name!r}")
        elif not note.because:
            raise UsageError("add: say why with --because; it is what you will read in the list")
        else:
            _refuse_forgotten(store, note)
            add(store, results.folder.name, note)
    lists = relist(results, datetime.now(UTC).date())
    for said in lists.notes:
        click.echo(said, err=True)
    rank = lists.signals.set_index("entity_id")["rank"].get(entity_of(note, pages))
    click.echo(f"{note.name}: {'note taken back' if take_back else f'noted, rank {rank}'}")
    if not take_back and kind == Kind.PERSON:
        click.echo(f"to be reminded of thanks and news: {_follow_up(note)}", err=True)


def _note(
    pages: pd.DataFrame, name: str, kind: str, because: str, recommended_by: str, employer: str, star: bool
) -> Addition:
    entity = name if name in set(pages["entity_id"]) else ""
    if entity:
        kind = pages.loc[pages["entity_id"] == entity, "kind"].iloc[0]
        name = pages.loc[pages["entity_id"] == entity, "name"].iloc[0]
    elif len(several := carriers(pages, name, kind)) > 1:
        raise UsageError(f"add: {len(several)} carry the name {name!r}; give the id: {', '.join(several)}")
    return Addition(
        name=name,
        because=because,
        recommended_by=recommended_by,
        organization=employer,
        kind=kind,
        entity_id=entity,
        star=star,
    )


def _follow_up(note: Addition) -> str:
    """Gives the command that puts the word with them, or with who named them, into the ledger."""
    new = "" if note.entity_id else " --new"
    if note.recommended_by:
        words = ("a recommendation", "--referred-to", note.name, "--new")
        return shlex.join(["mentorscout", "note", note.recommended_by, *words])
    return f"{shlex.join(['mentorscout', 'note', note.name, note.because])}{new}"


def _refuse_forgotten(store: Store, note: Addition) -> None:
    with store.engine.connect() as connection:
        if load_guard(connection).names(note.name, note.organization):
            raise UsageError(f"{note.name!r} asked to be forgotten: nothing is written down about them")
