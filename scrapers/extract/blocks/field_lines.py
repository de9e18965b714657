"""Fields of records: "College: ..." below every name tells of somebody, and names no winner or sponsor."""

import re
from collections import defaultdict

from analysis.text import fold
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.tiers import tier_of
from scrapers.extract.words import role_of

_LABEL = re.compile(r"^([^\W\d_][^:]{1,28}?)\s?:\s?(?=\S)")
_FEWEST = 2


def field_lines(page: Lines, *, tiers: bool = False) -> frozenset[int]:
    """Finds the lines that begin with a label where others of their kind share one, unless it is a role.

    Args:
        page: the lines of a page.
        tiers: it tells of no sponsors, so that "Major: Glazing" is no sponsor of that rank.
    """
    labelled: dict[str, list[Line]] = defaultdict(list)
    for line in page.lines:
        if ":" in line.text and not line.image and (match := _LABEL.match(line.text)):
            labelled[fold(match[1])].append(line)
    fields = {
        label: lines
        for label, lines in labelled.items()
        if not role_of(label) and (tiers or not tier_of(label))
    }
    shapes = {line.shape for lines in fields.values() if len(lines) >= _FEWEST for line in lines}
    return frozenset(line.index for lines in fields.values() for line in lines if line.shape in shapes)
