"""Which pages a browser may fill, and what becomes of the visit then."""

import re
from collections.abc import Iterable
from dataclasses import replace

from scrapers.extract.reading import Link, Outcome
from scrapers.frontier.links import judge_link
from scrapers.frontier.yields import FAMILIES
from scrapers.sources import Source
from scrapers.store import QueuedLink, Store
from scrapers.visits import Visit

FILLED = "shown in a browser"
NOT_FILLED = "a browser could not show it"
_SCRIPT = re.compile(rb"<script\b", re.I)


def is_unfilled(visit: Visit, row: QueuedLink) -> bool:
    """Says whether a page is a frame that a script fills, or promised people, holds none, and has scripts."""
    if visit.record.outcome == Outcome.NEEDS_JAVASCRIPT:
        return True
    if visit.record.outcome != Outcome.NOTHING or not visit.body or not _SCRIPT.search(visit.body):
        return False
    return judge_link(Link(row.url, row.anchor, row.context), row.depth).family in FAMILIES


def with_filled(shell: Visit, filled: Visit | None) -> Visit:
    """Gives the visit that is stored: that of the filled page, with the links of both.

    A page that was filled is no longer said to need a browser, whatever it gave. It has no validator: what
    fills the frame may change while the frame does not.
    """
    if filled is None or filled.body is None:
        return replace(shell, record=replace(shell.record, detail=f"{shell.record.outcome}; {NOT_FILLED}"))
    still_empty = filled.record.outcome == Outcome.NEEDS_JAVASCRIPT
    outcome = Outcome.NOTHING.value if still_empty else filled.record.outcome
    record = replace(filled.record, outcome=outcome, detail=FILLED, etag="", last_modified="")
    return replace(filled, record=record, links=[*shell.links, *filled.links])


def reopen(store: Store, sources: Iterable[Source]) -> None:
    """Queues again what earlier runs left for a browser."""
    for source in sources:
        store.frontier(source.project).reopen(source.id, Outcome.NEEDS_JAVASCRIPT.value)
