"""The order and the capitals in which a name is shown."""

import re
from functools import lru_cache

from analysis.names import words
from analysis.names.affixes import split_affixes
from analysis.text import squeeze

_PIECE = re.compile(r"[^\W\d_]+|[\W\d_]+")
_ROMAN = re.compile(r"[IVX]{2,4}|V")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")
_NOT_GIVEN = re.compile(r"\d|[&@/]|\b(?:at|of|the|for|and|inc|ltd|llc|gmbh)\b", re.I)


@lru_cache(maxsize=65536)
def natural_order(printed: str) -> str:
    """Turns "ROE, Jane" into "Jane Roe"; a name without a comma, or with words that are no name, stays."""
    parts = [part.strip() for part in printed.split(",") if part.strip()]
    if len(parts) == 3 and words.key(parts[2]) in words.GENERATIONS:
        parts = [f"{parts[0]} {parts[2]}", parts[1]]
    if len(parts) != 2 or not _is_family_given(*parts):
        return printed
    family, generation = _split_generation(parts[0])
    given, later = _split_generation(parts[1])
    if words.key(parts[1]) in words.GENERATIONS:
        return " ".join(parts)
    if family.isupper() and not parts[1].isupper():
        family = " ".join(_recase_word(word, at) for at, word in enumerate(family.split()))
    return " ".join(filter(None, (given, family, generation or later)))


def _is_family_given(family: str, given: str) -> bool:
    if len(family.split()) > 4 or len(given.split()) > 3 or _NOT_GIVEN.search(f"{family} {given}"):
        return False
    acronym = given.isupper() and len(given) > 2 and not family.isupper() and "." not in given
    return not (acronym and " " in family)


def _split_generation(text: str) -> tuple[str, str]:
    head, _, last = text.rpartition(" ")
    return (head, last) if head and words.key(last) in words.GENERATIONS else (text, "")


@lru_cache(maxsize=65536)
def display_name(printed: str) -> str:
    """Gives a name as it is shown: without affixes, given name first, capitals only where they belong."""
    name = natural_order(split_affixes(printed).name)
    if "," in name:
        return name
    tokens = squeeze(name).split()
    if len(tokens) < 2:
        return _recase_mononym(tokens[0]) if tokens else ""
    letters = "".join(tokens)
    if letters.isupper() or letters.islower():
        return " ".join(_recase_word(token, at) for at, token in enumerate(tokens))
    return " ".join(
        _recase_word(token, at) if _is_shouted(token, at) else token for at, token in enumerate(tokens)
    )


def _is_shouted(token: str, at: int) -> bool:
    """Whether a word in capitals among others is a family name rather than initials."""
    letters = re.sub(r"[\W\d_]", "", token)
    if not letters.isupper() or "." in token or len(letters) < 2 or token[0] in "('\"“‘«":
        return False
    if _ROMAN.fullmatch(letters):
        return False
    return len(letters) > 3 or (at > 0 and bool(_VOWEL.search(letters) or letters == "NG"))


def _recase_mononym(token: str) -> str:
    return _recase_word(token, 0) if token.isupper() and len(token) > 4 else token


def _recase_word(token: str, at: int) -> str:
    bare = token.casefold().rstrip(".")
    if at and bare in words.LOWER_PARTICLES:
        return token.lower()
    if at and (_ROMAN.fullmatch(token)):
        return token
    if token.isupper() and (
        _are_initials(token) or (at == 0 and len(token) < 4 and not _VOWEL.search(token))
    ):
        return token
    return "".join(_capital(piece, first) for first, piece in _pieces(token))


def _are_initials(token: str) -> bool:
    return bool(re.fullmatch(r"(?:\w\.?)(?:-?\w\.)*", token)) and ("." in token or len(token) == 1)


def _pieces(token: str) -> list[tuple[bool, str]]:
    """Cuts a word at hyphens and apostrophes; a single letter behind an apostrophe takes no capital."""
    pieces = _PIECE.findall(token)
    return [
        (not (at > 1 and len(piece) == 1 and pieces[at - 1] in "'’"), piece)
        for at, piece in enumerate(pieces)
    ]


def _capital(piece: str, first: bool) -> str:
    lowered = piece.lower()
    if not first or not lowered:
        return lowered
    if lowered.startswith("mc") and len(lowered) > 4:
        return f"Mc{lowered[2:].capitalize()}"
    return lowered[0].upper() + lowered[1:]
