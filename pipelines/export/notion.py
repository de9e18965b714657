"""Notion: the name first, which becomes the title of a page."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet

NAME = "notion"
ENDING = ".notion.csv"
_TEXT = 2_000
PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("Name", lambda person: person.name, limit=_TEXT, advice="title"),
                Column("Organization", lambda person: person.organization, limit=_TEXT),
                Column("Job title", pack.cell("job_title"), limit=_TEXT),
                Column("Type", pack.cell("mentor_type"), advice="select"),
                Column(
                    "Roles", lambda person: person.text("roles").replace("; ", ", "), advice="multi-select"
                ),
                Column("Why", pack.cell("why"), limit=_TEXT),
                Column("Next", lambda person: person.coming, limit=_TEXT),
                Column("Score", pack.cell("score"), steady=False, advice="number"),
                Column("Profile", pack.link, limit=_TEXT, whole=True, advice="URL"),
                Column("Proof", pack.proof, limit=_TEXT, whole=True, advice="URL"),
                Column("Note", pack.lines, limit=_TEXT),
                Column("Mentor ID", lambda person: person.identity),
            )
        ),
    ),
    steps=("“Merge with CSV” appends and never updates: for a second import use --only-new.",),
)
write = partial(write_table, pack=PACK)
