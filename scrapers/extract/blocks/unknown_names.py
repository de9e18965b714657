"""Columns of which no name is known: in programmes these are rather rooms and topics."""

from analysis.names.affixes import split_affixes
from analysis.names.cjk import is_cjk
from analysis.names.given import may_be_given_name
from scrapers.extract.blocks.columns import Reading
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.person import Person

_SELDOM = 0.25
_FEWEST = 2


def is_doubtful(reading: PageReading, found: Reading) -> bool:
    """Says whether a line, and its column, names nobody with a known given name, a title or an employer."""
    people = found.people.people
    if found.people.label or any(map(_is_known, people)) or any(one.is_told or one.pieces for one in people):
        return False
    shape = found.line.shape
    others = [line for line in reading.page.lines if line.shape == shape and line.index != found.line.index]
    told = [named for line in others if (named := reading.readings.get(line.index))]
    known = sum(any(map(_is_known, one.people.people)) for one in told)
    return len(told) >= _FEWEST and known <= _SELDOM * len(told)


def _is_known(person: Person) -> bool:
    printed = split_affixes(person.name)
    first = printed.name.partition(" ")[0]
    return bool(printed.honorific) or may_be_given_name(first) or is_cjk(printed.name)
