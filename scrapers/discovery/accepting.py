"""Writes accepted proposals into the user's own catalogue, which every later run reads."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from analysis.text import squeeze
from scrapers.catalog.model import Industry
from scrapers.catalog.schema import read_industry
from scrapers.discovery.proposal import Proposal
from scrapers.errors import UsageError

_SOURCES = re.compile(r"^sources:[ \t]*(?:#.*)?$", re.M)
_NEXT_KEY = re.compile(r"^[^\s#-]", re.M)
_ITEM = re.compile(r"^([ \t]*)- ", re.M)


def with_proposals(text: str, industry: str, proposals: Sequence[Proposal]) -> str:
    """Gives the text of a catalogue file with proposals added under its sources; all else stays as it is."""
    if not text.strip():
        return f"id: {industry}\nsources:\n" + _rows(proposals, "  ")
    start = _SOURCES.search(text)
    if start is None:
        return text.rstrip("\n") + "\nsources:\n" + _rows(proposals, "  ")
    after = _NEXT_KEY.search(text, start.end())
    end = after.start() if after else len(text)
    item = _ITEM.search(text, start.end(), end)
    block = text[:end].rstrip() + "\n"
    return block + _rows(proposals, item[1] if item else "  ") + text[end:]


def check_added(path: Path, text: str, before: Industry | None, proposals: Sequence[Proposal]) -> None:
    """Reads a file of that text, and makes sure that it holds what was there and what was added.

    Raises:
        UsageError: it does not; the message says what to write by hand.
    """
    names = [source.id for source in before.sources] if before else []
    try:
        path.write_text(text, encoding="utf-8")
        after = read_industry(path)
        whole = [source.id for source in after.sources] == names + [one.id for one in proposals]
    except UsageError:
        whole = False
    if not whole:
        ids = ", ".join(one.id for one in proposals)
        raise UsageError(
            f"{ids}: the form of the file leaves no place to add; write its sources one below the other"
        )


def _rows(proposals: Sequence[Proposal], indent: str) -> str:
    return "".join(_row(proposal, indent) for proposal in proposals)


def _row(proposal: Proposal, indent: str) -> str:
    fields = {
        "id": proposal.id,
        "name": proposal.name,
        "kind": proposal.kind,
        "url": proposal.url,
        "region": proposal.region,
        "platform": proposal.platform,
        "evidence": "seen",
        "grade": "B",
        "notes": proposal.reason,
    }
    # a text in double quotes is the same in JSON and in YAML
    lines = [
        f"{key}: {json.dumps(squeeze(text), ensure_ascii=False)}" for key, text in fields.items() if text
    ]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"
