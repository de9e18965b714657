"""vCard 3.0: address books of phones and desks; importing it again updates the same cards.

No e-mail address and no telephone number is ever written.
"""

import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.names.parts import parse
from analysis.text import squeeze
from pipelines.files import whole_file

NAME = "vcard"
ENDING = ".vcf"
PROOFS = 5
"""Links in the note of a card; the table has them all."""
_FOLD = 75
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:mentorscout:mentor")
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})


def write(mentors: pd.DataFrame, path: Path) -> None:
    """Writes one card a person.

    Raises:
        UsageError: the folder cannot be written.
    """
    cards = (card(row) for row in mentors.to_dict("records"))
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as handle:
        handle.writelines(cards)


def card(row: Mapping[Any, Any]) -> str:
    """Writes one row of the mentors table as a card."""
    return "".join(f"{fold_line(line)}\r\n" for line in _lines({key: _text(row[key]) for key in row}))


def _lines(row: Mapping[Any, str]) -> Iterator[str]:
    name = parse(row["name"])
    parts = (name.family or name.given, name.given if name.family else "", name.middle, "", name.suffix)
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:urn:uuid:{uuid.uuid5(_SPACE, row['mentor_id'])}"
    yield f"FN:{_escape(row['name'])}"
    yield "N:" + ";".join(map(_escape, parts))
    for field, column in (("ORG", "organization"), ("TITLE", "job_title")):
        if row[column]:
            yield f"{field}:{_escape(row[column])}"
    yield from (f"URL:{link}" for link in row["profile_urls"].split())
    if row["evidence_urls"]:
        yield f"SOURCE:{row['evidence_urls'].split()[0]}"
    yield f"NOTE:{_escape(_note(row))}"
    categories = ["Mentor", row["mentor_type"]]
    yield "CATEGORIES:" + ",".join(_escape(category) for category in categories if category)
    yield "END:VCARD"


def _note(row: Mapping[Any, str]) -> str:
    nearest = ", ".join(filter(None, (row["next_event"], row["next_date"], row["next_place"])))
    said = [
        f"Rank {row['rank']}: {row['why']}",
        f"Next: {nearest}" if nearest else "",
        f"Helps: {row['helping_evidence']}" if row["helping_evidence"] else "",
        f"Proof: {' '.join(row['evidence_urls'].split()[:PROOFS])}" if row["evidence_urls"] else "",
    ]
    return "\n".join(filter(None, said))


def _text(cell: object) -> str:
    return "" if pd.isna(cell) else squeeze(str(cell))  # type: ignore[call-overload]


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def fold_line(line: str) -> str:
    """Folds a line at 75 octets, never inside a letter."""
    folded, length = [], 0
    for letter in line:
        size = len(letter.encode("utf-8"))
        if length + size > _FOLD:
            folded.append("\r\n ")
            length = 1
        folded.append(letter)
        length += size
    return "".join(folded)
