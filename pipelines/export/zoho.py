"""Zoho CRM leads: last name and company are always there; a thousand rows a file, as every edition takes."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet, Verdict

NAME = "zoho"
ENDING = ".zoho.csv"
PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("First Name", lambda person: person.first),
                Column("Last Name", lambda person: person.last),
                Column("Company", pack.company),
                Column("Title", pack.cell("job_title")),
                Column("Website", pack.link),
                Column("Description", pack.lines),
                Column(
                    "Mentor ID", lambda person: person.identity, advice="a field of your own, no duplicates"
                ),
            )
        ),
    ),
    rows=1_000,
    checks=(pack.one_name, pack.no_company),
    namesake=(Verdict.REVIEW, "same name as a row above; without e-mail nothing tells the two apart"),
    steps=(
        "Duplicates within a file are not found: choose Mentor ID to find those of an earlier import.",
        "Editions that are paid for take 10,000 rows and more a file: use --rows 10000.",
    ),
)
write = partial(write_table, pack=PACK)
