"""What is sent, what becomes of it, and what every destination offers to send it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipelines.export.person import Person
from scrapers.store.pushed import Sent


class Stopped(Exception):  # noqa: N818 - it is no error of ours
    """The place takes nothing more for now: what it said, in one line."""


class Refused(Exception):  # noqa: N818
    """The place takes these people as little as they are: what it said, in one line."""


@dataclass(frozen=True, slots=True)
class Item:
    """One person as a place is told of them.

    Attributes:
        fields: by the name that they have there.
        digest: of the fields, apart from what changes with every run.
        before: what was sent last; None for somebody new.
        again: send whatever happened there since.
        run: when the list was made of which the person is, ISO, UTC.
    """

    person: Person
    fields: Mapping[str, str]
    digest: str
    before: Sent | None = None
    again: bool = False
    run: str = ""

    @property
    def identity(self) -> str:
        """The lasting id."""
        return self.person.identity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one person; a reason says why they were not taken."""

    item: Item
    tag: str = ""
    reason: str = ""


class Sender(Protocol):
    """Sends to one account.

    Attributes:
        batch: people that one request carries at most.
        pace: seconds from one batch to the next at least.
    """

    batch: int
    pace: float

    def prepare(self) -> None:
        """Makes sure, before anybody is sent, that the place can take them.

        Raises:
            UsageError: it cannot; says what to do.
            Stopped: it does not answer as it should.
        """

    def send(self, items: Sequence[Item]) -> list[Outcome]:
        """Sends one batch: who is there is changed, who is not is made.

        Raises:
            Refused: the batch as a whole was not taken.
            Stopped: nothing more is taken for now.
        """
