"""Google Contacts, in its present format."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet, Value
from pipelines.export.person import Person

NAME = "google"
ENDING = ".google.csv"
HEADERS = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,"
    "Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value,"
    "Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value,Custom Field 1 - Label,"
    "Custom Field 1 - Value"
).split(",")
_SEVERAL = " ::: "
_MINE = "* myContacts"


def _labels(person: Person) -> str:
    return _SEVERAL.join((*person.tags, _MINE))


_FILLED: dict[str, Value] = {
    "First Name": lambda person: person.parts.given or person.name,
    "Middle Name": lambda person: person.parts.middle,
    "Last Name": lambda person: person.parts.family,
    "Name Suffix": lambda person: person.parts.suffix,
    "Nickname": lambda person: person.parts.nickname,
    "Organization Name": lambda person: person.organization,
    "Organization Title": pack.cell("job_title"),
    "Notes": pack.lines,
    "Labels": _labels,
    "Website 1 - Label": lambda person: "Profile" if person.links else "",
    "Website 1 - Value": lambda person: _SEVERAL.join(person.links),
    "Custom Field 1 - Label": pack.always("Mentor ID"),
    "Custom Field 1 - Value": lambda person: person.identity,
}
PACK = Pack(
    sheets=(Sheet(tuple(Column(header, _FILLED.get(header, pack.nothing)) for header in HEADERS)),),
    rows=3_000,
    steps=(
        "Importing the same people again makes second contacts: use --only-new, or merge duplicates there.",
    ),
)
write = partial(write_table, pack=PACK)
