"""What HubSpot is told of a person: a contact, the company beside it, and one note a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from pipelines.export import pack
from pipelines.export.pack import Value
from pipelines.export.person import Person, organization_id
from pipelines.push.sender import Item

CONTACTS, COMPANIES, NOTES = "contacts", "companies", "notes"
CONTACT_ID, COMPANY_ID = "mentor_id", "organization_id"
_NOTE = 60_000
"""Letters of a note; HubSpot takes 65,536."""
_FIELDS: dict[str, Value] = {
    "firstname": lambda person: person.first,
    "lastname": lambda person: person.last,
    "company": lambda person: person.organization,
    "jobtitle": pack.cell("job_title"),
    "website": pack.link,
    CONTACT_ID: lambda person: person.identity,
    "mentor_type": pack.cell("mentor_type"),
    "mentor_why": pack.lines,
    "mentor_score": pack.cell("score"),
}


@dataclass(frozen=True, slots=True)
class Own:
    """A property that is not there from the start.

    Attributes:
        kind: its type, and the field that shows it.
        unique: whether it is the one by which records are known again.
    """

    name: str
    label: str
    kind: tuple[str, str] = ("string", "text")
    unique: bool = False


OWN = {
    CONTACTS: (
        Own(CONTACT_ID, "Mentor ID", unique=True),
        Own("mentor_type", "Mentor type"),
        Own("mentor_why", "Why a mentor", ("string", "textarea")),
        Own("mentor_score", "Mentor score", ("number", "number")),
    ),
    COMPANIES: (Own(COMPANY_ID, "Organization ID", unique=True),),
}
GROUPS = {CONTACTS: "contactinformation", COMPANIES: "companyinformation"}


def contact(person: Person) -> dict[str, str]:
    """Gives the properties of a contact that have a value."""
    return {name: text for name, value in _FIELDS.items() if (text := value(person))}


def companies(items: Sequence[Item]) -> dict[str, Mapping[str, str]]:
    """Gives by their ids the properties of the companies beside people, each once."""
    names = [item.person.organization for item in items]
    return {
        organization_id(name): {COMPANY_ID: organization_id(name), "name": name} for name in names if name
    }


def mark(run: str) -> str:
    """Gives the words by which the note of a run is known again."""
    return f"Mentorscout, list of {run.replace('T', ' ').replace('Z', ' UTC')}"


def note(person: Person, run: str) -> dict[str, str]:
    """Gives the properties of a note; its body is HTML."""
    said = [escape(line, quote=False) for line in "\n".join(person.note)[:_NOTE].split("\n")]
    return {"hs_timestamp": run.replace("Z", ":00Z"), "hs_note_body": "<br>".join((*said, mark(run)))}
