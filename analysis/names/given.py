"""Given names: those that everybody knows, and those of many lands.

`data/words/given_names.csv` lists names of civil registries of some sixty lands, folded, as Faker 40.63 (MIT)
collects them, and by hand those of India, China, Japan, Korea, Africa and some that it lacks; ordinary words
are left out.
"""

from functools import cache

from analysis.text import fold
from data import DATA


@cache
def _familiar_names() -> frozenset[str]:
    cells = (DATA / "words" / "nicknames.csv").read_text(encoding="utf-8").replace("\n", ",").split(",")
    return frozenset(fold(cell) for cell in cells if cell.strip())


@cache
def _given_names() -> frozenset[str]:
    listed = (DATA / "words" / "given_names.csv").read_text(encoding="utf-8").split("\n")[1:]
    return frozenset(filter(None, listed)) | _familiar_names()


def is_given_name(word: str) -> bool:
    """Says whether a word is a well-known given name, and hardly a family name."""
    return fold(word) in _familiar_names()


def may_be_given_name(word: str) -> bool:
    """Says whether a word is a given name anywhere; many are family names and words, too."""
    return fold(word) in _given_names()
