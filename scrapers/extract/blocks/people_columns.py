"""Columns of people among exhibitors: Spanish "expositores" give talks, others are staff."""

from collections import defaultdict
from functools import cache

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.phrases import Phrases
from analysis.roles import Role
from analysis.text import fold
from data import load_words
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading, Ruling
from scrapers.extract.blocks.rulings import ORGANIZATIONS, context_ruling
from scrapers.extract.person import name_score
from scrapers.extract.words import is_job_title

_FEWEST = 3
_SHARE = 0.6
_FULL, _LIKELY = 0.75, 0.55
_SURE = 0.8

Shape = tuple[int, str]


@cache
def _of_talks() -> Phrases:
    return Phrases(load_words("name_limits.yaml")["exhibitors_who_speak"])


def people_columns(reading: PageReading) -> frozenset[Shape]:
    """Finds the shapes of lines that mostly begin with a given name where exhibitors are spoken of."""
    if reading.people is None:
        columns: dict[Shape, list[Line]] = defaultdict(list)
        for line in reading.page.lines:
            ruling = None if line.menu or not line.size > 1 else context_ruling(reading, line.index)
            if ruling and ruling.role == Role.EXHIBITOR:
                columns[line.shape].append(line)
        reading.people = frozenset(shape for shape, column in columns.items() if _names_people(column))
    return reading.people


def as_speaker(reading: PageReading, line: Line, ruling: Ruling | None) -> Ruling | None:
    """Gives the ruling of somebody in such a column who gives a talk, else that of the line."""
    if ruling is None or ruling.role != Role.EXHIBITOR or line.shape not in people_columns(reading):
        return ruling
    talks = _of_talks().search(fold(ruling.label)) is not None
    return Ruling(Role.SPEAKER, ruling.label, ruling.needed, ruling.heading) if talks else ruling


def _names_people(column: list[Line]) -> bool:
    named = sum(is_somebody(line.text) for line in column)
    return named >= max(_FEWEST, _SHARE * len(column))


def is_somebody(text: str) -> bool:
    """Whether a text is a full name that begins with a given name, and nothing of a firm."""
    given = may_be_given_name(text.partition(" ")[0])
    return given and name_score(text) >= _FULL and organization_score(text) < _SURE


def has_post(reading: PageReading, line: Line) -> bool:
    """Whether a line begins with a full name and the post of its bearer: "Ana Ruiz, Sales Manager"."""
    people = reading.readings[line.index].people
    first = people.people[0]
    return not people.lead and is_somebody(first.name) and any(map(is_job_title, first.pieces[:1]))


def may_name_firms(reading: PageReading, line: Line, ruling: Ruling) -> bool:
    """Says whether a role is one of organisations; among consultants are people, too."""
    if ruling.role in ORGANIZATIONS:
        return True
    somebody = (found := reading.readings.get(line.index)) and found.own >= _LIKELY
    return ruling.role == Role.CONSULTANT and (not somebody or organization_score(line.text) >= _SURE)
