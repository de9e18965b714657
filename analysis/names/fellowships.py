"""Post-nominals of fellows, members and associates that no list holds: "Ana Roe FCIVR"."""

import re
from collections.abc import Sequence

_FORM = re.compile(r"[FMA][A-Z]{3,6}")
_SPOKEN = 4  # letters to a vowel
_FULL_NAME = 2
_INITIALS = 2


def is_fellowship(token: str, tokens: Sequence[str]) -> bool:
    """Says whether the last of some words is one that nobody can speak, in capitals behind a full name."""
    vowels = sum(letter in "AEIOU" for letter in token)
    formed = bool(_FORM.fullmatch(token)) and vowels * _SPOKEN <= len(token)
    shouted = any(word.isupper() and len(word) > _INITIALS for word in tokens[:-1])
    return formed and len(tokens) > _FULL_NAME and not shouted
