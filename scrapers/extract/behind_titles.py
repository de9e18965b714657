"""People behind the title of a talk: in a bracket, or behind "by"."""

import re
from collections.abc import Sequence

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.organizations import bears_legal_form
from scrapers.extract.collecting import collect
from scrapers.extract.coverage import coverage_of
from scrapers.extract.person import People, Person, name_score
from scrapers.extract.pieces import pieces_of
from scrapers.extract.words import RoleHit, role_of

_TALK_BRACKET = re.compile(r"([^()]{8,160}?) \(([^()]{5,80})\)")
_LAST_BRACKET = re.compile(r"(.{12,200}?)\s?\(([^()]{5,160})\)\.?")
_CITED = re.compile(r"([^()]{5,240}?)[.,]? \((?:19|20)\d\d[a-z]?\)[.,:]? (?=[^\W\d_])(.{20,})")
_DASHED = re.compile(r"(.{4,160}) [–—-] ([^–—]{5,90})")
_QUOTED = re.compile(
    r"[“\"„«]([^”\"“»]{4,300})[”\"“»][,.:]? (?:by|von|par|por|di|da|de|door|przez) "
    r"(?=[^\W\d_a-z])([^“”\"]{5,400})"
)
_QUOTED_TITLE = 0.9
_TITLE_WORDS = 3
_BEHIND_TITLE = 0.75
_NAMED = 0.75
_FEWEST = 4
_SURE = 0.8
_MOSTLY, _KNOWN = 0.6, 0.5


def bracketed(text: str, label: RoleHit | None) -> People | None:
    """Reads "Old Floors, New Feet (Ana Ruiz)": a title, and in a bracket behind it nobody but people."""
    match = _TALK_BRACKET.fullmatch(text)
    if not match or may_be_given_name(match[1].partition(" ")[0]) or bears_legal_form(match[2]):
        return None
    if match[1].count(" ") == 1 and name_score(match[1]) >= _NAMED:
        return None
    people, more = collect(pieces_of(match[2]))
    if (
        not people
        or more
        or not all(map(_begins_with_given_name, people))
        or any(one.pieces for one in people)
    ):
        return None
    return People(people, label, "", match[1], _BEHIND_TITLE)


def _begins_with_given_name(person: Person) -> bool:
    return " " in person.name and may_be_given_name(person.name.partition(" ")[0])


def are_talks(texts: Sequence[str]) -> bool:
    """Says whether most lines of a column are titles of talks, and who gives each in a bracket at its end."""
    if len(texts) < _FEWEST:
        return False
    given = [found for text in texts if (found := in_last_bracket(text))]
    known = sum(_begins_with_given_name(found.people[0]) for found in given)
    return len(given) >= _MOSTLY * len(texts) and known >= _KNOWN * len(given)


def in_last_bracket(text: str) -> People | None:
    """Reads "Old Floors, New Feet (Ana Ruiz, Rosa Tiles)" of such a column: employers stand there, too."""
    match = _LAST_BRACKET.fullmatch(text)
    if not match or bears_legal_form(match[2]) or name_score(match[1]) >= _NAMED:
        return None
    people, lead = collect(pieces_of(match[2]))
    if not people or lead or people[0].score < _NAMED or " " not in people[0].name:
        return None
    return People(people, None, "", match[1], _BEHIND_TITLE)


def cited(text: str) -> People | None:
    """Reads "Ana Ruiz, Bo Li (2023). Old Floors, New Feet, Journal of Floors": the authors of a paper."""
    match = _CITED.fullmatch(text)
    people, lead = collect(pieces_of(match[1]), several=True) if match else ([], [])
    if not match or not people or lead or any(one.pieces or one.score < _NAMED for one in people):
        return None
    if len(people) == 1 and organization_score(match[2]) >= _SURE:  # "Ana Ruiz (2019) University of Porto"
        return None
    return People(people, None, "", "", _BEHIND_TITLE)


def behind_dash(text: str) -> People | None:
    """Reads "Old Floors, New Feet - Ana Ruiz" in bold: all behind the title begin with a given name."""
    match = _DASHED.fullmatch(text)
    people, lead = collect(pieces_of(match[2]), several=True) if match else ([], [])
    known = all(_begins_with_given_name(one) and one.score >= _NAMED and not one.pieces for one in people)
    if not match or not people or lead or not known or may_be_given_name(match[1].partition(" ")[0]):
        return None
    return People(people, None, "", match[1], _BEHIND_TITLE)


def quoted(text: str, label: RoleHit | None) -> People | None:
    """Reads "“Old Floors, New Feet” by Ana Ruiz, Bo Li": behind quotes and "by" only people stand."""
    match = _QUOTED.fullmatch(text)
    people, more = collect(pieces_of(match[2]), several=True) if match else ([], [])
    if not match or not people or more or any(one.score < _NAMED for one in people):
        return None
    return People(people, label, "", match[1], _QUOTED_TITLE)


def by_title(title: str, by: str, rest: str, label: RoleHit | None) -> People:
    """Reads "Old Floors, New Feet by Ana Ruiz and Bo Li": behind a title of some words only people stand."""
    people, more = collect(pieces_of(rest))
    if more or not people:
        return People([], label, "", title)
    coverage = coverage_of(people, f"{title}{by}{rest}")
    if len(title.split()) >= _TITLE_WORDS:
        coverage = max(coverage, _BEHIND_TITLE * coverage_of(people, rest))
    label = label or (None if ". " in title else role_of(title + by))
    return People(people, label, "", title, coverage)
