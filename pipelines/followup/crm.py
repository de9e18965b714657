"""What is due, and what was noted, as tasks and notes that a CRM imports beside the people."""

from collections.abc import Iterable
from pathlib import Path

from pipelines.export import pack
from pipelines.export.files_of_pack import write_pack
from pipelines.export.pack import Column, Pack, Sheet
from pipelines.export.person import Person
from pipelines.followup.task import Task
from scrapers.store.ledger import Entry, Kind

_WHO = (
    Column("First name", lambda person: person.first),
    Column("Last name", lambda person: person.last),
    Column("mentor_id", lambda person: person.identity),
)
_TASKS = Pack(
    (
        Sheet(
            (
                Column("Task title", pack.cell("title")),
                Column("Due date", pack.cell("day")),
                Column("Task notes", pack.cell("text")),
                *_WHO,
            )
        ),
    )
)
_NOTES = Pack(
    (Sheet((*_WHO, Column("Activity date", pack.cell("day")), Column("Note body", pack.cell("text")))),)
)


def write_for_crm(tasks: Iterable[Task], entries: Iterable[Entry], folder: Path) -> list[Path]:
    """Writes tasks.csv and notes.csv, which name people by the same `mentor_id` as the exports.

    Raises:
        UsageError: the folder cannot be written.
    """
    due = [
        _row(task.name, task.who, task.day.isoformat(), task.text)
        | {"title": f"{task.what}: {task.name}" if task.name else task.what}
        for task in tasks
    ]
    noted = [_row(entry.name, entry.entity_id, entry.day, _said(entry)) for entry in entries if entry.name]
    return [
        *write_pack(map(Person, due), folder / "tasks.csv", _TASKS),
        *write_pack(map(Person, noted), folder / "notes.csv", _NOTES),
    ]


def _row(name: str, who: str, day: str, text: str) -> dict[str, str]:
    """Gives the cells; somebody who is in no list has no id."""
    return {"name": name, "mentor_id": "" if who == name else who, "day": day, "text": text}


def _said(entry: Entry) -> str:
    """Says in words what an entry notes."""
    words = {
        Kind.NOTE: entry.text,
        Kind.ADVICE: f"Advice: {entry.text}",
        Kind.REFERRAL: f"Named {entry.other_name} to me",
        Kind.CHANCE: f"Chance until {entry.due}: {entry.text}",
        Kind.INBOUND: f"Wrote to me: {entry.text}",
        Kind.HELPING: f"Help others: {entry.text}",
        Kind.THANKS: "Thanked",
        Kind.NOTICE: "Told which data are held",
    }[entry.entry]
    done = f"Done on {entry.done}: {entry.result}" if entry.done else ""
    return ". ".join(filter(None, (words.rstrip("."), done)))
