"""`mentorscout meet`: where to meet somebody of the list, and what to say."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from analysis.ranking.situations import situations
from analysis.text import squeeze
from pipelines.entities import Entities
from pipelines.followup.tasks import open_advice
from pipelines.introductions import path_to
from pipelines.meeting import lines
from pipelines.results import WORKSPACE
from pipelines.wishes import last_wishes
from scrapers.store import Store, store_path
from scrapers.store.ledger import Entry, Ledger


@click.command("meet")
@click.argument("name")
@click.option(
    "--situation",
    type=click.Choice(tuple(situations())),
    help="Your situation; that of the last list if none.",
)
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
def command(name: str, situation: str | None, workspace: Path, project: str | None) -> None:
    """Says where NAME can be met next, who of your contacts can introduce you, and fitting first words."""
    entities = Entities.find(workspace, project)
    entity = entities.one(name)
    explainer = entities.explainer
    wishes = last_wishes(entities.results)
    meant = replace(wishes, situation=situation or wishes.situation).meant
    click.echo(explainer.headline(entity))
    click.echo("")
    today = datetime.now(UTC).date()
    for line in lines(explainer.seen, entity, explainer.names[entity], meant, today):
        click.echo(line)
    for advice in _open_advice(entities.workspace, entity):
        click.echo(
            f"Before you ask again\n  follow their advice {advice.id}, still open: {squeeze(advice.text)}"
        )
    if introduction := path_to(entities.results, entity):
        click.echo(f"Introduction\n  {introduction}")


def _open_advice(workspace: Path, entity: str) -> list[Entry]:
    place = store_path(workspace)
    if not place.is_file():
        return []
    with Store.open(place) as store:
        return open_advice(Ledger(store.engine).entries(), entity)
