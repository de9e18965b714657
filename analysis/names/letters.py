"""Letters that address somebody where the page prints their like: "M. Roe" beside "Mme", "D. José Roe"."""

from collections.abc import Iterable

from analysis.names import words
from analysis.names.affixes import PrintedName, split_affixes
from analysis.names.given import may_be_given_name


def without_letter(name: str, honorifics: Iterable[str]) -> PrintedName | None:
    """Takes "M." or "Ma." off a name where the page addresses others as "Mme" or "Me"; None where it may not.

    Args:
        name: without its other affixes.
        honorifics: those that the page prints.
    """
    letter, _, rest = name.partition(" ")
    given, _, family = rest.partition(" ")
    beside = words.BESIDE.get(words.key(letter), frozenset())
    if family and may_be_given_name(given):
        beside |= words.BESIDE_BEFORE_GIVEN.get(words.key(letter), frozenset())
    printed_here = (words.key(one) for each in honorifics for one in each.split())
    if not (letter.endswith(".") and rest) or beside.isdisjoint(printed_here):
        return None
    printed = split_affixes(rest)
    return PrintedName(printed.name, f"{letter} {printed.honorific}".strip(), printed.credentials)
