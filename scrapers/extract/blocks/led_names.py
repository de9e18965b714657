"""Firms set off at the start of a line that describes them: "<a>Acme Works</a> – tiles and grout"."""

import re

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.text import squeeze
from scrapers.extract.blocks.lines import Line
from scrapers.extract.people import read_people

_BEHIND = re.compile(r"\s*(?:[–—:(|-]|[a-z]{2,})")
_LONGEST = 8
_SURE = 0.8


def led_name(line: Line) -> str:
    """Gives what a line sets off as a link or in bold before it goes on; mostly nothing."""
    first = line.segments[0]
    if line.bold or line.is_link or line.level or line.image or not (first.href or "b" in first.style):
        return ""
    rest = "".join(part.text for part in line.segments[1:])
    name = squeeze(first.text).rstrip(" :–—-,")
    whole = (
        name
        and len(name.split()) <= _LONGEST
        and _BEHIND.match(rest if first.text[-1:] not in ":–—," else ": ")
    )
    return name if whole and not _is_somebody(name) else ""


def _is_somebody(name: str) -> bool:
    people = read_people(name.removeprefix("By "), several=True).people
    return bool(people) and organization_score(name) < _SURE and any(_is_known(one.name) for one in people)


def _is_known(name: str) -> bool:
    """Whether somebody's name begins with a known given name."""
    return may_be_given_name(split_affixes(name).name.partition(" ")[0])
