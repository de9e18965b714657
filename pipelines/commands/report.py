"""`mentorscout report`: the page to read, search, print and send."""

import webbrowser
from dataclasses import replace
from pathlib import Path

import click

from analysis.ranking.seen import look
from pipelines.export.tables import Tables, read_tables
from pipelines.frames import read_table
from pipelines.lists import SIGNALS
from pipelines.privacy.leaving import may_leave
from pipelines.privacy.mentions import read_mentions_in, read_quoted
from pipelines.report import page
from pipelines.report.contents import PEOPLE, Contents, contents
from pipelines.report.firms import SHOWN as FIRMS
from pipelines.report.scored import Scored
from pipelines.results import WORKSPACE, Results, find_results
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
    tables = may_leave(read_tables(results), workspace).first(people, FIRMS)
    path = out or results.folder / page.FILE
    page.write_page(_contents(tables, results), path)
    click.echo(f"{len(tables.mentors)} people written to {path}")
    if show and not webbrowser.open(path.resolve().as_uri()):
        click.echo(f"no browser could be started; open {path} yourself")


def _contents(tables: Tables, results: Results) -> Contents:
    """Gathers what is shown; where the signals were kept, only the words of those who are shown are read."""
    kept, workspace = results.folder / SIGNALS, results.folder.parent
    if not kept.is_file():
        seen = look(read_mentions_in(workspace, results.resolved))
        return contents(tables, seen, Scored.of(seen, None, last_wishes(results)))
    people = list(tables.mentors["mentor_id"])
    seen = look(read_quoted(workspace, results.resolved, people))
    seen = replace(seen, mentions=seen.mentions[seen.mentions["entity_id"].isin(people)])
    signals = read_table(kept)
    signals = signals[signals["entity_id"].isin(people)]
    return contents(tables, seen, Scored.of(seen, signals, last_wishes(results)))
