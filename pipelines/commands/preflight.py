"""`mentorscout preflight`: what an importer will take, row by row, before anything leaves."""

from collections import Counter
from pathlib import Path

import click

from pipelines.export import pack_of, target
from pipelines.export.pack import Verdict
from pipelines.export.preflight import preflight
from pipelines.export.tables import read_tables
from pipelines.listing import show
from pipelines.privacy.leaving import may_leave
from pipelines.results import WORKSPACE, find_results


@click.command("preflight")
@click.option("--to", "name", required=True, metavar="TARGET", help="hubspot, salesforce, bottlecrm, ...")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
@click.option("--all", "everybody", is_flag=True, help="Also those that are imported as they are.")
def command(name: str, workspace: Path, project: str | None, everybody: bool) -> None:
    """Says of every person whether TARGET takes the row: import, review or reject, and why."""
    pack = pack_of(target(name))
    tables = may_leave(read_tables(find_results(workspace, project)), workspace)
    counts: Counter[Verdict] = Counter()
    rows = []
    for ruling in preflight(tables.mentors, pack):
        counts[ruling.verdict] += 1
        if everybody or ruling.verdict != Verdict.IMPORT:
            person = ruling.person
            rows.append((ruling.verdict.value, person.text("rank"), person.name, "; ".join(ruling.reasons)))
    if rows:
        show(("verdict", "rank", "name", "why"), rows)
    told = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict)
    click.echo(f"{name}: {told}", err=True)
