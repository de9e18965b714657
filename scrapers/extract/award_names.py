"""The award that a heading or the head of a column names."""

import re

_GENERIC_AWARD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:awards?|prizes?|medals?|winners?|recipients?|awardees?|honou?rees?|laureates?|past"
    r"|previous|our|the|and|of|honou?rs?|list|hall|fame|announced|members?)\b|\W",
    re.IGNORECASE,
)


def award_of(heading: str) -> str:
    """Gives the award that a heading names, or empty text for one such as "Award winners 2019"."""
    return heading if _GENERIC_AWARD.sub("", heading) else ""
