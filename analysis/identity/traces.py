"""The forms under which a name is found again: in a list of names, in running text, in a web address.

A form is a plain text, so that its hash can stand for it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.identity.forms import NAME_LIMIT, UNSPACED, name_form
from analysis.names import words
from analysis.names.affixes import split_affixes
from analysis.names.order import natural_order
from analysis.names.parts import strip_nickname
from analysis.names.variants import variants_of
from analysis.text import fold

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
# scripts without blanks give one token a sign; elsewhere hyphens and apostrophes join
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’‘\-‐‑][^\W_{_UNSPACED}]+)*")
_URL_TOKEN = re.compile(r"[^\W_]+")


class Token(NamedTuple):
    """One word of a text and where it stands."""

    folded: str
    start: int
    end: int
    capital: bool


class Forms(NamedTuple):
    """The forms of a person's names, each with its number of words.

    Attributes:
        sure: nobody else is likely to be meant.
        vague: a mononym, or an initial before the family name: counts only beside the organisation or page.
    """

    sure: dict[str, int]
    vague: dict[str, int]


def tokens_of(text: str) -> list[Token]:
    """Cuts a text in composed form (NFC) into comparable words.

    A capital inside a word begins another: the text of a link often lacks the blank ("ReedDirector").
    """
    found = []
    for match in _TOKEN.finditer(text):
        start, word = match.start(), match[0]
        cuts = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
        for begin, end in pairwise((0, *cuts, len(word))):
            if folded := fold(word[begin:end]).replace(" ", ""):
                found.append(Token(folded, start + begin, start + end, not word[begin].islower()))
    return found


def url_tokens(url: str) -> list[Token]:
    """Cuts a web address into comparable words."""
    return [
        Token(fold(match[0]).replace(" ", ""), match.start(), match.end(), capital=False)
        for match in _URL_TOKEN.finditer(url)
    ]


def whole(tokens: Iterable[str]) -> str:
    """The form of all words in any order."""
    return "=" + " ".join(sorted(tokens))


def glued(tokens: Iterable[str]) -> str:
    """The form of all words in their order, without the gaps."""
    return "#" + "".join(tokens)


def outer(given: str, family: str) -> str:
    """The form of given and family name, whatever is between them."""
    return f"~{given} {family}"


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """Gives the comparable words of a printed name, given name first, without titles and nicknames."""
    plain, _ = strip_nickname(split_affixes(name[: 4 * NAME_LIMIT]).name)
    found = [token.folded for token in tokens_of(natural_order(plain))]
    if len(found) > 2 and words.key(found[-1]) in words.GENERATIONS:
        found.pop()
    return tuple(found)


@lru_cache(maxsize=65536)
def printed_forms(name: str) -> frozenset[str]:
    """Gives the forms that a printed name answers to."""
    found = {form for some in _lengths(words_of(name)) for form in (whole(some), glued(some))}
    parts = name_form(name)
    if len(parts.given) > 1 and parts.family:
        found.add(outer(parts.given, parts.family))
    return frozenset(found)


def wanted_forms(names: Iterable[str]) -> Forms:
    """Gives every form under which a person of these printed names may turn up again."""
    forms = Forms({}, {})
    for name in names:
        for some in _lengths(words_of(name)):
            _put(forms, some)
        parts = name_form(name)
        if not parts.given or not parts.family or UNSPACED.search(name):
            continue
        _put(forms, (parts.given[0], parts.family))
        if len(parts.given) == 1:
            continue
        for given in {parts.given, *variants_of(parts.given), *parts.nickname.split()[:1]}:
            _put(forms, (given, parts.family))
            if all(len(word) == 1 for word in parts.middle):
                forms.sure[outer(given, parts.family)] = 2
    return forms


def _lengths(found: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All words, and those that are no initials where two are left."""
    if found:
        yield found
    spelled = tuple(word for word in found if len(word) > 1)
    if 1 < len(spelled) < len(found):
        yield spelled


def _put(forms: Forms, some: tuple[str, ...]) -> None:
    some = tuple(part for word in some for part in word.split())
    vague = len(some) < 2 or (len(some[0]) == 1 and some[0].isascii() and len(some) == 2)
    kept = forms.vague if vague else forms.sure
    kept |= {whole(some): len(some), glued(some): len(some)}
