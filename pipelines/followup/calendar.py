"""Tasks as a calendar file, which every calendar opens; importing it again updates the same entries."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from analysis.text import squeeze
from pipelines.files import whole_file
from pipelines.followup.task import Task

_SPACE = uuid5(NAMESPACE_URL, "urn:mentorscout:task")


def write_calendar(tasks: Iterable[Task], path: Path) -> None:
    """Writes one all-day entry a task.

    Raises:
        UsageError: the folder cannot be written.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//mentorscout//follow-through//EN")
    calendar.add("version", "2.0")
    for task in tasks:
        calendar.add_component(_event(task))
    with whole_file(path) as part:
        part.write_bytes(calendar.to_ical())


def _event(task: Task) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(_SPACE, f'{task.what} {task.who} {task.number}')}@mentorscout")
    event.add("dtstamp", datetime.now(UTC))
    event.add("dtstart", task.day)
    event.add("dtend", task.day + timedelta(days=1))
    event.add("summary", squeeze(f"{task.what}: {task.name}" if task.name else task.what))
    event.add("description", squeeze(task.text))
    event.add("transp", "TRANSPARENT")
    return event
