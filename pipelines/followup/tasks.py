"""What the ledger says is to be done next."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from pipelines.followup.chances import ABOUT_NO_TALK, answers, chances, news_of_helping
from pipelines.followup.task import Task, day_of
from scrapers.store.ledger import Entry, Kind

WEEKS = 3
"""How long somebody who helps may be left without news."""
_UNTIL_DONE = 14
_TOLD = 80


def tasks(entries: Sequence[Entry], weeks: int = WEEKS, job_found: str = "") -> list[Task]:
    """Gives all that is open, the earliest first.

    Args:
        entries: in the order in which they were written.
        weeks: between two contacts.
        job_found: ISO date; from then on everybody gets closing thanks, and the regular contact ends.
    """
    found = [*_advice(entries), *_thanks(entries), *chances(entries), *answers(entries)]
    if job_found:
        closing = list(_closing(entries, job_found))
        taken = {task.who for task in closing}
        found = [task for task in found if task.what != "thank" or task.who not in taken] + closing
        found += [task for task in news_of_helping(entries) if task.who not in taken]
    else:
        found += news_of_helping(entries)
        found += [*_contacts(entries, weeks), *_next_names(entries)]
    return sorted(found, key=lambda task: (task.day, task.what, task.name, task.number))


def open_advice(entries: Sequence[Entry], who: str) -> list[Entry]:
    """Gives the advice of a person that was not followed yet."""
    return [entry for entry in entries if entry.entry == Kind.ADVICE and not entry.done and entry.who == who]


def _advice(entries: Sequence[Entry]) -> Iterator[Task]:
    for entry in entries:
        if entry.entry == Kind.ADVICE and not entry.done:
            day = day_of(entry.due) if entry.due else day_of(entry.day) + timedelta(days=_UNTIL_DONE)
            yield Task(day, "follow advice", entry.name, entry.text, entry.who, entry.id)


def _thanks(entries: Sequence[Entry]) -> Iterator[Task]:
    """Whoever gave something since they were last thanked is to be thanked, on the next day."""
    owed: dict[str, list[tuple[Entry, str, str]]] = {}
    referred: dict[str, list[Entry]] = {}
    for entry in entries:
        match entry.entry:
            case Kind.THANKS:
                owed.pop(entry.who, None)
            case Kind.REFERRAL:
                referred.setdefault(entry.other, []).append(entry)
                owed.setdefault(entry.who, []).append(
                    (entry, entry.day, f"for naming {entry.other_name} to you")
                )
            case Kind.NOTE:
                why = f"for {entry.text[:_TOLD] or 'the talk'}"
                owed.setdefault(entry.who, []).append((entry, entry.day, why))
                for first in referred.get(entry.who, ()):
                    why = f"you have met {entry.name}, whom they named to you"
                    owed.setdefault(first.who, []).append((first, entry.day, why))
            case Kind.CHANCE:
                owed.setdefault(entry.who, []).append((entry, entry.day, f"for {entry.text[:_TOLD]}"))
            case Kind.ADVICE:
                owed.setdefault(entry.who, []).append(
                    (entry, entry.day, f"for the advice {entry.text[:_TOLD]}")
                )
    yield from _results(entries)
    for who, reasons in owed.items():
        name, day = reasons[0][0].name, min(day_of(day) for _, day, _ in reasons)
        text = "; ".join(dict.fromkeys(why for _, _, why in reasons))
        yield Task(day + timedelta(days=1), "thank", name, text, who)


def _results(entries: Sequence[Entry]) -> Iterator[Task]:
    """Who gave advice that was followed, or a chance that was taken, wants to hear what came of it."""
    for entry in entries:
        if entry.entry in {Kind.ADVICE, Kind.CHANCE} and entry.done:
            later = [
                one for one in entries if one.who == entry.who and one.id > entry.id and one.day >= entry.done
            ]
            if not any(one.entry in {Kind.THANKS, Kind.NOTE} for one in later):
                told = f"what came of “{entry.text[:_TOLD]}”: {entry.result or 'done'}"
                yield Task(
                    day_of(entry.done) + timedelta(days=1), "tell", entry.name, told, entry.who, entry.id
                )


def _contacts(entries: Sequence[Entry], weeks: int) -> Iterator[Task]:
    talked = [entry for entry in entries if entry.entry not in ABOUT_NO_TALK]
    for who, own in groupby(sorted(talked, key=lambda entry: entry.who), key=lambda entry: entry.who):
        last = max(own, key=lambda entry: (entry.done or entry.day, entry.id))
        day = day_of(max(last.day, last.done)) + timedelta(weeks=weeks)
        yield Task(day, "keep in touch", last.name, f"last heard of you on {max(last.day, last.done)}", who)


def _next_names(entries: Sequence[Entry]) -> Iterator[Task]:
    """Whoever was named to you stays in the queue until you have written down a word with them."""
    met = {entry.who for entry in entries}
    queued: dict[str, Entry] = {}
    for entry in entries:
        if entry.entry == Kind.REFERRAL and entry.other not in met:
            queued.setdefault(entry.other, entry)
    for who, first in queued.items():
        text = f"{first.name} named them to you"
        yield Task(day_of(first.day) + timedelta(days=1), "get to know", first.other_name, text, who)


def _closing(entries: Sequence[Entry], job_found: str) -> Iterator[Task]:
    helped: dict[str, str] = {}
    for entry in entries:
        if entry.entry == Kind.THANKS and entry.day >= job_found:
            helped.pop(entry.who, None)
        elif entry.entry not in ABOUT_NO_TALK and entry.day <= job_found:
            helped.setdefault(entry.who, entry.name)
    for who, name in helped.items():
        text = "you have found your job: say so, with your new address, and offer your own help"
        yield Task(day_of(job_found), "closing thanks", name, text, who)
