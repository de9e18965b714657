"""The findings of a check of sources, as a file for the user and as lines on the screen."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from pipelines.export import spreadsheet
from scrapers.catalog.check import Finding

FOLDER = "catalog-check"
COLUMNS = ("source", "name", "verdict", "url", "final_url", "status", "head", "detail", "checked_at")


def findings_path(workspace: Path, industry: str) -> Path:
    """Gives the file of the findings of an industry."""
    return workspace / FOLDER / f"{industry}.csv"


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
