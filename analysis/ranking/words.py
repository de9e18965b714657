"""Reads the word lists of the ranking and makes patterns of them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import yaml

from analysis.text import fold
from data import DATA


@cache
def word_list(name: str) -> dict[str, Any]:
    """Reads `data/words/<name>.yaml`.

    Raises:
        ValueError: the file is not a mapping.
    """
    path = DATA / "words" / f"{name}.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise ValueError(f"{path}: must be a mapping of names to words")
    return content


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Makes one pattern for folded text that finds any of the words as whole words.

    A word that ends in `*` also finds what goes on after it; ` * ` inside stands for up to three words; a
    word in a script without blanks between words is found anywhere.
    """
    return re.compile("|".join(_one(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)")


def _one(word: str) -> str:
    plain = r" (?:\w+ ){0,3}".join(re.escape(fold(part)) for part in word.rstrip("*").split(" * "))
    if not _latin(word):
        return plain
    return rf"\b{plain}" if word.endswith("*") else rf"\b{plain}\b"


def _latin(word: str) -> bool:
    return all(ord(char) < 0x250 for char in word)
