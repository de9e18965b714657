"""Names that a change of style or a raised sign sets apart in a line, without a comma."""

import re

from analysis.names.affixes import split_affixes
from analysis.text import squeeze
from scrapers.extract.behind_titles import behind_dash
from scrapers.extract.blocks.lines import Line
from scrapers.extract.people import read_people
from scrapers.extract.person import People, name_score

_OPEN = re.compile(r"(?:^|\s)[a-zà-ÿ]{1,4}$|[,&(–-]$")  # something must follow: "Professor at"
_BRACKET_BEHIND = re.compile(r"\s*\([^()]*\)$")
_NAMELIKE = 0.5
_SURE = 0.75


def set_apart(line: Line, people: People) -> People:
    """Where a change of style sets a name off without a comma, it counts as one; raised signs part a list."""
    if any(part.mark for part in line.segments) or _are_links(line):
        listed = read_people(line.text, several=True)
        return listed if len(listed.people) > len(people.people) else people
    parts = [text for part in line.segments if (text := squeeze(part.text))]
    parts[:1] = [without_bracket(part) for part in parts[:1]]
    if "b" in line.segments[0].style and not line.bold and (talk := behind_dash(parts[0])):
        return talk
    if len(parts) > 1 and _stands_over(parts[0], parts[1]):
        return read_people(" ".join(parts[1:]))
    told = people.score >= _SURE and not people.lead
    if len(parts) < 2 or told or name_score(parts[0]) < _NAMELIKE:
        return people
    apart = read_people(f"{parts[0]} | {_joined(parts[1:])}")
    better = apart.score > people.score or (bool(people.lead) and name_score(parts[0]) >= _SURE)
    return apart if better and apart.people else people


def without_bracket(text: str) -> str:
    """Takes off what a bracket says of a name that is set off: "**Ana Ruiz (voice)** has sung"."""
    name = _BRACKET_BEHIND.sub("", text)
    return name if name_score(name) >= _SURE else text


def _stands_over(first: str, name: str) -> bool:
    """Whether what is set apart is no part of the name behind it: "**Kiel** Dr. Ana Ruiz"."""
    if first.count(" ") > 1 or not split_affixes(name).honorific or split_affixes(first).honorific:
        return False
    return " " in split_affixes(name).name and name_score(name) >= _SURE and first[-1:] not in ",;"


def _are_links(line: Line) -> bool:
    """Whether several names of the line are links of their own."""
    links = [part.text for part in line.segments if part.href]
    return len(links) > 1 and all(name_score(squeeze(text)) >= _SURE for text in links)


def _joined(parts: list[str]) -> str:
    """What stands behind a name: title and employer apart, where each style begins anew with a capital."""
    parted = all(part[:1].isupper() for part in parts) and not any(_OPEN.search(part) for part in parts[:-1])
    return (" | " if parted else " ").join(parts)
