"""The time as the store writes it: UTC, ISO 8601, sortable as text."""

from datetime import UTC, datetime, timedelta
from pathlib import Path


def now() -> str:
    """Gives the present moment."""
    return stamp(datetime.now(UTC))


def days_ago(days: float) -> str:
    """Gives the moment that many days ago."""
    return stamp(datetime.now(UTC) - timedelta(days=days))


def stamp(moment: datetime) -> str:
    """Writes a moment to the millisecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def file_time(path: Path) -> str:
    """Gives the moment at which a file was saved; the present where that cannot be read."""
    try:
        return stamp(datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (OSError, ValueError, OverflowError):
        return now()
