"""Address cards: what vCard 3.0 and 4.0 share. No e-mail address and no telephone number is ever written."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pipelines.export.person import Person, persons
from pipelines.files import whole_file

_FOLD = 75
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:mentorscout:mentor")
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})


def write_cards(mentors: pd.DataFrame, path: Path, version: str) -> None:
    """Writes one card a person.

    Raises:
        UsageError: the folder cannot be written.
    """
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as handle:
        handle.writelines(card(person, version) for person in persons(mentors) if person.name)


def card_id(identity: str) -> uuid.UUID:
    """Gives the lasting id of the card of a person: a second one updates the first."""
    return uuid.uuid5(_SPACE, identity)


def card(person: Person, version: str) -> str:
    """Writes one person as a card of a version (3.0 or 4.0)."""
    return "".join(f"{fold_line(line)}\r\n" for line in _lines(person, version))


def _lines(person: Person, version: str) -> Iterator[str]:
    parts = person.parts
    names = (person.last, parts.given if parts.family else "", parts.middle, "", parts.suffix)
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    if version == "4.0":
        yield "KIND:individual"
    yield f"UID:urn:uuid:{card_id(person.identity)}"
    yield f"FN:{_escape(person.name)}"
    yield "N:" + ";".join(map(_escape, names))
    if parts.nickname:
        yield f"NICKNAME:{_escape(parts.nickname)}"
    for field, text in (("ORG", person.organization), ("TITLE", person.text("job_title"))):
        if text:
            yield f"{field}:{_escape(text)}"
    yield from (f"URL:{link}" for link in person.links)
    if person.proofs:
        yield f"SOURCE:{person.proofs[0]}"
    yield "NOTE:" + _escape("\n".join(person.note))
    yield "CATEGORIES:" + ",".join(map(_escape, person.tags))
    yield "END:VCARD"


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
