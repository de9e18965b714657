"""Columns: lines of one shape. A column of names betrays itself as a whole, where one line may deceive."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.names.looks import BREAK, looks_of
from analysis.names.words import PARTICLES
from analysis.text import fold, squeeze
from scrapers.extract.behind_titles import are_talks, in_last_bracket
from scrapers.extract.blocks.column_letters import as_printed, is_small
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.blocks.portraits import are_portraits
from scrapers.extract.blocks.set_apart import set_apart, without_bracket
from scrapers.extract.inversion import is_inverted
from scrapers.extract.people import may_name, read_people
from scrapers.extract.person import People, name_score
from scrapers.extract.words import is_job_title

_LONGEST_WORDS = 45
_NAMELIKE = 0.5
_PROSE_WORDS = 8
_SURE = 0.75
_SET_OFF = 0.75
_LISTS = 0.25
_SINGLE = 0.4
_SENTENCE_WORDS = 25
_PROSE_SHARE = 0.6
_SOME = 3
_MOST = 0.6
_BODY = 0.8
_LABEL_END = 80
_CENTURIES = frozenset(["18", "19", "20"])
_YEAR = re.compile(r"(?:1[89]|20)\d\d,?\s+(?=[^\W\d_])")


@dataclass(slots=True)
class Reading:
    """What a line says of people, and how much its column does."""

    line: Line
    people: People
    own: float
    column: float

    @property
    def score(self) -> float:
        """Own looks first, the column's second."""
        return 0.65 * self.own + 0.35 * self.column


class Readings:
    """What the lines of a page say of people, by index; a column is read when one of its lines is asked.

    A column is all lines of one shape; menus and long running text belong to none.
    """

    def __init__(self, page: Lines) -> None:
        """Sorts the lines of a page into columns."""
        self._page = page
        self._columns: dict[tuple[int, str], list[Line]] = defaultdict(list)
        self._read: dict[tuple[int, str], dict[int, Reading]] = {}
        for line in page.lines:
            if not (line.menu or (line.size > _LONGEST_WORDS and "," not in line.text)):
                self._columns[line.shape].append(line)

    def get(self, index: int) -> Reading | None:
        """Gives the reading of a line, None where nobody is named in it."""
        line = self._page.lines[index]
        shape = line.shape
        if shape not in self._read:
            if len(line.segments) == 1 and not may_name(line.text) and not is_small(line.text):
                return None
            self._read[shape] = self._read_column(self._columns.get(shape, []))
        return self._read[shape].get(index)

    def __getitem__(self, index: int) -> Reading:
        """Gives the reading of a line in which somebody is named."""
        found = self.get(index)
        if found is None:
            raise KeyError(index)
        return found

    def __iter__(self) -> Iterator[int]:
        """Reads all columns and gives the lines in which somebody is named, in their order."""
        return (line.index for line in self._page.lines if self.get(line.index))

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that this very page prints in lower case in running text: hardly parts of names."""
        prose = " ".join([line.text for line in self._page.lines if line.size >= _PROSE_WORDS])
        for sign in ".,;:()":
            prose = prose.replace(sign, " ")
        return frozenset(filter(str.islower, prose.split()))

    def _read_column(self, column: list[Line]) -> dict[int, Reading]:
        if column and column[0].image and not are_portraits(column, self._page.lines):
            return {}
        lines = [line for line in column if not _is_prose(line)]
        texts = as_printed([line.text for line in lines])
        read = [read_people(text) for text in texts]
        inverted = _is_inverted(column)
        several = sum(len(people.people) > 2 for people in read) >= _LISTS * len(column) or _only_names(read)
        dated = _are_dated(column)
        if inverted or several or dated:
            texts = [_YEAR.sub("", text, count=1) if dated else text for text in texts]
            read = [read_people(text, inverted=inverted, several=several) for text in texts]
        if are_talks(texts):
            read = [in_last_bracket(text) or people for text, people in zip(texts, read, strict=True)]
        found: dict[int, Reading] = {}
        total = _NAMELIKE  # a column of one or two lines says little: it is pulled towards the middle
        for line, people in zip(lines, read, strict=True):
            people = set_apart(line, people) if len(line.segments) > 1 else people  # noqa: PLW2901
            if not people.people:
                continue
            score = self._own_score(line, people)
            total += min(1.0, score)
            found[line.index] = Reading(line, people, score, 0.0)
        for reading in found.values():
            reading.column = total / (len(column) + 1)
        return found

    def _own_score(self, line: Line, people: People) -> float:
        return max(0.0, people.score - _doubt(people, self._ordinary), _SET_OFF if _is_set_off(line) else 0.0)


def _only_names(read: list[People]) -> bool:
    """Whether what stands behind names in a column are mostly names again: "Ana Ruiz, Bo Li"."""
    behind = [piece for people in read for person in people.people for piece in person.pieces]
    names = sum(
        name_score(piece) >= _SURE and organization_score(piece) < _BODY and not is_job_title(piece)
        for piece in behind
    )
    return names >= max(_SOME, _MOST * len(behind))


def _is_set_off(line: Line) -> bool:
    """Whether the line begins with a full name in bold or as a link: "**Ana Ruiz** is a ..."."""
    first = line.segments[0]
    if line.bold or line.is_link or not ("b" in first.style or first.href):
        return False
    name = without_bracket(squeeze(first.text))
    known = "b" in first.style or may_be_given_name(name.partition(" ")[0])
    return " " in name and known and name_score(name) >= _SURE


def _are_dated(column: list[Line]) -> bool:
    """Whether most lines begin with a year, and no sign behind it: "2019 Ana Ruiz"."""
    years = sum(line.text[:2] in _CENTURIES and bool(_YEAR.match(line.text)) for line in column)
    return years > 1 and 2 * years > len(column)


def _is_inverted(column: list[Line]) -> bool:
    """Whether most lines read "Family, Given", and most of those with one word before the comma."""
    if sum("," in line.text for line in column) < max(3, 0.6 * len(column)):
        return False
    turned = [line.text for line in column if is_inverted(line.text)]
    if len(turned) < 3 or len(turned) < 0.6 * len(column) or any(map(_lists_mononyms, column)):
        return False
    families = ([fold(word) for word in text.split(",")[0].split()] for text in turned)
    single = sum(sum(word not in PARTICLES for word in words) == 1 for words in families)
    return single >= 0.6 * len(turned)


def _lists_mononyms(line: Line) -> bool:
    """Whether a line is three or more single words: then "Neri, Sato" above it is two family names."""
    parts = line.text.split(", ")
    return len(parts) > 2 and all(" " not in part and name_score(part) >= _SINGLE for part in parts)


def _doubt(people: People, ordinary: frozenset[str]) -> float:
    """How much of the names is made of words that are ordinary on this page."""
    words = [word.strip(".,").lower() for person in people.people for word in person.name.split()]
    common = sum(len(word) > 3 and word in ordinary for word in words)
    return 0.5 * common / max(1, len(words))


def _is_prose(line: Line) -> bool:
    """Whether most of many words are such as no name holds, and nothing at the beginning is set off."""
    if line.size < _SENTENCE_WORDS or "b" in line.segments[0].style or ":" in line.text[:_LABEL_END]:
        return False
    return looks_of(line.text).count(BREAK) >= _PROSE_SHARE * line.size
