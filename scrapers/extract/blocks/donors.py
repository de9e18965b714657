"""Donors in a running list, people and organisations mixed: "Ana Ruiz, Acme Trust, Mr. and Mrs. Bo Li"."""

import re
from functools import cache

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score, person_score
from analysis.names.places import is_place
from analysis.names.words import is_ambiguous_credential, is_sure_credential
from analysis.organizations import is_legal_form
from analysis.phrases import Phrases
from analysis.text import fold
from data import load_words
from scrapers.extract.blocks.org_lines import reads_as_name
from scrapers.extract.people import read_people
from scrapers.extract.prices import holds_price

_PARTED = re.compile(r"\s*[;•·|]\s*|,\s+(?=[^\W\d_a-z])")
_COUPLE = re.compile(r"^(?:Mr|Dr|Prof|Judge)\.?\s(?:and|&)\s(?:Mrs|Ms|Dr)\.?\s+", re.IGNORECASE)
_BEHIND = re.compile(r"\s*\([^()]*\)$|[*†+]+\s*$")
_FEWEST = 3
_MOSTLY = 0.8
_NAMED = 0.75
_SURE = 0.8


def donors_in(text: str) -> list[str]:
    """Gives the names of a list of donors of whom some are people; none for any other line."""
    found: list[str] = []
    parts = _whole(text)
    for part in parts:
        found += _named(_BEHIND.sub("", _COUPLE.sub("", part)).strip(" ."))
    somebody = any(map(is_donor, found))
    return found if somebody and len(parts) >= _FEWEST and len(found) >= _MOSTLY * len(parts) else []


@cache
def _headings() -> Phrases:
    return Phrases(str(word) for words in load_words("donors.yaml").values() for word in words)


def heads_donors(heading: str) -> bool:
    """Says whether people stand among firms under a heading: "Friends of the Guild", "$500 and above"."""
    return _headings().search(fold(heading)) is not None or holds_price(heading)


def donors_of(text: str) -> list[str]:
    """Gives the people of a line under such a heading: "Ana and Bo Ruiz", "Mr. and Mrs. Cy Orr"."""
    bare = _BEHIND.sub("", _COUPLE.sub("", text)).strip(" .")
    people = read_people(bare, several=True)
    names = [one.name for one in people.people]
    whole = bool(names) and people.score >= _NAMED and not (people.lead or people.label)
    alone = whole and not any(one.pieces for one in people.people) and organization_score(bare) < _SURE
    return names if alone and all(" " in name and is_donor(name) for name in names) else []


def is_donor(name: str) -> bool:
    """Says whether a name of such a list is that of a person."""
    printed = split_affixes(name)
    known = bool(printed.honorific) or may_be_given_name(printed.name.partition(" ")[0])
    return known and person_score(name) >= _NAMED and organization_score(name) < _SURE


def _whole(text: str) -> list[str]:
    """The parts of a list; a legal form goes with its firm, and what follows a name by commas goes away."""
    parts: list[str] = []
    for part in filter(None, _PARTED.split(text)):
        if parts and is_legal_form(part):
            parts[-1] += f", {part}"
        elif not (
            parts
            and (is_sure_credential(part, any_case=False) or is_ambiguous_credential(part) or is_place(part))
        ):
            parts.append(part)
    return parts


def _belongs(part: str) -> bool:
    return is_sure_credential(part, any_case=False) or is_ambiguous_credential(part) or is_place(part)


def _named(part: str) -> list[str]:
    people = read_people(part, several=True)
    full = people.people and all(" " in one.name and not one.pieces for one in people.people)
    if full and people.score >= _NAMED and organization_score(part) < _SURE:
        return [one.name for one in people.people]
    return [part] if reads_as_name(part) and (" " in part or organization_score(part) >= _SURE) else []
