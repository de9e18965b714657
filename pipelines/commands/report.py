"""`mentorscout report`: the page to read, search, print and send."""

import webbrowser
from pathlib import Path

import click

from analysis.ranking.seen import look
from pipelines.export.tables import read_tables
from pipelines.frames import read_table
from pipelines.lists import SIGNALS
from pipelines.privacy.leaving import may_leave
from pipelines.privacy.mentions import read_mentions_in
from pipelines.report import page
from pipelines.report.contents import PEOPLE, contents
from pipelines.report.scored import Scored
from pipelines.results import WORKSPACE, find_results
from pipelines.wishes import last_wishes


@click.command("report")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
@click.option(
    "--people", default=PEOPLE, show_default=True, type=click.IntRange(min=1), help="Shown at most."
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write; else beside mentors.csv.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def command(workspace: Path, project: str | None, people: int, out: Path | None, show: bool) -> None:
    """Writes report.html: the ranked list with search, filters, quotes and charts, in one file."""
    results = find_results(workspace, project)
    tables = may_leave(read_tables(results), workspace)
    path = out or results.folder / page.FILE
    kept = results.folder / SIGNALS
    shown = list(tables.mentors["mentor_id"].head(people)) if kept.is_file() else None
    seen = look(read_mentions_in(workspace, results.resolved, shown))
    scored = Scored.of(seen, read_table(kept) if kept.is_file() else None, last_wishes(results))
    page.write_page(contents(tables, seen, scored, people), path)
    click.echo(f"{min(people, len(tables.mentors))} people written to {path}")
    if show and not webbrowser.open(path.resolve().as_uri()):
        click.echo(f"no browser could be started; open {path} yourself")
