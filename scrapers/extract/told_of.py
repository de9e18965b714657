"""Somebody behind a label whom a sentence goes on about: "Speaker: Ana Ruiz will talk about floors"."""

from scrapers.extract.person import Person, name_score
from scrapers.extract.sentences import leading


def told_of(text: str) -> Person | None:
    """Gives the full name that a text begins with before a word in small letters, if there is one."""
    name, rest = leading(text)
    return Person(name, name_score(name), []) if name and rest.strip()[:1].islower() else None
