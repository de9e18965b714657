"""`mentorscout robots`: what robots.txt said, host by host."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import click

from pipelines.listing import show
from pipelines.privacy.person import open_workspace
from pipelines.results import WORKSPACE
from scrapers.store.auditing import COLUMNS, fetches


@click.command("robots")
@click.option("--workspace", default=WORKSPACE, type=click.Path(path_type=Path), show_default=True)
@click.option("--project", default="", help="Only this project.")
def command(workspace: Path, project: str) -> None:
    """Count the pages of each host by what its robots.txt said; `audit` lists the pages themselves."""
    with open_workspace(workspace) as store:
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in fetches(store.engine, project)]
    counted: Counter[tuple[str, str]] = Counter()
    example: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if row["robots"]:
            key = urlsplit(row["url"]).netloc, row["robots"]
            counted[key] += 1
            example.setdefault(key, row)
    show(
        ("Host", "robots.txt", "Pages", "For example", "How it ended"),
        ((*key, str(counted[key]), example[key]["url"], example[key]["outcome"]) for key in sorted(counted)),
    )
