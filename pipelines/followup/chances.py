"""What does not wait: openings that pass, people who wrote first, and mentors to tell that you help too."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pipelines.followup.task import Task, day_of
from scrapers.store.ledger import Entry, Kind

NEXT_DAY = timedelta(days=1)
_OURS = frozenset((Kind.NOTE, Kind.THANKS, Kind.ADVICE, Kind.REFERRAL))
"""Entries that say that the user was in touch."""


def chances(entries: Sequence[Entry]) -> Iterator[Task]:
    """What passes is to be taken up at once, not on its last day: favours cool down."""
    for entry in entries:
        if entry.entry == Kind.CHANCE and not entry.done:
            day = min(day_of(entry.day) + NEXT_DAY, day_of(entry.due))
            text = f"until {entry.due}: {entry.text}"
            yield Task(day, "take the chance", entry.name, text, entry.who, entry.id)


def answers(entries: Sequence[Entry]) -> Iterator[Task]:
    """Whoever wrote to you first is answered on the next day."""
    wrote = {entry.who: entry for entry in entries if entry.entry == Kind.INBOUND}
    for who, entry in wrote.items():
        if not _in_touch(entries, who, entry.id):
            yield Task(day_of(entry.day) + NEXT_DAY, "answer", entry.name, entry.text, who)


def helping_since(day: str, entries: Sequence[Entry], where: str) -> str:
    """Puts down since when and where the user helps others, as `news_of_helping` reads it."""
    return f"{day} {max((entry.id for entry in entries), default=0)} {where}"


def news_of_helping(entries: Sequence[Entry], said: str) -> Iterator[Task]:
    """Whoever helped likes to hear that you now help others.

    Args:
        entries: of the ledger.
        said: as `helping_since` put it down; empty where you told of nothing.
    """
    if not said:
        return
    day, last, where = said.split(" ", 2)
    helped = {entry.who: entry.name for entry in entries if entry.entry != Kind.NOTICE}
    for who, name in helped.items():
        if not _in_touch(entries, who, int(last)):
            text = f"you now help others yourself: {where}"
            yield Task(day_of(day) + NEXT_DAY, "tell", name, text, who)


def _in_touch(entries: Sequence[Entry], who: str, after: int) -> bool:
    """Says whether the user was in touch in a later entry."""
    return any(entry.who == who and entry.entry in _OURS and entry.id > after for entry in entries)
