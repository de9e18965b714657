"""What does not wait: openings that pass, people who wrote first, and mentors to tell that you help too."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pipelines.followup.task import Task, day_of
from scrapers.store.ledger import Entry, Kind

NEXT_DAY = timedelta(days=1)
_OURS = frozenset((Kind.NOTE, Kind.THANKS, Kind.ADVICE, Kind.REFERRAL))
"""Entries that say that the user was in touch."""
ABOUT_NO_TALK = frozenset((Kind.NOTICE, Kind.HELPING))
"""Entries that say nothing of a word with somebody."""


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


def news_of_helping(entries: Sequence[Entry]) -> Iterator[Task]:
    """Whoever helped likes to hear that you now help others."""
    told = [entry for entry in entries if entry.entry == Kind.HELPING]
    if not told:
        return
    news = told[-1]
    helped = {entry.who: entry.name for entry in entries if entry.entry not in ABOUT_NO_TALK}
    for who, name in helped.items():
        if not _in_touch(entries, who, news.id):
            text = f"you now help others yourself: {news.text}"
            yield Task(day_of(news.day) + NEXT_DAY, "tell", name, text, who)


def _in_touch(entries: Sequence[Entry], who: str, after: int) -> bool:
    """Says whether the user was in touch in a later entry."""
    return any(entry.who == who and entry.entry in _OURS and entry.id > after for entry in entries)
