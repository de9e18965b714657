"""HubSpot: contacts, companies, one note a person and run; by `mentor_id` a second import updates."""

from datetime import UTC, datetime
from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Rows, Sheet
from pipelines.export.person import Person, organization_id

NAME = "hubspot"
ENDING = ".hubspot.csv"
_UNIQUE = "create this property first (single-line text, unique values), then choose it as unique identifier"
_NAME = (
    Column("First name", lambda person: person.first),
    Column("Last name", lambda person: person.last),
)


def _identity(person: Person) -> str:
    return person.identity


def _today(_person: Person) -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d")


def _company_id(person: Person) -> str:
    return organization_id(person.organization) if person.organization else ""


PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("organization_id", _company_id, advice=_UNIQUE),
                Column("Name", lambda person: person.organization, advice="company name"),
            ),
            part="companies",
            rows=Rows.ORGANIZATIONS,
        ),
        Sheet(
            (
                *_NAME,
                Column("Company name", lambda person: person.organization),
                Column("Job title", pack.cell("job_title")),
                Column("Website URL", pack.link),
                Column("mentor_id", _identity, advice=_UNIQUE),
                Column(
                    "mentor_type", pack.cell("mentor_type"), advice="a property of your own, or leave it out"
                ),
                Column("mentor_why", pack.cell("why"), advice="a property of your own, or leave it out"),
                Column("mentor_score", pack.cell("score"), steady=False, advice="number, or leave it out"),
                Column("organization_id", _company_id, advice="of the company, to tie both together"),
            )
        ),
        Sheet(
            (
                Column("mentor_id", _identity, advice="of the contact; notes need a record beside them"),
                *_NAME,
                Column("Activity date", _today, steady=False),
                Column("Note body", pack.lines),
            ),
            part="notes",
        ),
    ),
    rows=250_000,
    size=20_000_000,
    steps=(
        "Import the companies first, then the contacts, then the notes.",
        "Without mentor_id as unique identifier a second import makes duplicates.",
        "Notes cannot be updated by an import: import those of a run once.",
        "Leave the marketing status at non-marketing: nobody here has opted in.",
    ),
)
write = partial(write_table, pack=PACK)
