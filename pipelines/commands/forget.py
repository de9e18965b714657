"""`mentorscout forget`: takes a person out of everything, for good."""

from pathlib import Path

import click

from analysis.text import squeeze
from pipelines.privacy.forgetting import Forgotten, forget, forget_in_advance
from pipelines.privacy.person import (
    Person,
    find_person,
    namesakes,
    near,
    open_workspace,
    people_of,
    projects_of,
)
from pipelines.results import WORKSPACE
from scrapers.errors import UsageError
from scrapers.store import Store
from scrapers.store.suppression import load_guard, take_off

_SHOWN = 12


@click.command("forget")
@click.argument("name")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Look for NAME in the results of this project only.")
@click.option("--all", "everyone", is_flag=True, help="Everybody of that name, if there are several.")
@click.option("--in-advance", is_flag=True, help="Keep NAME out although nobody of that name is held.")
@click.option("--undo", is_flag=True, help="Take NAME off the list; nothing comes back before the next run.")
@click.option("--yes", is_flag=True, help="Do not ask; for scripts.")
def command(
    name: str,
    workspace: Path,
    project: str | None,
    everyone: bool,
    in_advance: bool,
    undo: bool,
    yes: bool,
) -> None:
    """Forget NAME (or an id from the list): mentions, quotes, pages, rows in files, and all that comes later.

    What stays is a salted hash of the name, so that no later run brings the person back.
    """
    with open_workspace(workspace) as store:
        if undo:
            _undo(store, name)
            return
        people = people_of(store, [project] if project else projects_of(store))
        chosen = find_person(people, name, everyone=everyone)
        if chosen:
            others = [] if everyone else namesakes(people, chosen)
            _ask(chosen, others, yes=yes)
            done = forget(store, workspace, chosen, shared_name=bool(others))
        elif in_advance or _is_forgotten(store, name):  # a second time: what was put back goes again
            done = forget_in_advance(store, workspace, name)
        else:
            raise UsageError(_nobody(people, name, workspace))
    _tell(done)


def _is_forgotten(store: Store, name: str) -> bool:
    with store.engine.connect() as connection:
        return load_guard(connection).names(name)


def _undo(store: Store, name: str) -> None:
    with store.engine.begin() as connection:
        number = take_off(connection, name)
    if not number:
        raise UsageError(f"{name!r} is not on the list of forgotten names; write it as it was forgotten")
    click.echo("taken off the list; the next run may find that name again")


def _nobody(people: list[Person], name: str, workspace: Path) -> str:
    names = near(people, name)
    hint = (
        f"did you mean: {', '.join(names)}?" if names else "to keep the name out all the same: --in-advance"
    )
    return f"nobody called {name!r} in {workspace}; {hint}"


def _ask(chosen: list[Person], others: list[Person], *, yes: bool) -> None:
    for person in chosen:
        spellings = "; ".join(map(squeeze, person.names[:_SHOWN]))
        click.echo(f"{person.headline}: {len(person.mentions)} mentions as {spellings}")
    for person in others:
        click.echo(f"stays, another of that name: {person.headline}")
    if not yes:
        click.confirm("Forget for good? This cannot be undone", abort=True)


def _tell(done: Forgotten) -> None:
    erased = done.erased
    click.echo(
        f"forgotten: {erased.mentions} mentions, {erased.quotes} quotes of others that named the person, "
        f"{erased.pages} pages, {erased.bodies} stored copies of pages"
    )
    for project in done.rewritten:
        click.echo(f"written again: {project}")
    for path in done.files.rewritten:
        click.echo(f"taken out of: {path}")
    for path in done.files.deleted:
        click.echo(f"deleted, make it again: {path}")
    for place in done.sent_to:
        click.echo(f"was sent to {place} with push: delete it there too")
    click.echo("What you exported to other places is out of reach: delete it there too.")
