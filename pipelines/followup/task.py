"""One thing to do, as the ledger says it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.

    Attributes:
        day: when it is due.
        what: thank, tell, answer, take the chance, follow advice, get to know, keep in touch, closing thanks,
            notice or purge.
        who: id or name of the person; empty where it is about nobody.
    """

    day: date
    what: str
    name: str
    text: str
    who: str = ""
    number: int = 0

    def is_due(self, today: date) -> bool:
        """Says whether it is to be done today at the latest."""
        return self.day <= today


def day_of(text: str) -> date:
    """Reads the day of a line of the ledger."""
    return date.fromisoformat(text[:10])
