"""Pictures of people whose names stand only in their alternative texts."""

from collections.abc import Sequence

from scrapers.extract.blocks.lines import Line
from scrapers.extract.people import read_people

_SURE = 0.75
_FEWEST = 3
_SHARE = 0.75


def are_portraits(pictures: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Says whether a column of pictures shows people whom no text of the page names.

    Args:
        pictures: the pictures of one column.
        lines: all lines of the page.
    """
    read = [read_people(picture.text) for picture in pictures]
    names = [
        people.people[0].name
        for people in read
        if people.people and not people.lead and people.people[0].score >= _SURE
    ]
    if len(names) < max(_FEWEST, _SHARE * len(pictures)):
        return False
    printed = " ".join([line.text for line in lines if not line.image])
    return not any(name in printed for name in names)
