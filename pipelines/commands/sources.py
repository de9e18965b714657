"""`mentorscout sources`: which bodies an industry is read from, and whether their pages are still there."""

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
@click.option("--check", "checking", is_flag=True, help="Ask for each home page, and say what became of it.")
@click.option(
    "--contact", default="", help="Your web or mail address, told to the sites that are asked; kept."
)
def command(industry: str, workspace: Path, checking: bool, contact: str) -> int:
    """Lists the associations, conferences and other bodies of INDUSTRY (an id, an alias or a job title).

    In a pipe: lines of id, name, kind, region, addresses (set apart by blanks), remark and tier, set apart by
    tabs. With --check: lines of id, verdict (alive, moved, dead, blocked, name does not match, closed),
    address and detail; the findings are written to catalog-check/ in the workspace as well.
    """
    found = load(extra=workspace / "catalog").find(industry)
    if checking:
        from pipelines.source_check import check_sources  # noqa: PLC0415 - a list need not wait for the crawler

        return check_sources(found, workspace, contact)
    show(
        ("Source", "Name", "Kind", "Region", "Starts at", "Remark", "Tier"),
        (
            (
                source.id,
                source.name,
                source.kind,
                source.region,
                " ".join(source.start_urls()),
                _remark(source),
                source.tier,
            )
            for source in found.sources
        ),
    )
    return 0


def _remark(source: CatalogSource) -> str:
    status = "" if source.status == "active" else source.status
    return ": ".join(filter(None, (status, source.notes)))
