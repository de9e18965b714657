"""Awards as they are printed: over their winners, or with their year behind each of them."""

import re
from collections.abc import Iterable

from analysis.roles import Family, family_of
from analysis.text import fold
from scrapers.extract.words import role_of

_GENERIC_AWARD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:awards?|prizes?|medals?|winners?|recipients?|awardees?|honou?rees?|laureates?|past"
    r"|previous|our|the|and|of|honou?rs?|list|hall|fame|announced|members?)\b|\W",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|this year.s|our)\s+", re.IGNORECASE)
_DATED = re.compile(r"(\D{4,60}?)((?:1[89]|20)\d\d)(?=$|\s)")


def award_of(heading: str) -> str:
    """Gives the award that a heading names, or empty text for one such as "Award winners 2019"."""
    return heading if _GENERIC_AWARD.sub("", heading) else ""


def received(piece: str) -> str:
    """Gives the award of a piece that says what somebody received: "Recipient of the Example Medal"."""
    hit = role_of(piece) if " of " in piece else None
    if hit is None or family_of(hit.role) != Family.AWARD or not fold(piece).startswith(f"{hit.phrase} of "):
        return ""
    return _ARTICLE.sub("", piece.partition(" of ")[2])


def award_won(pieces: Iterable[str], heading: str) -> str:
    """Gives the award that is printed behind somebody's name, or over it."""
    return next(filter(None, map(received, pieces)), "") or award_of(heading)


def year_of_award(piece: str) -> int | None:
    """Gives the year of a piece that begins with an award and its year: "Example Prize 1999"."""
    match = _DATED.match(piece) if not piece.isalpha() and not piece.islower() else None
    hit = role_of(match[1]) if match else None
    return int(match[2]) if match and hit and family_of(hit.role) == Family.AWARD else None
