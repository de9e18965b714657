"""A heading: what it says of those named under it."""

import re
from dataclasses import dataclass

from analysis.roles import Family, family_of
from analysis.text import YEAR, fold
from scrapers.extract.words import RoleHit, invitation_in, is_invitation, role_of

CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\b")
# from when to when
HOURS = re.compile(
    r"\d{1,2}[:.h]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:[–—-]|to|bis|a|à|tot|do)\s?\d{1,2}[:.h]\d\d", re.IGNORECASE
)

LOOK = 7  # the level of a line that is a heading by its look; a label with a colon is one below
_TALK_WORDS = 8
_ASKED = 0.5
_TITLE_WORDS = 6
_WHOLE = 0.8
_MORE = re.compile(r"\s(?:with|and|&|mit|und|avec|et|con|y|e|com)\s|\s?[(–—]")
_PARTS = re.compile(r"\s?[:“”\"()–—|]\s?")


def role_of_heading(text: str) -> RoleHit | None:
    """Gives the role that a heading names.

    In the middle of many words one word of a seat rather belongs to the title of a talk: "a vocal corpus".
    """
    hit = role_of(text)
    if hit and text.endswith("?") and hit.share < _ASKED:  # the title of a talk: "At what price?"
        return None
    if hit is None or text.count(" ") < _TALK_WORDS or " " in hit.phrase or CLOCK.match(text):
        return hit
    if family_of(hit.role) != Family.COMMITTEE:
        return hit
    first = role_of(_MORE.split(text, maxsplit=1)[0])
    if first and first.share >= _WHOLE:  # "Board of Trustees with Officers and Their Affiliations"
        return first
    parts = _PARTS.split(fold(text))
    return hit if any(part.startswith(hit.phrase) or part.endswith(hit.phrase) for part in parts) else None


def invites(text: str) -> bool:
    """Says whether a heading asks people to do something; a word amid the title of a talk does not."""
    if not is_invitation(text):
        return False
    folded = fold(text)
    phrase = invitation_in(folded)
    amid = phrase and " " not in phrase and text.count(" ") >= _TITLE_WORDS
    return not amid or any(part.startswith(phrase) or part.endswith(phrase) for part in _PARTS.split(folded))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over some lines.

    Attributes:
        level: 1 to 6 as tagged, 7 for a line that is a heading by its look.
        end: index of the first line that it no longer stands over.
        programme: those named under it give talks.
        barred: it asks people to become or do something, so that nobody is named under it.
    """

    text: str
    level: int
    end: int
    hit: RoleHit | None
    programme: bool
    barred: bool

    @property
    def timed(self) -> bool:
        """Whether it begins with an hour, as the entries of a programme do."""
        return bool(CLOCK.match(self.text))

    @property
    def year(self) -> int | None:
        """The year in its words, if there is just one."""
        years = set(YEAR.findall(self.text))
        return int(years.pop()) if len(years) == 1 else None
