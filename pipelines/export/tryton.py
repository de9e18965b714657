"""Tryton parties: `code` is the lasting id."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet

NAME = "tryton"
ENDING = ".tryton.csv"
PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("code", lambda person: person.identity),
                Column("name", lambda person: person.name),
                Column("contact_mechanisms/type", lambda person: "website" if person.links else ""),
                Column("contact_mechanisms/value", pack.link),
            )
        ),
    ),
    steps=(
        "A code that is there already fails the whole import: use --only-new.",
        "Organisation, title and note have no place on a party; the table and the report have them.",
    ),
)
write = partial(write_table, pack=PACK)
