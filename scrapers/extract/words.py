"""What headings, labels and titles say about the role of those named under them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from analysis.phrases import Lexicon, Phrases
from analysis.roles import Family, Role, family_of
from analysis.text import fold
from data import load_words
from scrapers.extract.endings import without_endings
from scrapers.extract.furniture import is_paid_for
from scrapers.extract.headings_alone import role_alone
from scrapers.extract.side_words import is_seat_for_task

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_LABEL = 16
# "950 delegates · 140 papers" counts people and names none; a year counts nothing
_COUNT = re.compile(r"\D{0,6}\b(?!(?:19|20)\d\d\b)\d{2,6}\s+[a-zà-ÿ]+(?:\s[·•|–-]|,)\s*\d")


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role that a text names: the role and how much of the text says so (0 to 1)."""

    role: Role
    share: float
    phrase: str


@dataclass(frozen=True, slots=True)
class _Roles:
    spaced: Lexicon[Role]
    cjk: list[tuple[str, Role]]
    none: Phrases
    none_cjk: tuple[str, ...]


def _load(name: str) -> Any:
    return load_words(name)


@cache
def _roles() -> _Roles:
    spaced: dict[Role, list[str]] = {}
    cjk: list[tuple[str, Role]] = []
    none, none_cjk = Phrases(()), tuple[str, ...]()
    for entry in _load("roles.yaml"):
        narrow, wide = _parted(str(phrase) for words in entry["words"].values() for phrase in words)
        if entry["role"] == "none":
            none, none_cjk = Phrases(narrow), tuple(wide)
            continue
        role = Role(entry["role"])
        spaced[role] = narrow
        cjk += [(phrase, role) for phrase in wide]
    return _Roles(Lexicon(spaced), cjk, none, none_cjk)


def _parted(phrases: Iterable[str]) -> tuple[list[str], tuple[str, ...]]:
    """Phrases of words with blanks between them, and those of scripts without blanks."""
    listed = list(phrases)
    narrow = [phrase for phrase in listed if not _CJK.search(phrase)]
    return narrow, tuple(phrase for phrase in listed if _CJK.search(phrase))


# "Volunteer of the Year" is an award: those words do not part the phrase
_OF = re.compile(
    r" (?!(?:of the|des|de l|del|do|dell|van het) ?(?:year|month|jahres|annee|ano|anno|jaar)\b)"
    r"(?:of|for|de|del|della|des|du|di|da|do|dos|der|fur|von|van) "
)


def _head(folded: str, size: int) -> RoleHit | None:
    """Finds the role that the head of a phrase names: "Sponsor Chair" is a chair, "Chair of Awards" too."""
    cut = [len(folded), *(found.start() for found in _OF.finditer(folded))]
    best, rank = None, (-1, -1, 0)
    for role, match in _roles().spaced.finditer(folded):
        before_of = sum(end >= match.end() for end in cut)
        reach = (before_of, match.end(), len(match[0]))
        if reach > rank:
            best, rank = RoleHit(role, len(match[0].split()) / size, match[0]), reach
    return best


@lru_cache(maxsize=16384)
def role_of(text: str) -> RoleHit | None:
    """Reads the role out of a heading or label.

    Args:
        text: a short text: "Keynote Speakers", "Gold Sponsors", "Programmkomitee".

    Returns:
        What the head of the phrase names (the longest match there), or None for a text that names no role,
        invites people to apply for one ("Become a sponsor"), or is too long for a label.
    """
    roles = _roles()
    folded = fold(without_endings(text))
    if role := role_alone(folded):
        return RoleHit(role, 1.0, folded)
    spaced = roles.spaced.may_be_in(folded.split())
    wide = not text.isascii() and bool(_CJK.search(text))
    size = sum(not word.isdigit() for word in folded.split()) if spaced or wide else 0
    if not 0 < size <= _LONGEST_LABEL or is_invitation(text) or (size > 1 and _COUNT.match(text)):
        return None
    best = _head(folded, size) if spaced else None
    if best is None and wide:
        best = _head_cjk(text)
    return best


def _head_cjk(text: str) -> RoleHit | None:
    """Finds the role at the end, where Chinese, Japanese and Korean phrases have their head."""
    found = ((text.rfind(phrase) + len(phrase), len(phrase), phrase, role) for phrase, role in _roles().cjk)
    _, size, phrase, role = max((hit for hit in found if hit[0] >= hit[1]), default=(0, 0, "", None))
    return RoleHit(role, size / max(1, len(text.strip())), phrase) if role else None


def may_name_role(text: str) -> bool:
    """Says whether a text of any length may hold a word of a role; cheap."""
    return not text.isascii() or _roles().spaced.may_be_in(fold(text).split())


@cache
def _programme() -> tuple[Phrases, tuple[str, ...]]:
    narrow, wide = _parted(phrase for words in _load("programme.yaml").values() for phrase in words)
    return Phrases(narrow), wide


def _stands_in(text: str, phrases: Phrases, wide: tuple[str, ...]) -> bool:
    if phrases.search(fold(text)):
        return True
    return not text.isascii() and bool(_CJK.search(text)) and any(word in text for word in wide)


def is_invitation(text: str) -> bool:
    """Says whether a text asks people to become something, or is about organising: it names nobody."""
    roles = _roles()
    invites = _stands_in(text, roles.none, roles.none_cjk)
    return invites and not is_paid_for(text) and not is_seat_for_task(fold(text), roles.none, _is_seat)


def invitation_in(folded: str) -> str:
    """Gives the words by which a folded text invites, or empty text."""
    match = _roles().none.search(folded)
    return match[0] if match else ""


@lru_cache(maxsize=4096)
def _is_seat(word: str) -> bool:
    hit = _head(word, 1)
    return bool(hit and family_of(hit.role) == Family.COMMITTEE)


def is_programme(text: str) -> bool:
    """Says whether a heading or title is that of a programme: those named under it give talks."""
    return _stands_in(text, *_programme())


@cache
def _titles() -> tuple[Phrases, tuple[str, ...]]:
    loaded = _load("job_titles.yaml")
    wide = tuple(loaded.pop("cjk"))
    return Phrases(str(phrase) for words in loaded.values() for phrase in words), wide


@lru_cache(maxsize=16384)
def is_job_title(text: str) -> bool:
    """Says whether a short text holds a word of job titles: "Senior Wind Engineer", "Leiterin Einkauf"."""
    return len(text) <= 160 and _stands_in(text, *_titles())


def wide_title_behind(text: str) -> str:
    """Gives the job title that a text of a script without blanks ends with, or empty text."""
    return max((title for title in _titles()[1] if text.endswith(title)), key=len, default="")


@cache
def _page_words() -> frozenset[str]:
    return frozenset(fold(str(word)) for words in _load("page_words.yaml").values() for word in words)


@lru_cache(maxsize=8192)
def is_page_word(text: str) -> bool:
    """Says whether the words of a link name a kind of page: "Home", "Speakers", "Call for Papers"."""
    hit = role_of(text)
    return (
        fold(text) in _page_words()
        or is_invitation(text)
        or is_programme(text)
        or bool(hit and hit.share > 0.5)
    )
