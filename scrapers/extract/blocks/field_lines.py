"""Fields of records: "College: ..." below every name tells of somebody, and names no winner or sponsor."""

import re
from collections import defaultdict

from analysis.text import fold
from scrapers.extract.blocks.lines import Lines
from scrapers.extract.tiers import tier_of
from scrapers.extract.words import role_of

_LABEL = re.compile(r"^([^\W\d_][^:]{1,28}?)\s?:\s?(?=\S)")
_FEWEST = 2


def field_lines(page: Lines, *, tiers: bool = False) -> frozenset[int]:
    """Finds the lines that begin with a label with which others begin, too, unless that is a role.

    Args:
        page: the lines of a page.
        tiers: it tells of no sponsors, so that "Major: Glazing" is no sponsor of that rank.
    """
    labelled: dict[str, list[int]] = defaultdict(list)
    for line in page.lines:
        if ":" in line.text and not line.image and (match := _LABEL.match(line.text)):
            labelled[fold(match[1])].append(line.index)
    return frozenset(
        index
        for label, lines in labelled.items()
        if len(lines) >= _FEWEST and not role_of(label) and (tiers or not tier_of(label))
        for index in lines
    )
