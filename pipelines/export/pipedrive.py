"""Pipedrive: people with organisation, note and a lead."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet, Verdict

NAME = "pipedrive"
ENDING = ".pipedrive.csv"
PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("Person - Name", lambda person: person.name),
                Column("Person - First name", lambda person: person.first),
                Column("Person - Last name", lambda person: person.last),
                Column("Person - Email", pack.nothing),
                Column("Person - Phone", pack.nothing),
                Column("Person - Label", pack.always("Mentor"), advice="create the label first"),
                Column("Organization - Name", lambda person: person.organization),
                Column("Note - Content", pack.lines),
                Column(
                    "Lead - Title",
                    lambda person: f"Mentor: {person.name}",
                    advice="skip it to import no leads",
                ),
                Column(
                    "Mentor ID", lambda person: person.identity, advice="a text field of a person of your own"
                ),
            )
        ),
    ),
    rows=50_000,
    size=50_000_000,
    namesake=(Verdict.REVIEW, "same name as a row above, no e-mail: people of one organisation are merged"),
    steps=(
        "The importer knows no external ID: for a second import use --only-new, or every note comes again.",
        "Duplicates are matched by name together with organisation.",
    ),
)
write = partial(write_table, pack=PACK)
