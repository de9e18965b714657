"""How an importer wants its files: columns with their limits, rows a file, and what to do by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pipelines.export.person import Person

Value = Callable[[Person], str]


class Verdict(StrEnum):
    """What becomes of a row."""

    IMPORT = "import"
    REVIEW = "review"
    REJECT = "reject"


class Rows(StrEnum):
    """What a row of a file stands for."""

    PEOPLE = "people"
    ORGANIZATIONS = "organizations"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file.

    Attributes:
        header: exactly as the importer knows it.
        limit: letters that the importer keeps; 0 where it keeps all.
        whole: a value over the limit is left out, as half a web address leads nowhere.
        steady: False for what changes with every run; such a change alone is none.
        advice: what to map it to, for the printed sheet.
    """

    header: str
    value: Value
    limit: int = 0
    whole: bool = False
    steady: bool = True
    advice: str = ""

    def cell(self, person: Person) -> str:
        """Gives the value within the limit."""
        value = self.value(person)
        if not self.limit or len(value) <= self.limit:
            return value
        return "" if self.whole else value[: self.limit - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a pack; `part` is added to its name."""

    columns: tuple[Column, ...]
    part: str = ""
    rows: Rows = Rows.PEOPLE


Check = Callable[[Person], tuple[Verdict, str] | None]


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a target, in the order in which they are to be imported.

    Attributes:
        rows: rows of a file at most; 0 where no limit is known. More are split over several files.
        size: bytes of a file at most.
        bom: whether a byte order mark comes first.
        checks: what the importer asks of a row, beyond a name.
        namesake: what becomes of a second person of the same name, and why; empty where nothing does.
        steps: what to do by hand.
        changed: the files for people who are there already, where the importer wants other ones for them.
    """

    sheets: tuple[Sheet, ...]
    rows: int = 0
    size: int = 0
    bom: bool = False
    checks: tuple[Check, ...] = ()
    namesake: tuple[Verdict, str] | None = None
    steps: tuple[str, ...] = ()
    changed: tuple[Sheet, ...] = ()


def one_name(person: Person) -> tuple[Verdict, str] | None:
    """The importer wants a last name."""
    if person.parts.family:
        return None
    return Verdict.REVIEW, "one name only; it goes into the last name"


def no_company(person: Person) -> tuple[Verdict, str] | None:
    """The importer wants a company."""
    if person.organization:
        return None
    return Verdict.REVIEW, f"no organisation known; the company becomes “{INDEPENDENT}”"


INDEPENDENT = "Independent"
"""Company of people without a printed affiliation, where a company must be given."""


def company(person: Person) -> str:
    """Gives the organisation, or the word for none."""
    return person.organization or INDEPENDENT


def lines(person: Person) -> str:
    """Gives the note with its line breaks."""
    return "\n".join(person.note)


def one_line(person: Person) -> str:
    """Gives the note on one line."""
    return " ".join(line if line.endswith(".") else f"{line}." for line in person.note)


def link(person: Person) -> str:
    """Gives the first printed link of the person."""
    return person.links[0] if person.links else ""


def proof(person: Person) -> str:
    """Gives the first page that names the person."""
    return person.proofs[0] if person.proofs else ""


def cell(column: str) -> Value:
    """Gives a column of the mentors table."""
    return lambda person: person.text(column)


def nothing(_person: Person) -> str:
    """Gives nothing: the column is known, and we publish no such thing."""
    return ""


def always(text: str) -> Value:
    """Gives the same words in every row."""
    return lambda _person: text
