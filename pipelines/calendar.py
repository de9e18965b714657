"""`meet.ics`: where the listed people can be met, for any calendar."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
from icalendar import Calendar, Event

from analysis.text import squeeze
from pipelines.files import whole_file

FILE = "meet.ics"
NAMED = 30
"""People named in one entry; the list has them all."""


def write_calendar(meetings: pd.DataFrame, path: Path, made: datetime | None = None) -> int:
    """Writes one entry for each event and its days, and says how many there are.

    Importing the file again updates the entries.

    Args:
        meetings: rows of meeting, first, last, place, name, rank, role, session and url.
        path: the file.
        made: when the file is made; the present by default.

    Raises:
        UsageError: the folder cannot be written.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//mentorscout//meet//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Mentors to meet")
    groups = list(meetings.groupby(["first", "last", "meeting"], sort=True))
    for _, rows in groups:
        calendar.add_component(_event(rows.to_dict("records"), made or datetime.now(UTC)))
    with whole_file(path) as part:
        part.write_bytes(calendar.to_ical())
    return len(groups)


def _event(rows: list[dict[Any, Any]], made: datetime) -> Event:
    row = rows[0]
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    identity = f"{row['meeting']}\x1f{row['first']}"
    event = Event()
    event.add("uid", f"{hashlib.sha256(identity.encode()).hexdigest()[:24]}@mentorscout")
    event.add("dtstamp", made.replace(microsecond=0))
    event.add("dtstart", first)
    event.add("dtend", max(first, last) + timedelta(days=1))
    event.add("summary", row["meeting"])
    if place := next((other["place"] for other in rows if other["place"]), ""):
        event.add("location", place)
    people = {other["name"]: other for other in reversed(rows)}
    listed = sorted(people.values(), key=lambda other: other["rank"])
    more = f"\nand {len(listed) - NAMED} more of the list" if len(listed) > NAMED else ""
    event.add("description", "\n".join(map(_person, listed[:NAMED])) + more)
    event.add("transp", "TRANSPARENT")
    if row["url"]:
        event.add("url", squeeze(row["url"]))
    return event


def _person(row: dict[Any, Any]) -> str:
    what = f": {squeeze(row['session'])}" if row["session"] else ""
    return f"{row['rank']}. {row['name']} ({str(row['role']).replace('_', ' ')}{what})"
