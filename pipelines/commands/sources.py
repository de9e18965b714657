"""`mentorscout sources`: which bodies an industry is read from, and whether their pages are still there."""

from pathlib import Path

import click

from pipelines.listing import show
from pipelines.progress import RunProgress
from pipelines.source_check import findings_path, write_findings
from scrapers.catalog import CatalogSource, Industry, load
from scrapers.catalog.check import GOOD, check
from scrapers.crawl import CrawlOptions


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
@click.option("--contact", default="", help="Your web or mail address, told to the sites that are asked.")
def command(industry: str, workspace: Path, checking: bool, contact: str) -> int:
    """Lists the associations, conferences and other bodies of INDUSTRY (an id, an alias or a job title).

    In a pipe: lines of id, name, kind, region, addresses (set apart by blanks), remark and tier, set apart by
    tabs. With --check: lines of id, verdict (alive, moved, dead, blocked, name does not match, closed),
    address and detail; the findings are written to catalog-check/ in the workspace as well.
    """
    found = load(extra=workspace / "catalog").find(industry)
    if checking:
        return _check(found, workspace, contact)
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


def _check(industry: Industry, workspace: Path, contact: str) -> int:
    path = findings_path(workspace, industry.id)
    write_findings([], path)  # a folder that cannot be written is named before anybody is asked
    with RunProgress(len(industry.sources), len(industry.sources), quiet=False) as progress:
        findings = check(industry.sources, CrawlOptions(contact=contact, on_event=progress.on_event))
    write_findings(findings, path)
    show(
        ("Source", "Verdict", "Address", "Detail"),
        (
            (finding.source.id, finding.verdict.value, finding.final_url or finding.asked, finding.detail)
            for finding in findings
        ),
    )
    click.echo(f"written to {path}", err=True)
    return 0 if all(finding.verdict in GOOD for finding in findings) else 1


def _remark(source: CatalogSource) -> str:
    status = "" if source.status == "active" else source.status
    return ": ".join(filter(None, (status, source.notes)))
