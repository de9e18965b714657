"""Entries of a programme that begin with who and from where: "A. Ruiz, B. Li (Porto Tech): Old Floors"."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from scrapers.extract.blocks.lines import Line
from scrapers.extract.collecting import collect
from scrapers.extract.person import Person
from scrapers.extract.pieces import pieces_of
from scrapers.extract.talk_line import Talk
from scrapers.extract.words import role_of

_ENTRY = re.compile(r"([^():;]{4,140}) \(([^()]{2,60})\)\s?: ([^\W_].{3,250})")
_FEWEST = 2
_NAMED = 0.75
_WHOLE = 0.6


def talk_entries(lines: Iterable[Line], stands: Callable[[Line], bool]) -> dict[str, Talk]:
    """Reads the lines of columns with several such entries.

    Args:
        lines: those of a page.
        stands: whether a line stands where people give talks.

    Returns:
        The talks by the text of their lines.
    """
    read = [(line, talk) for line in lines if "): " in line.text and (talk := _entry(line.text))]
    times = Counter(line.shape for line, _ in read)
    return {line.text: talk for line, talk in read if times[line.shape] >= _FEWEST and stands(line)}


def _entry(text: str) -> Talk | None:
    match = _ENTRY.fullmatch(text)
    hit = role_of(match[2]) if match else None
    if match is None or (hit and hit.share >= _WHOLE):
        return None
    people, lead = collect(pieces_of(match[1]), several=True)
    if lead or not people or any(one.score < _NAMED or " " not in one.name or one.pieces for one in people):
        return None
    return Talk(match[3], "", tuple(Person(one.name, one.score, [match[2]]) for one in people))
