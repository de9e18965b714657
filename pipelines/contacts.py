"""Reads the user's own contacts: a CSV as professional networks export it, or cards of an address book.

Only names and employers are read; addresses and numbers in the file are not, and nothing of it is kept.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import vobject

from analysis.ranking.introductions import Contact
from analysis.ranking.words import word_list
from analysis.text import fold, squeeze
from scrapers.errors import UsageError


def read_contacts(path: Path) -> list[Contact]:
    """Reads a file of contacts, each name and employer once.

    Raises:
        UsageError: the file is absent, not UTF-8, or holds no contacts.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8; export your contacts again as UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    cards = text.lstrip()[:20].upper().startswith("BEGIN:VCARD")
    contacts = list(dict.fromkeys(_cards(text, path) if cards else _rows(text, path)))
    if not contacts:
        raise UsageError(f"{path}: no contacts in it; wanted: a CSV with First Name, Last Name, or vCards")
    return contacts


def _rows(text: str, path: Path) -> Iterator[Contact]:
    """Reads a CSV; lines of notes before its headings are passed over, as exports print them."""
    lines = text.splitlines()
    separator, places = ",", dict[str, int]()
    while lines and not places.keys() & {"name", "given", "family"}:
        separator = max(",;\t", key=lines[0].count)
        places = _places(next(csv.reader([lines.pop(0)], delimiter=separator), []))
    if not places:
        raise UsageError(f"{path}: no heading for names; wanted: First Name, Last Name, Company (or Name)")
    for row in csv.reader(lines, delimiter=separator):
        cells = {part: squeeze(row[place]) for part, place in places.items() if place < len(row)}
        name = " ".join(filter(None, (cells.get("given"), cells.get("family")))) or cells.get("name", "")
        if name:
            yield Contact(name, cells.get("organization", ""))


def _places(headings: list[str]) -> dict[str, int]:
    """Says in which columns the parts stand."""
    folded = [fold(heading) for heading in headings]
    found: dict[str, int] = {}
    for part, words in word_list("contact_columns").items():
        place = next((folded.index(fold(word)) for word in words if fold(word) in folded), None)
        if place is not None:
            found[part] = place
    return found


def _cards(text: str, path: Path) -> Iterator[Contact]:
    try:
        for card in vobject.readComponents(text):
            organization = getattr(card, "org", None)
            name = getattr(card, "fn", None)
            if name is not None and squeeze(name.value):
                yield Contact(squeeze(name.value), squeeze(organization.value[0]) if organization else "")
    except (vobject.base.ParseError, UnicodeError, AttributeError, IndexError) as error:
        raise UsageError(f"{path}: a card cannot be read: {str(error).splitlines()[0]}") from None
