"""The parts of a name: given, middle, family, and what belongs to none of them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.names import words
from analysis.names.affixes import split_affixes
from analysis.names.order import natural_order

_NICKNAME = re.compile(r"""(?:^|(?<=\s))["“”„«'‘’(\[@]+([^"“”„«»'‘’()\[\]]{1,60})["“”»'‘’)\]]+(?=\s|,|$)""")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]{2,5}")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,5}")
_INITIAL = re.compile(r"\w\.?(?:-?\w\.)*")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name as printed; a mononym has only a given name.

    Attributes:
        middle: every word between the first given name and the family name.
        family: with its particles, and both parts of a double surname that a hyphen or particle joins.
        particles: the small words at the head of the family name ("van der").
        initials: first letters of the given and middle names.
    """

    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    particles: str = ""
    initials: str = ""


def strip_nickname(name: str) -> tuple[str, str]:
    """Takes a nickname in quotes or brackets out of a name: gives the rest and the nickname."""
    found = _NICKNAME.search(name)
    if not found:
        return name, ""
    rest = " ".join(_NICKNAME.sub(" ", name).split())
    return (rest, found[1].strip(" @")) if rest else (name.strip("\"“”„«»'‘’()[]@ "), "")


@lru_cache(maxsize=65536)
def parse(name: str) -> NameParts:
    """Cuts a printed name into its parts; affixes are taken off first.

    The last word is the family name, with the particles before it; "ROE Jane" says by its capitals, and
    a Chinese or Korean name without blanks by its script, that the family name comes first.
    """
    plain, nickname = strip_nickname(split_affixes(name).name)
    tokens = natural_order(plain).replace(",", " ").split()
    suffix = ""
    if len(tokens) > 1 and words.key(tokens[-1]) in words.GENERATIONS:
        suffix = tokens.pop()
    if not tokens:
        return NameParts(nickname=nickname)
    if len(tokens) == 1:
        given, family = _split_unspaced(tokens[0])
        return NameParts(given, family=family, suffix=suffix, nickname=nickname, initials=given[:1])
    if _family_first(tokens):
        tokens = [*tokens[1:], tokens[0]]
    start = _family_start(tokens)
    family_words = tokens[start:]
    particles = [word for word in family_words[:-1] if words.key(word) in words.PARTICLES]
    given, *middle = tokens[:start]
    return NameParts(
        given=given,
        middle=" ".join(middle),
        family=" ".join(family_words),
        suffix=suffix,
        nickname=nickname,
        particles=" ".join(particles),
        initials="".join(word[0] for word in tokens[:start]),
    )


def is_initial(word: str) -> bool:
    """Whether a word stands for a longer one by its first letter ("J.", "J.-P.")."""
    return bool(_INITIAL.fullmatch(word)) and (len(word) == 1 or "." in word)


def _split_unspaced(word: str) -> tuple[str, str]:
    """Cuts a Chinese or Korean name without blanks: gives the given and the family name."""
    if not (_HAN.fullmatch(word) or _HANGUL.fullmatch(word)):
        return word, ""
    cut = 2 if len(word) > 2 and word[:2] in words.DOUBLE_FAMILY_NAMES else 1
    if len(word) - cut > 2:  # no such name; rather a Japanese one, whose parts only a dictionary knows
        return word, ""
    return word[cut:], word[:cut]


def _family_first(tokens: list[str]) -> bool:
    if len(tokens) == 2 and (_HAN.fullmatch("".join(tokens) + "一") or _HANGUL.fullmatch("".join(tokens))):
        return True
    shouted = [len(token) > 1 and token.isupper() and "." not in token for token in tokens]
    return shouted[0] and not any(shouted[1:]) and len(tokens[0]) > 2


def _family_start(tokens: list[str]) -> int:
    """Where the family name begins: the last word, and the particles right before it."""
    start = len(tokens) - 1
    for at in range(1, len(tokens) - 1):
        if all(words.key(token) in words.PARTICLES for token in tokens[at:start]):
            return at
        if tokens[at].casefold() in words.LOWER_PARTICLES and tokens[at].islower():
            return at
    return start
