"""What people named together share: "Ana Ruiz and Bo Li, both Example University"."""

import re
from collections.abc import Sequence
from functools import cache

from analysis.text import fold
from data import load_words
from scrapers.extract.person import Person
from scrapers.extract.pieces import Piece
from scrapers.extract.words import is_job_title


@cache
def _both() -> re.Pattern[str]:
    listed = load_words("both.yaml")
    words = sorted({re.escape(word) for words in listed.values() for word in words}, key=len, reverse=True)
    return re.compile(rf"^(?i:(?:{'|'.join(words)})\s*(?:the\s+)?)(?=[^\W\d_a-z])")


def shared(pieces: Sequence[str]) -> list[str]:
    """Gives of what is printed behind the last of several people what holds for those before, too.

    A title in the singular is the last one's own.
    """
    return [without_both(piece) for piece in pieces if not is_job_title(piece) or _is_plural(piece)]


def without_both(piece: str) -> str:
    """Takes "both" and its like off the front."""
    return _both().sub("", piece)


def _is_plural(title: str) -> bool:
    return fold(title).split()[0].endswith(("s", "innen", "i"))


def sharing(people: list[Person], pieces: Sequence[Piece]) -> list[Person]:
    """Gives those before a bracket what it holds: "Ana Ruiz, Bo Li (Example Works), Cy Orr (Other)"."""
    held = {piece.text: piece.paren for piece in pieces}
    if not any(held.values()):
        return people
    common: list[str] = []
    for person in reversed(people):
        if person.pieces:
            common = held.get(person.name, [])
        else:
            person.pieces += common
    return people
