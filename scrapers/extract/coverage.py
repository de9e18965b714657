"""How much of a line its people and what belongs to them make up."""

import re
from collections.abc import Iterable

from analysis.names.judge import organization_score
from scrapers.extract.award_names import received, year_of_award
from scrapers.extract.person import Person
from scrapers.extract.pieces import JOINERS
from scrapers.extract.words import is_job_title

_REMARK = re.compile(r"\([^()]{40,}\)")
_QUOTED = re.compile(r"\s[–—-]\s[“„«][^“”„«»]{12,}[”“»]$")  # what somebody wrote
_BEHIND_BRACKET = re.compile(r"\)\s[–—-]\s")
# what the award was given for: behind its year a word or two such as "for" or "za", and a title in quotes
_FOR_WORK = re.compile(r"(?<=\d)(?:,[^,]{0,20},|,)?(?: [^\W\d_]{1,9}){1,2}:? ?['‘’\"“”„«].*$")
_SHORT = 10
_NAMED = 0.75
_SURE = 0.8


def coverage_of(people: list[Person], text: str, lead: Iterable[str] = ()) -> float:
    """Gives the share of the words of a line that name people, their employers and titles: 0 to 1."""
    text = _REMARK.sub("", text) if "(" in text else text
    text = _without_talk(_QUOTED.sub("", text), people)
    if any(year_of_award(piece) for person in people for piece in person.pieces):
        text = _FOR_WORK.sub("", text)
    words = sum(word.casefold() not in JOINERS for word in text.split())
    short = words <= _SHORT
    posts = (piece for piece in lead if short and (is_job_title(piece) or organization_score(piece) >= _SURE))
    told = float(sum(len(piece.split()) for piece in posts))
    for person in people:
        told += len(person.name.split())
        for piece in person.pieces:
            size = len(piece.split())
            sure = is_job_title(piece) or organization_score(piece) >= 0.4 or year_of_award(piece) is not None
            sure = sure or bool(received(piece))
            told += size if size <= 9 and sure else size * 0.5 if size <= 4 else 0
    return min(1.0, told / max(1, words))


def _without_talk(text: str, people: list[Person]) -> str:
    """Leaves out the talk behind a name and its bracket: "Ana Ruiz (Porto) – Old floors, new feet"."""
    named = people and text.startswith(people[0].name) and people[0].score >= _NAMED
    behind = _BEHIND_BRACKET.search(text) if named else None
    return text[: behind.start() + 1] if behind else text
