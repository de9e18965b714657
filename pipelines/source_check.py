"""A check of the sources of an industry: its findings as a file for the user and as lines on the screen."""

from collections.abc import Iterable
from pathlib import Path

import click
import pandas as pd

from pipelines.contact import contact_for
from pipelines.export import spreadsheet
from pipelines.files import check_writable
from pipelines.listing import show
from pipelines.plan import Plan
from pipelines.progress import RunProgress
from scrapers.catalog import Industry
from scrapers.catalog.check import GOOD, Finding, check
from scrapers.crawl import CrawlOptions

FOLDER = "catalog-check"
COLUMNS = ("source", "name", "verdict", "url", "final_url", "status", "head", "detail", "checked_at")


def findings_path(workspace: Path, industry: str) -> Path:
    """Gives the file of the findings of an industry."""
    return workspace / FOLDER / f"{industry}.csv"


def check_sources(industry: Industry, workspace: Path, contact: str) -> int:
    """Checks all sources of an industry; gives the exit code, 1 where one needs a look.

    Raises:
        UsageError: the folder cannot be written, or nobody says who is asking.
    """
    contact = contact_for(Plan(industry.id, workspace, tuple(industry.sources_for_run())), contact)
    path = findings_path(workspace, industry.id)
    check_writable(path.parent)
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


def write_findings(findings: Iterable[Finding], path: Path) -> None:
    """Writes one row a source.

    Raises:
        UsageError: the folder cannot be written.
    """
    rows = [
        {
            "source": finding.source.id,
            "name": finding.source.name,
            "verdict": finding.verdict.value,
            "url": finding.asked or finding.source.url,
            "final_url": finding.final_url,
            "status": "" if finding.status is None else str(finding.status),
            "head": finding.head,
            "detail": finding.detail,
            "checked_at": finding.checked_at,
        }
        for finding in findings
    ]
    spreadsheet.write(pd.DataFrame(rows, columns=list(COLUMNS)), path)
