"""`mentorscout explain`: why somebody stands where they stand, or why two are one or not."""

from pathlib import Path

import click

from pipelines.comparison import compare_lines
from pipelines.entities import Entities
from pipelines.explanation import Explainer
from pipelines.lookup import look_up
from pipelines.results import WORKSPACE
from scrapers.errors import UsageError


@click.command("explain")
@click.argument("name")
@click.argument("other", required=False)
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
def command(name: str, other: str | None, workspace: Path, project: str | None) -> None:
    """Explains the rank of NAME, a person, an organisation, or an id from the list.

    With OTHER, explains why the two are one person, or why they are not.
    """
    entities = Entities.find(workspace, project)
    if other is not None:
        lines = compare_lines(entities, name, other)
    else:
        explainer, found = _found(entities, name)
        if len(found) > 1:
            click.echo(f"{len(found)} carry that name; ask again with the id:")
            for entity in found:
                click.echo(f"  {explainer.headline(entity)}")
            return
        lines = explainer.lines(found[0])
    for line in lines:
        click.echo(line)


def _found(entities: Entities, name: str) -> tuple[Explainer, tuple[str, ...]]:
    """Finds who is meant; firms that only their people make known come last."""
    try:
        return entities.explainer, entities.candidates(name)
    except UsageError:
        firms = entities.firms
        ids = look_up(name, firms.names, firms.spellings).ids
        if not ids:
            raise
        return firms, ids
