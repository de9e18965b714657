"""`mentorscout list`: ranks stored results anew for a person's situation, without reading any page."""

from datetime import UTC, datetime
from pathlib import Path

import click
import pandas as pd

from analysis.ranking.wishes import Wishes
from pipelines.contacts import read_contacts
from pipelines.listing import show
from pipelines.lists import Lists, relist
from pipelines.options import wishing
from pipelines.results import WORKSPACE, find_results

TOP = 10


@click.command("list")
@wishing
@click.option(
    "--contacts",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your contacts, a CSV or vCards: who can introduce you.",
)
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", help="Which results; needed where there are several.")
def command(wishes: Wishes, contacts: Path | None, workspace: Path, project: str | None) -> None:
    """Ranks the results of a run anew, writes mentors.csv, and shows the first ten.

    Nothing is crawled. Without options the list is again as the run made it.
    """
    results = find_results(workspace, project)
    known = read_contacts(contacts) if contacts else []
    lists = relist(results, datetime.now(UTC).date(), wishes, known)
    for note in lists.notes:
        click.echo(note, err=True)
    if lists.mentors.empty:
        click.echo("nobody is left in the list; ask for less", err=True)
        return
    show(("Rank", "Name", "Class", "Score", "Why"), _rows(lists))
    if lists.aside:
        click.echo(f"set aside: {'; '.join(f'{name} ({reason})' for name, reason in lists.aside)}", err=True)
    click.echo(f"{len(lists.mentors)} people: {results.mentors_csv}", err=True)


def _rows(lists: Lists) -> list[tuple[str, ...]]:
    top = lists.mentors.head(TOP)
    classes: pd.Series = lists.signals.set_index("entity_id")["class"]
    return [
        (str(row["rank"]), row["name"], classes[row["mentor_id"]], f"{row['score']:.1f}", row["why"])
        for row in top.to_dict("records")
    ]
