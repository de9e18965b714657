"""Running entries: a line that prints several records after each other, each with its year or its label.

"2003 – Ana Ruiz (Acme); 1999 – Bo Li (Other)" and "Chair: Ana Ruiz. Members: Bo Li, Cy Orr" are lists whose
items a page prints without a line break between them.
"""

import re
from itertools import pairwise

from scrapers.extract.blocks.awarded_in_a_row import awarded_in_a_row
from scrapers.extract.pieces import YEARS
from scrapers.extract.words import may_name_role, role_of

_PARTED = re.compile(r"[;.•·|]")
_SHORTEST = 24
_NAME = r"(?=[^\W\d_])"
_DATED = re.compile(
    rf"(?:^|[;.]\s+)(?={YEARS}\s?[:–—-]\s?{_NAME})|(?:^|[;•·|]\s*)(?={YEARS}\s?(?:[:–—-]\s?)?{_NAME})"
)
_LABEL = r"([^\W\d_][^\s:;.,()–—]*(?:\s[^\s:;.,()–—]+){0,3}):\s"
_LABELLED = re.compile(rf"(?:^|;\s*|\.\s+)(?={_LABEL}\(?[^\W\d_])")
# "9:00-9:30 Opening 9:30-10:00 Old Floors": from when to when, and a word
_HOURS = re.compile(r"(?:^|(?<=\s))\d{1,2}[:.]\d\d\s?[–—-]\s?\d{1,2}[:.]\d\d\s+(?=[^\W\d])")
_LONGEST = 4000


def entries_of(text: str) -> list[str]:
    """Cuts a line into the entries that it runs together; the line alone where it is one."""
    if len(text) < _SHORTEST:
        return [text]
    if starts := awarded_in_a_row(text):
        return _between(starts, text)
    if len(text) > _LONGEST:
        return [text]
    if len(hours := list(_HOURS.finditer(text))) > 1 and not hours[0].start():
        return [text[one.start() : end].strip() for one, end in zip(hours, _ends(hours, text), strict=True)]
    if not _PARTED.search(text):
        return [text]
    starts = [match.end() for match in _DATED.finditer(text)] if any(map(str.isdigit, text)) else []
    if len(starts) < 2:
        starts = _labelled(text) if text.count(": ") else []
    return _between(starts, text) if starts else [text]


def _between(starts: list[int], text: str) -> list[str]:
    cuts = [*({0} - {starts[0]}), *starts, len(text)]
    return [part for start, end in pairwise(cuts) if (part := text[start:end].strip(" ;•·|"))]


def _ends(found: list[re.Match[str]], text: str) -> list[int]:
    return [*(match.start() for match in found[1:]), len(text)]


def _labelled(text: str) -> list[int]:
    """Where the labelled entries begin, of which one at least is labelled with a role."""
    found = list(_LABELLED.finditer(text))
    behind = any(text[match.start()] == ";" for match in found)
    if behind or (len(found) > 1 and may_name_role(text) and any(role_of(match[1]) for match in found)):
        return [match.end() for match in found]
    return []
