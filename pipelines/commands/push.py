"""`mentorscout push`: sends people to a CRM or an address book, and says first what it would send."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from pipelines.export.tables import read_tables
from pipelines.listing import show
from pipelines.privacy.leaving import may_leave
from pipelines.privacy.person import open_workspace
from pipelines.push import Destination, destination, destinations
from pipelines.push.choosing import Asked, Chosen, choose
from pipelines.push.keys import missing, read_keys
from pipelines.push.sender import Sender, Stopped
from pipelines.push.sending import Result, send_all
from pipelines.results import WORKSPACE, find_results
from scrapers.errors import UsageError
from scrapers.store.pushed import Pushed

_HEADINGS = ("what", "rank", "name", "why")


def _keys() -> str:
    lines = [
        f"  {key.name}  {key.what}" + (f" (else {key.default})" if key.default else "")
        for one in destinations().values()
        for key in one.KEYS
    ]
    return "\n".join(("\b", "Keys come from the environment only:", *lines))


@click.command("push", epilog=_keys())
@click.option("--to", "name", required=True, metavar="PLACE", help=", ".join(destinations()) + ".")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
@click.option("--yes", is_flag=True, help="Send. Without it nothing leaves; you are told what would.")
@click.option("--top", type=click.IntRange(min=1), help="Only so many of the best.")
@click.option("--review", is_flag=True, help="Also those whom preflight wants looked at first.")
@click.option(
    "--again", is_flag=True, help="Also those who are there already, and over changes made there by hand."
)
def command(
    name: str, workspace: Path, project: str | None, yes: bool, top: int | None, review: bool, again: bool
) -> int:
    """Sends the people of a run to PLACE: who is there is updated, who is new is added, nobody twice.

    HubSpot also gets their organisations, and one note a person and run with the reasons and the proof. What
    was sent is remembered: a stopped push goes on where it was, a later one sends only what is new or has
    changed.
    """
    place = destination(name)
    results = find_results(workspace, project)
    tables = may_leave(read_tables(results), workspace)
    keys = read_keys(place.NAME, place.KEYS) if yes or not missing(place.KEYS) else {}
    sender = place.connect(keys) if yes else None
    with open_workspace(workspace) as store:
        pushed = Pushed(store.engine, place.NAME, place.account(keys)) if keys else None
        known = pushed.known() if pushed else {}
        chosen = choose(tables.mentors, place, known, Asked(top or 0, review, again), tables.made)
        if sender is None or pushed is None:
            _preview(chosen, place)
            return 0
        return _send(sender, chosen, pushed, place.NAME)


def _preview(chosen: Chosen, place: Destination) -> None:
    """Says what would be sent, and what is missing for it."""
    rows = [("new", item.person, "") for item in chosen.new]
    rows += [("changed", item.person, "") for item in chosen.changed]
    rows += [("held back", ruling.person, "; ".join(ruling.reasons)) for ruling in chosen.held]
    show(_HEADINGS, [(what, person.text("rank"), person.name, why) for what, person, why in rows])
    click.echo(f"{place.NAME}: would send {_counted(chosen)}", err=True)
    for key in missing(place.KEYS):
        click.echo(f"not set in the environment: {key.name} ({key.what})", err=True)
    if chosen.items:
        click.echo("nothing was sent; to send: the same with --yes", err=True)


def _counted(chosen: Chosen) -> str:
    said = f"{len(chosen.new)} new, {len(chosen.changed)} changed; {chosen.same} are there as they are"
    return f"{said}, {len(chosen.held)} held back" if chosen.held else said


def _send(sender: Sender, chosen: Chosen, pushed: Pushed, name: str) -> int:
    """Sends, and gives the exit code."""
    items = chosen.items
    if items:
        try:
            sender.prepare()
        except Stopped as stop:
            raise UsageError(f"{name}: {stop}; nothing was sent") from None
    result = send_all(sender, items, pushed, _progress(len(items)))
    told = [
        ("refused", one.item.person.text("rank"), one.item.person.name, one.reason) for one in result.refused
    ]
    show(_HEADINGS, told) if told else None
    _tell(result, chosen, name)
    return int(bool(result.refused or result.stopped))


def _progress(wanted: int) -> Callable[[int], None]:
    """Tells on a terminal how far it is."""
    if not sys.stderr.isatty():
        return lambda _done: None
    return lambda done: click.echo(f"\r{done} of {wanted} sent", err=True, nl=done >= wanted)


def _tell(result: Result, chosen: Chosen, name: str) -> None:
    said = f"{name}: {result.sent} sent, {len(result.refused)} refused, {chosen.same} there as they are"
    if chosen.held:
        said += f", {len(chosen.held)} held back (who and why: the same without --yes)"
    click.echo(said)
    if result.stopped:
        left = len(chosen.items) - result.sent - len(result.refused)
        click.echo(f"stopped with {left} to go: {result.stopped}; the same command goes on", err=True)
