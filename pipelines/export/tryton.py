"""Tryton parties and their notes: `code` is the lasting id; who is there already is updated by it."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet

NAME = "tryton"
ENDING = ".tryton.csv"
_NOTES = Sheet(
    (
        Column("resource", lambda person: f"party.party,{person.identity}", advice="the party of that code"),
        Column("message", pack.lines),
    ),
    part="notes",
)
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
        _NOTES,
    ),
    changed=(
        Sheet(
            (
                Column("id", lambda person: person.identity, advice="found by its code, and updated"),
                Column("name", lambda person: person.name),
            )
        ),
        _NOTES,
    ),
    steps=(
        "Import the parties first (Party, Parties), then the notes (Administration, Models, Notes).",
        "A code that is there already fails the whole import: after the first one use --only-new.",
        "To update who is there: --only-changed, which makes a file of its own.",
        "Telephone numbers and addresses that you added there stay as they are.",
    ),
)
write = partial(write_table, pack=PACK)
