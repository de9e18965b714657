"""Names that a word joins to their employer: "Dr. Ana Ruiz del Instituto de Suelos"."""

import re
from functools import cache

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from data import load_words
from scrapers.extract.person import name_score

_FARTHEST = 90
_NEUTRAL = "Morwin"
_NAMED, _SURE = 0.75, 0.8


@cache
def _joined() -> re.Pattern[str]:
    words = sorted(map(str, load_words("biography.yaml")["joined"]), key=len, reverse=True)
    joined = "|".join(map(re.escape, words)).replace("'", "['’]")
    return re.compile(rf"(?<=[^\W\d_]{{2}}) (?:{joined})(?:(?<=['’])\s?|\s)(?=[^\W\d_a-z])")


@cache
def _worked() -> re.Pattern[str]:
    words = "|".join(map(re.escape, map(str, load_words("biography.yaml")["honoured"])))
    return re.compile(rf"(?<=[^\W\d_]{{2}}),? (?:{words}) (?=[^\W\d_a-z]|[«“\"'‘])")


def with_employer_apart(text: str) -> str:
    """Puts a comma between a full name and its employer, which begins with what kind of body it is."""
    for match in _joined().finditer(text[:_FARTHEST]):
        name, rest = text[: match.start()], text[match.end() :]
        if _begins_with_body(rest) and _is_somebody(name):
            return f"{name}, {rest}"
    return text


def with_work_apart(text: str) -> str:
    """Puts a comma between a full name and what it is honoured for: "Ana Ruiz for Old Floors"."""
    match = _worked().search(text[:_FARTHEST])
    # of three words the last may begin a title: "Ana Ruiz Tiles for Floors"
    if match and text[: match.start()].count(" ") == 1 and _is_somebody(text[: match.start()]):
        return f"{text[: match.start()]}, {text[match.end() :]}"
    return text


def _begins_with_body(text: str) -> bool:
    """Whether the first word alone says that it is a body: "Instituto", "University"."""
    return organization_score(f"{text.split(maxsplit=1)[0].strip(',')} {_NEUTRAL}") >= _SURE


def _is_somebody(name: str) -> bool:
    known = may_be_given_name(name.partition(" ")[0]) or bool(split_affixes(name).honorific)
    return " " in name and known and name_score(name) >= _NAMED
