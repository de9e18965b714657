"""The comparable form of a person's name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.names import words
from analysis.names.affixes import split_affixes
from analysis.names.order import natural_order
from analysis.names.parts import strip_nickname
from analysis.text import fold

NAME_LIMIT = 120
_LETTER = "[A-Za-zÀ-ÖØ-öø-ž]"
_PLAIN = re.compile(
    rf"(?:{_LETTER}\. {_LETTER}+|{_LETTER}+(?: (?:{_LETTER}+|{_LETTER}\.)){{0,2}} {_LETTER}+)"
)
_HYPHENS = re.compile(r"(?<=\w\w)[-‐‑–](?=\w\w)")


@dataclass(frozen=True, slots=True)
class NameForm:
    """Folded parts of a name; `key` is what two printings of one name have in common."""

    key: str
    given: str = ""
    middle: tuple[str, ...] = ()
    family: str = ""
    suffix: str = ""
    nickname: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Given, middle and family name."""
        if self.given and self.family:
            return (self.given, *self.middle, self.family)
        return tuple(word for word in (self.given, *self.middle, self.family) if word)


@lru_cache(maxsize=65536)
def name_form(printed: str) -> NameForm:
    """Gives the comparable form of a printed name; a name without letters keeps its own signs as key."""
    if _PLAIN.fullmatch(printed) and words.ALL.isdisjoint(printed.replace(".", "").casefold().split()):
        tokens = fold(printed).split()
        return NameForm(" ".join(tokens), tokens[0], tuple(tokens[1:-1]), tokens[-1])
    name = split_affixes(printed[: 4 * NAME_LIMIT]).name
    plain, nickname = strip_nickname(name)
    tokens = fold(_join_hyphens(natural_order(plain))).split()
    suffix = tokens.pop() if len(tokens) > 2 and words.key(tokens[-1]) in words.GENERATIONS else ""
    key = " ".join((*tokens, suffix)).strip()[:NAME_LIMIT]
    if not tokens:
        return NameForm(" ".join(printed.split())[:NAME_LIMIT])
    family_at = _family_at(tokens)
    given = tokens[0] if len(tokens) > 1 else ""
    return NameForm(
        key, given, tuple(tokens[1:family_at]), " ".join(tokens[family_at:]), suffix, fold(nickname)
    )


def _join_hyphens(name: str) -> str:
    """Makes one word of a hyphenated given name ("Ding-ding"), which is never left out by half."""
    *given, family = name.split() or [""]
    return " ".join((*(_HYPHENS.sub("", word) for word in given), family))


def _family_at(tokens: list[str]) -> int:
    at = len(tokens) - 1
    while at > 1 and tokens[at - 1] in words.PARTICLES:
        at -= 1
    return at
