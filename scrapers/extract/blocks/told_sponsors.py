"""Sentences that say who pays or helps: they name sponsors and are the name of none."""

import re
from functools import cache

from analysis.phrases import Rare
from analysis.text import word_set
from data import load_words


@cache
def _sponsoring() -> tuple[re.Pattern[str], Rare]:
    loaded = load_words("sponsoring.yaml")["before"]
    said = [str(word) for words in loaded.values() for word in words]
    longest = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
    return re.compile(rf"\w\s(?:{longest})\s", re.IGNORECASE), Rare(said)


def tells_of_sponsoring(text: str) -> bool:
    """Says whether a sentence names a sponsor: "The congress is sponsored by Example Works Ltd."."""
    phrase, rare = _sponsoring()
    return text.endswith(".") and bool(rare.among(word_set(text)) and phrase.search(text))
