"""`mentorscout purge`: lets go of what was not seen for a year."""

import re
from datetime import timedelta
from pathlib import Path

import click

from pipelines.export import workbook
from pipelines.privacy.person import open_workspace
from pipelines.privacy.rewriting import rewrite_results
from pipelines.remembered import forget_memories
from pipelines.results import WORKSPACE, Results
from scrapers.errors import UsageError
from scrapers.store.clock import days_ago
from scrapers.store.retention import RETENTION, Old, find_old, purge

_AGE = re.compile(r"(\d{1,4})\s*([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 365 / 12, "y": 365}


@click.command("purge")
@click.option("--older-than", "age", default="12m", show_default=True, help="Such as 90d, 26w, 12m or 2y.")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def command(age: str, workspace: Path, dry_run: bool) -> None:
    """Delete pages, their stored copies and mentions that were fetched longer ago and not seen since."""
    before = days_ago(_length(age).days)
    with open_workspace(workspace) as store:
        if dry_run:
            _tell(find_old(store.engine, before), "would go")
            return
        with store.crawling():
            old = purge(store.engine, before)
            if old.pages:
                forget_memories(workspace)
            for project in old.pages:
                rewrite_results(store, workspace, project)
    _tell(old, "deleted")
    if exports := [path.name for project in old.pages for path in _exports(workspace / project)]:
        click.echo(f"earlier exports may still hold it; delete them, or export again: {', '.join(exports)}")


def _exports(folder: Path) -> list[Path]:
    """Gives the exports beside a list, which no run writes again."""
    listed = Results(folder).mentors_csv
    written = {listed, listed.with_suffix(workbook.ENDING)}
    return sorted(path for path in folder.glob(f"{listed.stem}.*") if path not in written)


def _length(age: str) -> timedelta:
    found = _AGE.fullmatch(age.strip().lower())
    if not found or not int(found[1]):
        days = RETENTION.days
        raise UsageError(f"--older-than {age!r}: write a time such as 90d, 26w, 12m or 2y ({days} days)")
    return timedelta(days=int(found[1]) * _DAYS[found[2]])


def _tell(old: Old, what: str) -> None:
    for project, pages in old.pages.items():
        click.echo(f"{what}: {pages} pages and {old.mentions.get(project, 0)} mentions of {project}")
    if not old.pages:
        click.echo("nothing is that old")
