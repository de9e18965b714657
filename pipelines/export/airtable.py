"""Airtable: `Mentor ID` first, which the CSV extension merges on."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet

NAME = "airtable"
ENDING = ".airtable.csv"
PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("Mentor ID", lambda person: person.identity, advice="merge records on this field"),
                Column("Name", lambda person: person.name),
                Column("First name", lambda person: person.first),
                Column("Last name", lambda person: person.last),
                Column("Organization", lambda person: person.organization),
                Column("Job title", pack.cell("job_title")),
                Column("Type", pack.cell("mentor_type"), advice="single select"),
                Column(
                    "Roles", lambda person: person.text("roles").replace("; ", ", "), advice="multiple select"
                ),
                Column("Why", pack.cell("why"), advice="long text"),
                Column("Score", pack.cell("score"), steady=False, advice="number"),
                Column("First year", pack.cell("first_year"), advice="number"),
                Column("Last year", pack.cell("last_year"), advice="number"),
                Column("Next", lambda person: person.coming),
                Column("Profile", pack.link, advice="URL"),
                Column("Proof", pack.proof, advice="URL"),
                Column("Note", pack.lines, advice="long text"),
            )
        ),
    ),
    steps=("Use the CSV import extension, not the plain import: it maps, previews and merges.",),
)
write = partial(write_table, pack=PACK)
