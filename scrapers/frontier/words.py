"""The word list of links, compiled once."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.text import fold
from data import load_words

_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Group(NamedTuple):
    """Words of one meaning and what they add to a score."""

    name: str
    weight: float
    words: re.Pattern[str]
    anywhere: tuple[str, ...]

    def share(self, folded: str, raw: str) -> float:
        """Says how much of a text are words of this group, 0 to 1; the text given folded and as it stands."""
        if not raw.isascii() and any(word in raw for word in self.anywhere):
            return 1.0
        found = sum(map(len, self.words.findall(folded)))
        return min(1.0, found / max(1, len(folded) - folded.count(" "))) if found else 0.0


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = []
    for word in words:
        plain = re.escape(fold(word)).replace(r"\ ", " ")
        parts.append(plain + (r"\w*" if word.endswith("*") else ""))
    return re.compile(r"\b(?:" + "|".join(sorted(parts, key=len, reverse=True)) + r")\b")


@lru_cache(maxsize=1)
def any_word() -> re.Pattern[str]:
    """Gives a pattern that finds a word of any group in a folded text: most hold none."""
    return re.compile("|".join(group.words.pattern for group in groups()))


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """Reads `data/words/links.yaml`; the nuisances come first."""
    entries = load_words("links.yaml")
    found = []
    for entry in entries:
        words = [str(word) for word in entry["words"]]
        whole = [word for word in words if not _EAST_ASIAN.search(word)]
        anywhere = tuple(word for word in words if _EAST_ASIAN.search(word))
        found.append(Group(entry["group"], float(entry["weight"]), _pattern(whole), anywhere))
    return tuple(sorted(found, key=lambda group: group.weight))
