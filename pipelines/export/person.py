"""A row of the mentors table in the parts that importers ask for, safe to hand to any of them."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.names.parts import NameParts, parse
from analysis.text import fold, squeeze

PROOFS = 5
"""Links in a note; the table has them all."""
_FORMULA = re.compile(r"[\s'=+\-@＝＋－＠]*[=+\-@＝＋－＠]\s*")
_MARKUP = str.maketrans({"<": "‹", ">": "›"})
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:mentorscout:organization")


def neutral(text: object) -> str:
    """Gives text on one line without the signs of a formula at its head, and without markup."""
    plain = squeeze(str(text)).translate(_MARKUP)
    return plain[found.end() :] if (found := _FORMULA.match(plain)) else plain


def organization_id(name: str) -> str:
    """Gives the lasting id of an organisation by its name, the same for every spelling of capitals."""
    return f"o-{uuid.uuid5(_SPACE, fold(name) or name).hex[:12]}"


@dataclass(frozen=True)
class Person:
    """One row of the mentors table."""

    row: dict[str, Any]

    def text(self, column: str) -> str:
        """Gives a cell, neutral; an absent one is empty."""
        cell = self.row.get(column, "")
        return "" if pd.isna(cell) else neutral(cell)

    @property
    def identity(self) -> str:
        """The lasting id."""
        return str(self.row["mentor_id"])

    @cached_property
    def name(self) -> str:
        """The shown name."""
        return self.text("name")

    @cached_property
    def parts(self) -> NameParts:
        """The parts of the name."""
        return parse(self.name)

    @property
    def first(self) -> str:
        """Given and middle names; empty where there is one name only, which stands as last name."""
        return f"{self.parts.given} {self.parts.middle}".strip() if self.parts.family else ""

    @property
    def last(self) -> str:
        """The family name, or the only name: importers refuse people without a last name."""
        return self.parts.family or self.parts.given or self.name

    @property
    def organization(self) -> str:
        """The newest printed affiliation."""
        return self.text("organization")

    @cached_property
    def links(self) -> list[str]:
        """Printed links of the person: web addresses only."""
        return [
            link for link in self.text("profile_urls").split() if link.startswith(("https://", "http://"))
        ]

    @cached_property
    def proofs(self) -> list[str]:
        """Pages that name the person."""
        return [
            link for link in self.text("evidence_urls").split() if link.startswith(("https://", "http://"))
        ]

    @property
    def tags(self) -> list[str]:
        """Words to find the person by."""
        return ["Mentor", *filter(None, (self.text("mentor_type"),))]

    @property
    def coming(self) -> str:
        """Where the person can be met next."""
        return ", ".join(filter(None, (self.text(f"next_{part}") for part in ("event", "date", "place"))))

    @property
    def note(self) -> list[str]:
        """Why the person is in the list, with proof; without rank and score, which change with every run."""
        said = (
            self.text("why"),
            f"Next: {self.coming}" if self.coming else "",
            f"Helps: {self.text('helping_evidence')}" if self.text("helping_evidence") else "",
            f"Proof: {' '.join(self.proofs[:PROOFS])}" if self.proofs else "",
        )
        return [line for line in said if line]


def persons(mentors: pd.DataFrame) -> Iterator[Person]:
    """Gives the rows of the mentors table one after the other."""
    columns = [str(column) for column in mentors.columns]
    for row in mentors.itertuples(index=False, name=None):
        yield Person(dict(zip(columns, row, strict=True)))
