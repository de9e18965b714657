"""Proposals of discovery as a file for the user, and the way of accepted ones into the user's catalogue."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, fields
from pathlib import Path

import pandas as pd

from pipelines.export import spreadsheet
from pipelines.files import whole_file
from scrapers.catalog.schema import read_industry
from scrapers.discovery import Proposal
from scrapers.discovery.accepting import check_added, with_proposals
from scrapers.errors import UsageError

COLUMNS = ("id", "name", "kind", "url", "region", "platform", "found_by", "reason")


def proposals_path(workspace: Path, industry: str) -> Path:
    """Gives the file of what was found for an industry."""
    return workspace / "discovered" / f"{industry}.csv"


def catalog_path(workspace: Path, industry: str) -> Path:
    """Gives the user's own catalogue file of an industry."""
    return workspace / "catalog" / f"{industry}.yaml"


def write_proposals(proposals: Sequence[Proposal], path: Path) -> None:
    """Writes one row a proposal.

    Raises:
        UsageError: the folder cannot be written.
    """
    rows = [asdict(proposal) for proposal in proposals]
    spreadsheet.write(pd.DataFrame(rows, columns=list(COLUMNS)), path)


def read_proposals(path: Path) -> list[Proposal]:
    """Reads what an earlier call found.

    Raises:
        UsageError: there is no such file, or it is not one of these.
    """
    if not path.exists():
        raise UsageError(f"{path}: nothing was discovered yet; call discover without --accept first")
    names = {field.name for field in fields(Proposal)}
    table = spreadsheet.read(path, numeric=(), needs=COLUMNS)
    rows = table.fillna("").astype("str").to_dict("records")
    return [Proposal(**{str(key): str(value) for key, value in row.items() if key in names}) for row in rows]


def accept(
    workspace: Path, industry: str, proposals: Sequence[Proposal], ids: Collection[str]
) -> list[Proposal]:
    """Adds the proposals with these ids to the user's catalogue; those that it has are passed over.

    Raises:
        UsageError: an id is none of the proposals, or the file cannot be read or written.
    """
    by_id = {proposal.id: proposal for proposal in proposals}
    if unknown := [name for name in ids if name not in by_id]:
        raise UsageError(f"--accept {unknown[0]}: no such proposal; the ids are {', '.join(by_id) or 'none'}")
    path = catalog_path(workspace, industry)
    before = read_industry(path) if path.exists() else None
    if before and before.id != industry:
        raise UsageError(f'{path}: its id is "{before.id}"; name the file after its id')
    there = {source.id for source in before.sources} if before else set()
    new = [by_id[name] for name in dict.fromkeys(ids) if name not in there]
    if new:
        text = path.read_text(encoding="utf-8-sig") if before else ""
        with whole_file(path) as part:
            try:
                check_added(part, with_proposals(text, industry, new), before, new)
            except UsageError as error:
                raise UsageError(f"{path}: {error}") from None
    return new
