"""The words of biographies as patterns."""

import re
from dataclasses import dataclass
from functools import cache

from analysis.text import fold
from data import load_words


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `data/words/biography.yaml` as patterns; `at`, `loosely` and `of` part a post."""

    be: re.Pattern[str]
    work: re.Pattern[str]
    lead: re.Pattern[str]
    at: re.Pattern[str]
    loosely: re.Pattern[str]
    of: re.Pattern[str]
    end: re.Pattern[str]
    title_end: re.Pattern[str]
    past: re.Pattern[str]
    studied: frozenset[str]
    heads: frozenset[str]
    pronouns: frozenset[str]


@cache
def biography_words() -> Words:
    """Loads the words of biographies."""
    loaded = load_words("biography.yaml")
    be, acting, work, lead, adverbs, since, articles, kinds, at, loosely, of, end, title_end, past = (
        "|".join(re.escape(str(word)) for word in sorted(map(str, loaded[key]), key=len, reverse=True))
        for key in "be acting work lead adverbs since articles kinds at loosely of end title_end past".split()
    )
    article = rf"(?:(?:{articles})\s+|l['’]\s?)"
    adverb = rf"(?:{adverbs}|(?:{since})\s(?:[^\W\d_]+\s)?\d{{4}})"
    behind = rf"\s+{article}?(?P<kind>(?:{kinds})\s+)?(?:(?<=['’])|(?<=\s))(?=[^\W\d_a-z])"
    return Words(
        re.compile(rf"\s(?:{be})\s+(?:{adverb}\s+)*(?:(?:{acting})\s+)?{article}?", re.IGNORECASE),
        re.compile(
            rf"\s(?:(?:{work})\s+(?:{adverb}\s+)*(?:(?:{at}|{loosely}|{of})\s+)?"
            rf"|(?:{be})\s+(?:{adverb}\s+)*(?:{at}|with)\s+){article}?(?=[^\W\d_a-z])"
        ),
        re.compile(rf"\s(?:{lead})\s"),
        re.compile(rf"[,\s]\s*(?:{at}){behind}|\s?@\s?"),
        re.compile(rf"[,\s]\s*(?:{loosely}){behind}"),
        re.compile(rf"[,\s]\s*(?:{of}){behind}|\sd['’](?=[^\W\d_a-z])"),
        re.compile(rf",?\s(?:{end})\s", re.IGNORECASE),
        re.compile(rf",?\s(?:{title_end})\s", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{past})(?!\w)", re.IGNORECASE),
        *(frozenset(fold(str(word)) for word in loaded[key]) for key in ("studied", "heads", "pronouns")),
    )
