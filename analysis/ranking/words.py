"""Reads the word lists of the ranking and makes patterns of them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

import yaml

from analysis.text import fold
from data import DATA

_NEVER = r"(?!)"
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


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


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look for in printed text, without regard to case and accents.

    A word that ends in `*` also finds what goes on after it; ` * ` inside stands for up to three words.
    Words of scripts that put no blanks between words are looked for as they are written, anywhere.
    """

    spaced: re.Pattern[str]
    unspaced: re.Pattern[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Makes one search of many words."""
        ordered = sorted(words, key=len, reverse=True)
        spaced = [_spaced(word) for word in ordered if not _UNSPACED.search(word)]
        unspaced = [re.escape(_plain(word)) for word in ordered if _UNSPACED.search(word)]
        return cls(re.compile("|".join(spaced) or _NEVER), re.compile("|".join(unspaced) or _NEVER))

    def found_in(self, text: str) -> bool:
        """Says whether any of the words stands in the text."""
        if self.spaced.search(fold(text)):
            return True
        return not text.isascii() and bool(self.unspaced.search(_plain(text)))


def _spaced(word: str) -> str:
    plain = r" (?:\w+ ){0,3}".join(re.escape(fold(part)) for part in word.rstrip("*").split(" * "))
    return rf"\b{plain}" if word.endswith("*") else rf"\b{plain}\b"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).rstrip("*")
