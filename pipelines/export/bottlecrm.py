"""BottleCRM contacts, with headers that its own mapping knows."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet, Verdict
from pipelines.export.person import Person

NAME = "bottlecrm"
ENDING = ".bottlecrm.csv"


def _two_names(person: Person) -> tuple[Verdict, str] | None:
    """The importer wants a first and a last name."""
    if person.first:
        return None
    return Verdict.REJECT, "one name only; the importer skips it: enter it by hand"


PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("First name", lambda person: person.first, limit=255),
                Column("Last name", lambda person: person.last, limit=255),
                Column("Company name", lambda person: person.organization, limit=255),
                Column("Job title", pack.cell("job_title"), limit=255),
                Column("Notes", pack.lines),
                Column("Tags", lambda person: ";".join(person.tags)),
            )
        ),
    ),
    rows=5_000,
    size=5_000_000,
    checks=(_two_names,),
    namesake=(Verdict.REJECT, "same name as a row above, no e-mail: the importer skips it; enter it by hand"),
    steps=(
        "Import as contacts with automatic mapping; look at the preview first.",
        "A second import updates nothing and skips whom it knows: use --only-new.",
    ),
)
write = partial(write_table, pack=PACK)
