"""`mentorscout meet`: where to meet somebody of the list, and what to say."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from analysis.ranking.situations import situations
from pipelines.entities import Entities
from pipelines.introductions import path_to
from pipelines.meeting import lines
from pipelines.results import WORKSPACE
from pipelines.wishes import last_wishes


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
    if introduction := path_to(entities.results, entity):
        click.echo(f"Introduction\n  {introduction}")
