"""`mentorscout explain`: why somebody stands where they stand, with every quote and link."""

from pathlib import Path

import click

from pipelines.explanation import Explainer
from pipelines.frames import read_table
from pipelines.lookup import look_up
from pipelines.results import WORKSPACE, find_results
from scrapers.errors import UsageError


@click.command("explain")
@click.argument("name")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
def command(name: str, workspace: Path, project: str | None) -> None:
    """Explains the rank of NAME, a person, an organisation, or an id from the list."""
    results = find_results(workspace, project)
    explainer = Explainer(read_table(results.resolved, needs=("entity_id", "name")))
    found = look_up(name, explainer.names, explainer.spellings)
    if not found.ids:
        hint = f"did you mean: {', '.join(found.near)}?" if found.near else "see mentors.csv for who is there"
        raise UsageError(f"nobody called {name!r} in {results.folder}; {hint}")
    if len(found.ids) > 1:
        click.echo(f"{len(found.ids)} carry that name; ask again with the id:")
        for entity in found.ids:
            click.echo(f"  {explainer.headline(entity)}")
        return
    for line in explainer.lines(found.ids[0]):
        click.echo(line)
