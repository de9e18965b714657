"""What whoever holds data on behalf of others has to do, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta

from pipelines.followup.task import Task
from pipelines.privacy.person import people_of, projects_of
from scrapers.items import Kind
from scrapers.store import Store
from scrapers.store.ledger import Entry, Ledger
from scrapers.store.ledger import Kind as EntryKind
from scrapers.store.retention import RETENTION, held_since

FOR_OTHERS = "for_others"
MONTH = timedelta(days=30)
_NAMED = 3


def for_others(ledger: Ledger) -> bool:
    """Says whether a coach, a recruiter or a community manager uses the workspace, on behalf of others."""
    return ledger.settings().get(FOR_OTHERS) == "yes"


def duties(store: Store, ledger: Ledger) -> list[Task]:
    """Gives the letters and the clearing out that are due, where the workspace is used for others."""
    if not for_others(ledger):
        return []
    return [*_notices(store, ledger.entries()), *_purge(store)]


def _notices(store: Store, entries: list[Entry]) -> Iterator[Task]:
    """Whoever is held is told within a month of the first fetch (GDPR Art. 14)."""
    told = {entry.who for entry in entries if entry.entry == EntryKind.NOTICE}
    for project in projects_of(store):
        first: dict[date, list[str]] = {}
        for person in people_of(store, [project]):
            if person.key in told or person.mentions[0].kind != Kind.PERSON:
                continue
            fetched = min(mention.fetched_at for mention in person.mentions)[:10]
            if fetched:
                first.setdefault(date.fromisoformat(fetched) + MONTH, []).append(person.name)
        for day, names in sorted(first.items()):
            shown = ", ".join(sorted(names)[:_NAMED]) + (", …" if len(names) > _NAMED else "")
            text = f"letters to {len(names)} people of {project} ({shown}): mentorscout notice NAME --sent"
            yield Task(day, "notice", "", text, who=project)


def _purge(store: Store) -> Iterator[Task]:
    if oldest := held_since(store.engine):
        day = date.fromisoformat(oldest[:10]) + RETENTION
        yield Task(day, "purge", "", "the oldest pages reach the end of their time: mentorscout purge")
