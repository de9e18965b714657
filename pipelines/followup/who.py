"""Whom a line of the ledger is about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from analysis.text import fold, squeeze
from pipelines.privacy.person import find_person, near, people_of, projects_of
from scrapers.errors import UsageError
from scrapers.store import Store
from scrapers.store.ledger import Entry
from scrapers.store.suppression import load_guard


class Who(NamedTuple):
    """A person of the lists, or one whom only the ledger knows."""

    entity: str
    name: str

    @property
    def key(self) -> str:
        """As `Entry.who`."""
        return self.entity or self.name


def who_is(store: Store, entries: Sequence[Entry], wanted: str, *, new: bool = False) -> Who:
    """Finds a person in the ledger, then in the lists.

    Args:
        store: of the workspace.
        entries: of the ledger.
        wanted: name or id as typed.
        new: somebody in neither is taken by that name.

    Raises:
        UsageError: there is nobody, there are several, or the person asked to be forgotten.
    """
    known = {Who(entry.entity_id, entry.name) for entry in entries if entry.name}
    known |= {Who(entry.other_id, entry.other_name) for entry in entries if entry.other_name}
    same = [who for who in known if wanted == who.entity or fold(wanted) == fold(who.name)]
    if len(same) == 1:
        return same[0]
    people = people_of(store, projects_of(store))
    if found := find_person(people, wanted):
        return Who(found[0].entity, squeeze(found[0].name))
    with store.engine.begin() as connection:
        if load_guard(connection).names(wanted):
            raise UsageError(f"{wanted!r} asked to be forgotten: nothing is written down about them")
    if new and fold(wanted):
        return Who("", squeeze(wanted))
    names = near(people, wanted)
    hint = f"did you mean: {', '.join(names)}?" if names else "for somebody who is in no list: --new"
    raise UsageError(f"nobody called {wanted!r}; {hint}")


def as_day(text: str | None, option: str) -> str:
    """Checks a date that the user typed; today where there is none.

    Raises:
        UsageError: it is no date.
    """
    if not text:
        return today().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{option} {text!r}: write a date as 2026-03-31") from None


def today() -> date:
    """The day of the user."""
    return datetime.now(UTC).astimezone().date()
