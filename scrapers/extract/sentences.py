"""Sentences, and the names at their seams."""

import re

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.names.words import HONORIFICS, PARTICLES, key
from analysis.text import fold
from scrapers.extract.person import name_score
from scrapers.extract.words import is_job_title

_END = re.compile(
    r"(?:(?<=[^\W\d_]{3}[.!?])|(?<=\d{4}\.))\s+(?=[“\"«¡¿(]?[^\W\d_a-zà-öø-ÿ])|(?<=[.!?][”\"»)])\s+(?=[^\W\d_a-zà-öø-ÿ])"
)
_TITLES = re.compile(r"\b(?:Profs?|Dr|Mr|Mrs|Ms|Hon|Rev|Sra?|Dra?|Ing)\.$")
_JOINT = re.compile(
    r"\s*(?:,\s*(?:and|und|et|y|e|en|i|och|og|és|și|та|і|и|και|và)\s|,|&|\b(?:and|und|et|y|e|en|i|och|og|és|și|та|і|и|και|và)\b)\s*(?:(?:to|à|a|an|aan)\s(?=[^\W\d_a-z]))?"
)
_BRACKET = re.compile(r"\s*\(([^()]{2,80})\)")
_OF = re.compile(r",?\s+(?:of|from|at|de la|de|von der|von|bei|aus|di|du|da|van|bij)\s+")
# ", Chief Surveyor of the Example Works, and": what somebody does, before the next name
_APPOSITION = re.compile(r",\s+([^,;:.()]{3,90})(?=,\s|[.!]?$)")
_WITHIN = re.compile(r"\s(?:of|from|at|de la|de|von der|von|bei|aus|di|du|da|van|bij)\s")
_CLOSED = re.compile(r"[.,;:!?)]$")
_FULL = 0.75
_SURE_ORGANIZATION = 0.6
_MOST_WORDS = 5
_JOINING = frozenset(["and", "und", "et", "y", "e", "en", "i", "&"])
_NO_TITLE = frozenset(
    "of for in to with by from and or on at von für mit de du des del di da van aan".split()
)
# between two family names, or a preposition: no name begins with them
_BETWEEN = frozenset(["i", "y", "e"])


def sentences(text: str) -> list[str]:
    """Cuts running text into sentences; "Prof. Roe" and "J. Roe" stay whole."""
    found: list[str] = []
    for part in _END.split(text):
        if found and _TITLES.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def is_name(text: str) -> bool:
    """Says whether a text is one full name of a person, for sure."""
    name = split_affixes(text).name
    return (
        len(name.split()) > 1
        and name.partition(" ")[0] not in _BETWEEN
        and name_score(text) >= _FULL
        and organization_score(name) < _SURE_ORGANIZATION
        and not is_job_title(name)
    )


def _is_somebody(words: list[str]) -> bool:
    """Whether words begin with a known given name and one more: no second family name stands there."""
    return len(words) > 1 and may_be_given_name(words[0]) and words[1][:1].isupper()


def _may_belong(word: str) -> bool:
    bare = word.strip("“\"'«")
    return bare[:1].isupper() or fold(bare) in PARTICLES or key(bare) in HONORIFICS


def leading(text: str) -> tuple[str, str]:
    """Gives the full name that a text begins with and what follows it; empty where there is none."""
    words = text.split(" ")
    size = 0
    for word in words[: _MOST_WORDS + 2]:
        if not _may_belong(word) or (size > 1 and word in _BETWEEN and _is_somebody(words[size + 1 :])):
            break
        size += 1
        titled = _TITLES.search(word) or (word.endswith(".") and key(word) in HONORIFICS)
        if _CLOSED.search(word) and len(word.rstrip(".")) > 1 and not titled:
            break
    while size and words[size - 1].islower() and fold(words[size - 1]) in PARTICLES:
        size -= 1
    name = " ".join(words[:size])
    bare = name.rstrip(".,;:!?")
    if not is_name(bare):
        return "", text
    return bare, f"{name[len(bare) :]} {' '.join(words[size:])}"


def trailing(text: str) -> str:
    """Gives the full name that a text ends with, empty where there is none."""
    words = text.rstrip(" ,").split(" ")
    size = 0
    for word in reversed(words[-_MOST_WORDS - 2 :]):
        if not _may_belong(word) or (size and word.endswith((",", ";", ":", "!", "?", ")"))):
            break
        size += 1
    # the first word of a sentence is in capitals anyhow
    sizes = (size, size - 1) if size == len(words) else (size,)
    names = (" ".join(words[-count:]) for count in sizes if count > 1)
    return next(filter(is_name, names), "")


def names_and_employers(text: str) -> list[tuple[str, str]]:
    """Reads the names that a text begins with, with employers: "Ana Ruiz (Acme) and Cy Doe of Acme"."""
    found: list[tuple[str, str]] = []
    while True:
        name, rest = leading(text.lstrip(" ,"))
        if not name:
            return found
        employer, rest = _employer(rest)
        if not employer and (told := _APPOSITION.match(rest)) and is_job_title(told[1]):
            within = (_employer(told[1][of.start() :])[0] for of in reversed([*_WITHIN.finditer(told[1])]))
            employer, rest = next(filter(None, within), ""), rest[told.end(1) :]
        found.append((name, employer))
        joint = _JOINT.match(rest)
        if not joint:
            return found
        text = rest[joint.end() :]


def without_small_title(text: str) -> str:
    """Takes off a title in small letters before a name: "longtime volunteer Ana Ruiz"."""
    words = text.split(" ")
    size = 0
    while size < min(_MOST_WORDS, len(words)) and words[size].islower() and words[size].isalpha():
        if words[size] in _NO_TITLE:
            return text
        size += 1
    return " ".join(words[size:])


def _begins_with_somebody(text: str) -> bool:
    """Whether a text begins with a full name whose given name is known."""
    name, _ = leading(text)
    return bool(name) and may_be_given_name(name.partition(" ")[0])


def _employer(rest: str) -> tuple[str, str]:
    if bracket := _BRACKET.match(rest):
        inside = bracket[1].strip()
        return inside if organization_score(inside) >= 0.4 else "", rest[bracket.end() :]
    of = _OF.match(rest)
    if not of:
        return "", rest
    words: list[str] = []
    behind = rest[of.end() :].split(" ")
    for at, word in enumerate(behind):
        if word in _JOINING and _begins_with_somebody(" ".join(behind[at + 1 :])):
            break
        if not (word[:1].isupper() or word.lower() in {"of", "de", "for", "the", "and", "für", "der"}):
            break
        words.append(word.rstrip(".,;!?"))
        if _CLOSED.search(word):
            break
    while words and not words[-1][:1].isupper():
        words.pop()
    name = " ".join(words)
    rest = rest[of.end() + len(name) :]
    name = name.removeprefix("the ")
    return (name if organization_score(name) >= 0.4 else ""), rest
