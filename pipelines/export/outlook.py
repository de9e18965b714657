"""Outlook with English headers: `Title` is the honorific there, `Job Title` the role."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet

NAME = "outlook"
ENDING = ".outlook.csv"
PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("Title", pack.nothing, advice="honorific"),
                Column("First Name", lambda person: person.parts.given or person.name),
                Column("Middle Name", lambda person: person.parts.middle),
                Column("Last Name", lambda person: person.parts.family),
                Column("Suffix", lambda person: person.parts.suffix),
                Column("Company", lambda person: person.organization),
                Column("Department", pack.nothing),
                Column("Job Title", pack.cell("job_title")),
                Column("Categories", lambda person: ";".join(person.tags)),
                Column("E-mail Address", pack.nothing),
                Column("Notes", pack.lines),
                Column("Referred By", pack.nothing, advice="fill in who can introduce you"),
                Column("User 1", lambda person: person.identity, advice="the lasting id"),
                Column("Web Page", pack.link),
            )
        ),
    ),
    bom=True,
    steps=("An Outlook in another language asks for the headers in that language: map them by hand.",),
)
write = partial(write_table, pack=PACK)
