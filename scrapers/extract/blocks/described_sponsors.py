"""Sponsors that only a text under their heading names: "Lead Sponsor" over "Acme Works is a maker of ..."."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from analysis.names.ordinary import is_common
from data import load_words
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.org_columns import Candidate
from scrapers.extract.blocks.org_lines import reads_as_name
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.blocks.rulings import ORGANIZATIONS, context_ruling
from scrapers.extract.words import role_of

_SHORTEST = 12
_NAME = r"((?:The )?[^\W\d_a-z][^,.;:!?()]{1,50}?),? "


@cache
def _described() -> re.Pattern[str]:
    verbs = chain.from_iterable(load_words("sponsoring.yaml")["described"].values())
    return re.compile(rf"{_NAME}(?:{'|'.join(map(re.escape, verbs))})(?:(?<=')|\s)")


def described(reading: PageReading, named: set[int]) -> Iterator[Candidate]:
    """Finds the sponsors that the first line below a heading describes, where no other line names one.

    Args:
        reading: the page.
        named: the headings (their identities) under which names were found.
    """
    for line in reading.page.lines[1:]:
        if line.size < _SHORTEST or line.menu or line.image or not reading.page.lines[line.index - 1].level:
            continue
        ruling = context_ruling(reading, line.index)
        if ruling is None or ruling.role not in ORGANIZATIONS or ruling.heading is None:
            continue
        name = _subject(line) if id(ruling.heading) not in named else ""
        if name and name not in ruling.heading.text:
            yield Candidate(line, name, ruling)


def _subject(line: Line) -> str:
    """What a text describes in its first words, where it reads like the name of a firm."""
    match = _described().match(line.text)
    name = match[1].removeprefix("The ") if match else ""
    if not name or not reads_as_name(name) or is_common(name) or role_of(name):
        return ""
    return "" if any(word.islower() for word in name.split()) else name
