"""`mentorscout industries`: which industries the catalogue knows."""

from pathlib import Path

import click

from pipelines.listing import show
from scrapers.catalog import load


@click.command("industries")
@click.argument("query", required=False, default="")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    default="workspace",
    show_default=True,
    help="Folder of the results; your own industries are read from catalog/ in it.",
)
def command(query: str, workspace: Path) -> None:
    """Lists the industries in which QUERY occurs, by any word or job title; all of them without QUERY.

    In a pipe: lines of id, label, number of sources and aliases, set apart by tabs.
    """
    catalog = load(extra=workspace / "catalog")
    found = catalog.search(query) or [catalog.find(query)]
    show(
        ("Industry", "What it is", "Sources", "Also found as"),
        (
            (
                industry.id,
                industry.label,
                str(sum(bool(source.start_urls()) for source in industry.sources)),
                ", ".join(industry.aliases),
            )
            for industry in found
        ),
    )
