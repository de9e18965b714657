"""Given names that stand for each other: short forms, nicknames, spellings."""

import csv
import re
from functools import cache, lru_cache

from analysis.text import fold
from data import DATA

_REWRITES = (
    (re.compile(r"(?<=[aou])e(?=u?[bcdfghjklmnpqrstvwxz])"), ""),
    (re.compile(r"sch|sh|sz|ch|tch|tsch"), "s"),
    (re.compile(r"ts|tz|cz"), "z"),
    (re.compile(r"ou(?!$)|oo|oh(?![aeiou])"), "o"),
    (re.compile(r"uu"), "u"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|c(?=[aoulrkt])|q"), "k"),
    (re.compile(r"th"), "t"),
    (re.compile(r"[wv]"), "v"),
    (re.compile(r"ij|iy|yi|ei(?=$)|ey|[yj]"), "i"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    with (DATA / "words" / "nicknames.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            name, variant = fold(row["name"]), fold(row["variant"])
            found.setdefault(name, set()).add(variant)
            found.setdefault(variant, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}


def variants_of(given: str) -> frozenset[str]:
    """Gives the well-known other forms of a folded given name."""
    return _table().get(given, frozenset())


def same_given_name(one: str, other: str) -> bool:
    """Whether two folded given names are equal or well-known forms of one another."""
    return one == other or other in variants_of(one)


@lru_cache(maxsize=262_144)
def skeleton(word: str) -> str:
    """Gives a form in which common transliterations of one folded word agree ("Yuuichi", "Yuichi")."""
    for pattern, plain in _REWRITES:
        word = pattern.sub(plain, word)
    return word
