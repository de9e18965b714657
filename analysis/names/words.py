"""The word lists about names, read once."""

import re
from functools import cache, lru_cache
from typing import Any

from data import load_words

_DROPPED = re.compile(r"[.\s'’´`®™\-]")


@lru_cache(maxsize=1 << 16)
def key(text: str) -> str:
    """Gives the form in which words of a list are compared: no dots, hyphens, blanks or capitals."""
    return (text if text.isalpha() else _DROPPED.sub("", text)).casefold()


@cache
def _list(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = load_words(f"{name}.yaml")
    return loaded


def _exact(text: str) -> str:
    return _DROPPED.sub("", text)


_honorifics, _credentials = _list("honorifics"), _list("credentials")
HONORIFICS = frozenset(key(word) for word in _honorifics["before"])
DOTTED_HONORIFICS = frozenset(key(word) for word in _honorifics["before_dotted"])
FULL_NAME_HONORIFICS = frozenset(key(word) for word in _honorifics["before_full_name"])
ADDRESSES = HONORIFICS | DOTTED_HONORIFICS | FULL_NAME_HONORIFICS
LETTER_HONORIFICS = {
    key(letter): frozenset(key(name) for name in names.split())
    for letter, names in _honorifics["before_given_name"].items()
}
IN_BRACKETS = frozenset(_honorifics["in_brackets"].split())
QUALIFIERS = frozenset(key(word) for word in _honorifics["behind_honorific"].split())
BESIDE, BESIDE_BEFORE_GIVEN = (
    {key(letter): frozenset(map(key, words.split())) for letter, words in _honorifics[part].items()}
    for part in ("beside", "beside_before_given")
)
"""For a letter that is a form of address where others are printed too: those others."""
SUFFIXES = tuple(sorted(_honorifics["after"], key=len, reverse=True))
LONGEST_HONORIFIC = max(
    len(word.split()) for part in ("before", "before_full_name") for word in _honorifics[part]
)
GENERATIONS = frozenset(key(word) for word in _credentials["generation"].split())
STATUSES = frozenset(key(word) for word in _credentials["status"])
_PRONOUNS = frozenset(_honorifics["pronouns"])
_AMBIGUOUS = frozenset(map(_exact, _credentials["ambiguous"].split()))
_SURE_EXACT = frozenset(map(_exact, _credentials["sure"].split())) - _AMBIGUOUS
_SURE = frozenset(word.casefold() for word in _SURE_EXACT)
_LONGEST_CREDENTIAL = 24


def is_pronouns(text: str) -> bool:
    """Whether the text is a list of pronouns, such as "she/her"."""
    parts = [part.strip() for part in re.split(r"[/,&]| and ", text.casefold())]
    return text.casefold() in _PRONOUNS or (len(parts) > 1 and all(part in _PRONOUNS for part in parts))


@lru_cache(maxsize=1 << 14)
def is_sure_credential(token: str, *, any_case: bool) -> bool:
    """Whether a word is a post-nominal that is no name: as its holders print it, dotted, or in any case."""
    bare = _exact(token).rstrip(",")
    if bare in _SURE_EXACT or (any_case and bare.casefold() in _SURE):
        return True
    shaped = bare.isupper() or "." in token[:-1] or sum(map(str.isupper, bare)) > 1
    return shaped and bare.casefold() in _SURE


def is_ambiguous_credential(token: str) -> bool:
    """Whether a word, in these very capitals, is a post-nominal that may also be a name."""
    if len(token) > _LONGEST_CREDENTIAL:
        return False
    return _exact(token) in _AMBIGUOUS or ("." in token[:-1] and _exact(token).upper() in _AMBIGUOUS)


_particles = _list("particles")
LOWER_PARTICLES = frozenset(_particles["lower"])
PARTICLES = LOWER_PARTICLES | frozenset(_particles["as_printed"])
DOUBLE_FAMILY_NAMES = frozenset(_particles["double_family"])
ALL = frozenset(
    word.casefold()
    for entry in (
        *(text for part in ("before", "before_dotted", "before_full_name") for text in _honorifics[part]),
        *_SURE_EXACT,
        *_AMBIGUOUS,
        *PARTICLES,
        *GENERATIONS,
        *_credentials["status"],
        *_PRONOUNS,
    )
    for word in (*entry.split(), key(entry))
)
"""Every word of the lists: a name without any of them has nothing around it."""
