"""The one record that flows: a Mention is one printed name, in one role, on one page."""

import hashlib
from dataclasses import dataclass, fields

from analysis.roles import Kind, Role

__all__ = ["COLUMNS", "Kind", "Mention", "Role"]

EVIDENCE_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One printed name in one role on one page; empty text means that the page did not say.

    Attributes:
        name: as printed, without honorifics and post-nominals.
        role_label: the page's own word for the role.
        organization: affiliation as printed next to the name.
        host: which association or conference site holds the event (network location of the page).
        date: ISO date or range as `2025-05-01/2025-05-03`.
        evidence: the printed words that say so, 200 characters at most.
        profile_urls: links printed beside the name.
        extractor: which reader found it.
        confidence: how sure that reader is, 0 to 1.
        fetched_at: ISO time of the fetch, UTC.
    """

    name: str
    role: Role
    kind: Kind = Kind.PERSON
    honorific: str = ""
    credentials: str = ""
    role_label: str = ""
    organization: str = ""
    job_title: str = ""
    event: str = ""
    host: str = ""
    year: int | None = None
    date: str = ""
    place: str = ""
    session: str = ""
    award: str = ""
    tier: str = ""
    booth: str = ""
    url: str = ""
    evidence: str = ""
    profile_urls: tuple[str, ...] = ()
    source: str = ""
    industry: str = ""
    extractor: str = ""
    confidence: float = 0.5
    fetched_at: str = ""

    @property
    def mention_id(self) -> str:
        """Hash of what identifies the mention; never of the fetch time, so a second crawl changes nothing."""
        when = str(self.year or "")
        parts = (self.url, self.name, self.role.value, self.event, when, self.session, self.award)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]

    def as_row(self) -> dict[str, object]:
        """Gives a flat row for a table or a JSON line; several links are joined by a blank."""
        row: dict[str, object] = {column: getattr(self, column) for column in COLUMNS}
        return row | {
            "role": self.role.value,
            "kind": self.kind.value,
            "profile_urls": " ".join(self.profile_urls),
        }


COLUMNS = ("mention_id", *(field.name for field in fields(Mention)))
