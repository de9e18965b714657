"""`mentorscout merge`: two rows of the list are one person, for good."""

from pathlib import Path

import click

from analysis.identity.judgements import Judgement, Verdict
from pipelines.decisions import keep
from pipelines.entities import Entities
from pipelines.results import WORKSPACE
from scrapers.errors import UsageError


@click.command("merge")
@click.argument("one")
@click.argument("other")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
def command(one: str, other: str, workspace: Path, project: str | None) -> None:
    """Makes one row of ONE and OTHER, names or ids from the list, and keeps it so in every later run."""
    entities = Entities.find(workspace, project)
    first, second = entities.one(one), entities.one(other)
    if first == second:
        raise UsageError(f"{one!r} and {other!r} are one row already: {first}")
    sides = [entities.of(entity) for entity in (first, second)]
    if sides[0]["kind"].iloc[0] != sides[1]["kind"].iloc[0]:
        raise UsageError(f"{first} and {second} are a person and an organisation; they cannot be one")
    yes = Judgement(Verdict.SAME, *(tuple(rows["mention_id"]) for rows in sides))
    with entities.store() as store:
        keep(store, entities.project, entities.mentions, [yes], "merge")
        entities.write_anew(store)
    after = Entities.find(workspace, entities.project)
    click.echo(f"one row now: {after.explainer.headline(after.one(first))}")
