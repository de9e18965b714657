"""Odoo: organisations and people of `res.partner`; by the external ID a second import updates."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Rows, Sheet
from pipelines.export.person import Person, organization_id

NAME = "odoo"
ENDING = ".odoo.csv"


def _external(identity: str) -> str:
    """Gives an external ID: no dot, which would name a module."""
    return f"mentorscout_{identity.replace('.', '_')}"


def _company(person: Person) -> str:
    return _external(organization_id(person.organization)) if person.organization else ""


PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("id", _company, advice="external ID"),
                Column("name", lambda person: person.organization),
                Column("is_company", pack.always("1")),
            ),
            part="companies",
            rows=Rows.ORGANIZATIONS,
        ),
        Sheet(
            (
                Column("id", lambda person: _external(person.identity), advice="external ID"),
                Column("name", lambda person: person.name),
                Column("is_company", pack.always("0")),
                Column("parent_id/id", _company, advice="external ID of the company"),
                Column("function", pack.cell("job_title")),
                Column("website", pack.link),
                Column("comment", pack.one_line),
            )
        ),
    ),
    steps=("Import the companies first: the people name them by external ID.",),
)
write = partial(write_table, pack=PACK)
