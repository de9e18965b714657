"""The records that go into the store and come out of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the store works without the readers
    from scrapers.extract.document import Page


class State(StrEnum):
    """Where a row of the frontier stands."""

    QUEUED = "queued"
    ACTIVE = "active"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """One page of one project, fetched or refused.

    Attributes:
        url: address as queued, the key of the page in its project.
        final_url: address after redirects.
        status: HTTP status; None where no answer came, or the page came from a file.
        outcome: how the reading ended (`scrapers.extract.reading.Outcome`), or why there was none.
        detail: more about the outcome, in words for the user.
        robots: what robots.txt said: allowed, disallowed, unavailable, or empty for saved files.
        etag: validator for a conditional request, as sent by the server.
        last_modified: validator for a conditional request, as sent by the server.
        again: no answer this time, worth asking again at the next run.
    """

    project: str
    source: str
    url: str
    final_url: str = ""
    status: int | None = None
    outcome: str = ""
    detail: str = ""
    robots: str = ""
    content_type: str = ""
    title: str = ""
    anchor: str = ""
    fetched_at: str = ""
    etag: str = ""
    last_modified: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedLink:
    """An address still to fetch, and why it looks worth it."""

    url: str
    source: str
    priority: float = 0.0
    depth: int = 0
    anchor: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page with its body, as read back from the store."""

    page: "Page"
    source: str
    url: str
    sha256: str


class Counts(NamedTuple):
    """How much a project holds."""

    sources: int
    pages: int
    mentions: int
    people: int
    organizations: int
    queued: int
