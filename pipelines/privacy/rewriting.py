"""Makes the files of a project again from what the store still holds."""

from pathlib import Path

import click

from pipelines.conclusion import conclude
from pipelines.plan import Plan
from pipelines.results import RESOLVED
from scrapers.store import Store


def rewrite_results(store: Store, workspace: Path, project: str) -> bool:
    """Writes the results of a project anew; says whether there were any."""
    if not (workspace / project / RESOLVED).is_file():
        return False
    summary = conclude(Plan(project, workspace), store, store.reports(project))
    for note in summary.notes:
        click.echo(note, err=True)
    return True
