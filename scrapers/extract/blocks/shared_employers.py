"""Employers printed once for several people: a list of names, and one body below them."""

from collections.abc import Sequence

from analysis.names.judge import organization_score
from analysis.names.words import is_ambiguous_credential, is_sure_credential
from analysis.organizations import is_part_of, is_whole
from scrapers.extract.blocks.firm_columns import is_person_beside
from scrapers.extract.blocks.record import Record
from scrapers.extract.person import Person, name_score

_SURE = 0.8
_NAMED = 0.9
_PAIR = 2
_SHORT = 3  # words; longer ones without a word such as "University" may be titles of talks


def shared_out(record: Record, people: list[Person]) -> list[Record]:
    """Parts the record of several people among them: by semicolons, or all of it to a bare list."""
    size = len(people)
    listed = next((parts for text in record.lines if len(parts := text.split("; ")) == size > 1), [])
    if any(map(is_employer, listed)):
        return [Record(lines=[part]) for part in listed]
    bare = not any(_tells(piece) for person in people for piece in person.pieces)
    shared = size == 1 or (bare and (size == _PAIR or _is_one_employer(record.lines)))
    return [record if shared else Record() for _ in people]


def _tells(piece: str) -> bool:
    """Whether what stands behind a name is more than a post-nominal."""
    return not (is_sure_credential(piece, any_case=False) or is_ambiguous_credential(piece))


def are_names(pieces: Sequence[str]) -> bool:
    """Whether one piece stands behind a name, and is somebody's name itself: "Ana Ruiz, Bo Li"."""
    return len(pieces) == 1 and name_score(pieces[0]) >= _NAMED and is_person_beside(pieces[0])


def is_employer(text: str) -> bool:
    """Whether a text is surely the name of a body."""
    return organization_score(text) >= _SURE


def _is_one_employer(lines: Sequence[str]) -> bool:
    """Whether one body stands below a list of people: with two, nothing says who is where."""
    bodies = [text for text in lines if is_employer(text)]
    if len(bodies) != 1 or bodies[0] != lines[0] or ";" in bodies[0]:
        return False
    parts = list(filter(is_employer, bodies[0].split(", ")))
    if not is_whole(bodies[0]) and len(bodies[0].split()) > _SHORT:
        return False
    return all(is_part_of(parts[0], other) for other in parts[1:])
