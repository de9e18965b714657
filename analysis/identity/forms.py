"""The comparable form of a person's name."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from unicodedata import category

from analysis.names import words
from analysis.names.affixes import split_affixes
from analysis.names.order import natural_order
from analysis.names.parts import parse, strip_nickname
from analysis.text import fold

NAME_LIMIT = 120
_LETTER = "[A-Za-zÀ-ÖØ-öø-ž]"
_PLAIN = re.compile(
    rf"(?:{_LETTER}\. {_LETTER}+|{_LETTER}+(?: (?:{_LETTER}+|{_LETTER}\.)){{0,2}} {_LETTER}+)"
)
_SIGNS = frozenset(("So", "Sk", "Co", "Cs", "Cn"))
UNSPACED = re.compile(
    r"(?=.{2,6}$)[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]+ ?[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]*"
)
"""A name in a script that sets no blank between family and given name."""
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
    if len(printed) > 4 * NAME_LIMIT:
        return _no_name(printed)
    name = split_affixes(_without_signs(printed)).name
    plain, nickname = strip_nickname(name)
    tokens = fold(_join_hyphens(_given_first(plain))).split()
    suffix = tokens.pop() if len(tokens) > 2 and words.key(tokens[-1]) in words.GENERATIONS else ""
    key = " ".join((*tokens, suffix)).strip()
    if not tokens or len(key) > NAME_LIMIT:
        return _no_name(printed)
    family_at = _family_at(tokens)
    given = tokens[0] if len(tokens) > 1 else ""
    return NameForm(
        key, given, tuple(tokens[1:family_at]), " ".join(tokens[family_at:]), suffix, fold(nickname)
    )


def _no_name(printed: str) -> NameForm:
    """Gives the form of a text that is no name: it equals itself alone."""
    text = " ".join(printed.split())
    if len(text) > NAME_LIMIT:
        text = f"{text[:NAME_LIMIT]} {sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}"
    return NameForm(text)


def _without_signs(printed: str) -> str:
    """Leaves out pictures and trade signs, which are no part of a name."""
    if printed.isascii():
        return printed
    return "".join(" " if category(sign) in _SIGNS else sign for sign in printed)


def _given_first(name: str) -> str:
    """Gives a name in the order of given and family name; its script says where the family name begins."""
    if not UNSPACED.fullmatch(name.strip()):
        return natural_order(name)
    parts = parse(name)
    return f"{parts.given} {parts.family}".strip()


def _join_hyphens(name: str) -> str:
    """Makes one word of a hyphenated given name ("Ding-ding"), which is never left out by half."""
    *given, family = name.split() or [""]
    return " ".join((*(_HYPHENS.sub("", word) for word in given), family))


def _family_at(tokens: list[str]) -> int:
    at = len(tokens) - 1
    while at > 1 and tokens[at - 1] in words.PARTICLES:
        at -= 1
    return at
