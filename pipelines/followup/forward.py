"""Paying it forward: where those who helped give their own time, and where one more helper is welcome."""

from collections import Counter
from collections.abc import Sequence

from analysis.roles import Role
from pipelines.privacy.person import projects_of
from scrapers.store import Store
from scrapers.store.ledger import Entry

_GIVING = frozenset((Role.VOLUNTEER, Role.MENTOR, Role.COMMITTEE, Role.ORGANIZER, Role.CHAIR, Role.REVIEWER))
_SHOWN = 10


def places_to_help(store: Store, entries: Sequence[Entry]) -> list[str]:
    """Names the associations and events at which the people of the ledger volunteer, sit or organise.

    Where none of them does, those at which they speak.
    """
    ids = {entry.entity_id for entry in entries} - {""}
    giving: Counter[str] = Counter()
    speaking: Counter[str] = Counter()
    for project in projects_of(store):
        entities = store.known_entities(project)
        for mention in store.mentions(project):
            if entities.get(mention.mention_id) in ids:
                counted = giving if mention.role in _GIVING else speaking
                counted[f"{mention.event or mention.host} ({mention.host})"] += 1
    return [place for place, _ in (giving or speaking).most_common(_SHOWN)]
