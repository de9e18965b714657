"""`mentorscout sources`: which bodies an industry is read from."""

from pathlib import Path

import click

from pipelines.listing import show
from scrapers.catalog import CatalogSource, load


@click.command("sources")
@click.argument("industry")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    default="workspace",
    show_default=True,
    help="Folder of the results; your own sources are read from catalog/ in it.",
)
def command(industry: str, workspace: Path) -> None:
    """Lists the associations, conferences and other bodies of INDUSTRY (an id, an alias or a job title).

    In a pipe: lines of id, name, kind, region, addresses (set apart by blanks) and remark, set apart by tabs.
    """
    found = load(extra=workspace / "catalog").find(industry)
    show(
        ("Source", "Name", "Kind", "Region", "Starts at", "Remark"),
        (
            (
                source.id,
                source.name,
                source.kind,
                source.region,
                " ".join(source.start_urls()),
                _remark(source),
            )
            for source in found.sources
        ),
    )


def _remark(source: CatalogSource) -> str:
    status = "" if source.status == "active" else source.status
    return ": ".join(filter(None, (status, source.notes)))
