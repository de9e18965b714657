"""Dates as data prints them: many formats in, ISO out."""

import re
from datetime import UTC, datetime

from analysis.text import squeeze

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T|$)")
_EPOCH = re.compile(r"^-?\d{9,10}(?:\d{3})?$")
_YEAR = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(?![\d])")
_CLOCK = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b(?:UTC|GMT|Z)?[+-]\d{2}:?\d{2}\b|\b[A-Z]{3,4}T?\b(?=\s)"
)
_PATTERNS = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%a %b %d %Y", "%a %d %b %Y", "%A %B %d %Y",
             "%A %d %B %Y", "%Y/%m/%d", "%d.%m.%Y", "%B %Y", "%b %Y")  # fmt: skip


def iso_date(value: str) -> str:
    """Gives `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or empty text where there is no certain date.

    A date such as 03/09/2026 says nothing certain but its year.
    """
    text = squeeze(value)[:80]
    if match := _COMPACT.match(text):
        return "-".join(match.groups())
    if _EPOCH.match(text):
        seconds = int(text[:-3] if len(text) > 10 else text)
        return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat() if seconds > 0 else ""
    if match := _ISO.match(text.removeprefix("new Date(").split("T")[0].split(" ")[0]):
        return "-".join(part for part in match.groups() if part)
    return _printed(text)


def _printed(text: str) -> str:
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", _CLOCK.sub(" ", text))
    words = " ".join(words.replace(",", " ").split()).replace("Sept ", "Sep ")
    for pattern in _PATTERNS:
        try:
            day = datetime.strptime(words, pattern).replace(tzinfo=UTC).date()
        except ValueError:
            continue
        return day.isoformat() if "%d" in pattern else day.strftime("%Y-%m")
    years = set(_YEAR.findall(text)) | set(re.findall(r"\b\d{1,2}/\d{1,2}/((?:19|20)\d\d)\b", text))
    return years.pop() if len(years) == 1 else ""


def date_range(start: str, end: str = "") -> str:
    """Gives one ISO date, or `start/end` where both are known and differ."""
    first, last = iso_date(start), iso_date(end)
    return f"{first}/{last}" if first and last and last > first else first or last


def year_of(date: str) -> int | None:
    """Gives the year of an ISO date or range."""
    return int(date[:4]) if date[:4].isdigit() else None
