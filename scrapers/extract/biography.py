"""The first sentence of a biography says what somebody does, and where."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml

from analysis.names.judge import organization_score
from analysis.text import fold
from data import DATA
from scrapers.extract.words import is_job_title

_SURE, _POSSIBLE = 0.8, 0.4
_LONGEST_START = 90
_LONGEST_TITLE = 12
_LONGEST_EMPLOYER = 12
_POST_WORDS = 3
_AND_MORE = re.compile(r"\s(?:and|und|et|y|e|i)\s+(?=[a-z])")
_GLUE = (
    "of|and|&|for|the|at|an|in|de|del|della|der|des|die|für|und|y|e|et|di|la|les|en|van|voor|do|da|dos|das|i|w"
    "|na|pour|du"
)
# words in capitals, and the small ones between them
_NAMED = re.compile(rf"(?:[^\W\d_a-z]|\d)\S*(?:\s(?:(?:{_GLUE})(?=\s)|(?:[^\W\d_a-z]|[\d&(])\S*))*")
_GLUE_BEHIND = re.compile(rf"(?:\s(?:{_GLUE}))+$")
_SENTENCES = re.compile(r"(?<=[^\W\d_]{3}[.!?)])\s+(?=[^\W\d_a-z])")
_BREAK = re.compile(r"[,;:()–—]\s|\s(?:and|und|et|y|e|i|en)\s")
_LONGEST_BIOGRAPHY, _MOST_SENTENCES, _LONGEST_TOLD = 1500, 8, 6
_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])\.(?=\s|$)|[;(:]")


@dataclass(frozen=True, slots=True)
class Post:
    """Title and employer as the sentence prints them; empty where it does not say."""

    job_title: str = ""
    organization: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    be: re.Pattern[str]
    at: tuple[re.Pattern[str], ...]
    end: re.Pattern[str]
    past: re.Pattern[str]


@cache
def _words() -> _Words:
    loaded = yaml.safe_load((DATA / "words" / "biography.yaml").read_text(encoding="utf-8"))
    be, adverbs, articles, at, of, end, past = (
        "|".join(re.escape(str(word)) for word in sorted(map(str, loaded[key]), key=len, reverse=True))
        for key in ("be", "adverbs", "articles", "at", "of", "end", "past")
    )
    return _Words(
        re.compile(rf"\s(?:{be})\s+(?:(?:{adverbs})\s+)*(?:(?:{articles})\s+)?", re.IGNORECASE),
        tuple(
            re.compile(rf"[,\s]\s*(?:{words})\s+(?:(?:{articles})\s+)?(?=[^\W\d_a-z])") for words in (at, of)
        ),
        re.compile(rf",?\s(?:{end})\s", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{past})(?!\w)", re.IGNORECASE),
    )


def read_post(text: str, name: str) -> Post:
    """Reads "NAME is the TITLE at EMPLOYER, ..." out of running text.

    Args:
        text: a paragraph of a biography.
        name: whose it is; the sentence must begin with a word of it.

    Returns:
        What was found; precision before recall, so often nothing.
    """
    words = _words()
    found = words.be.search(text[: _LONGEST_START * 2])
    if not found or found.start() > _LONGEST_START or not _is_about(text[: found.start()], name):
        return Post()
    clause = text[found.end() : found.end() + 300]
    for pattern in (_STOP, words.end):
        clause = pattern.split(clause, maxsplit=1)[0]
    if post := _post_in(clause):
        return post
    title = clause.split(",")[0].strip()
    return Post(title if is_job_title(title) and len(title.split()) <= _LONGEST_TITLE else "")


@lru_cache(maxsize=4096)
def read_bare_post(text: str) -> Post:
    """Reads "Senior Engineer at EMPLOYER. She ...", a biography that begins with the post and no verb."""
    words = _words()
    clause = text[:300]
    for pattern in (_STOP, words.end):
        clause = pattern.split(clause, maxsplit=1)[0]
    told = len(clause) < len(text.rstrip(" ."))
    first = clause.split(" ", _POST_WORDS)[:_POST_WORDS]
    if not clause[:1].isupper() or words.be.search(clause) or not is_job_title(" ".join(first)):
        return Post()
    if post := _post_in(clause):
        return post
    short = told and "," not in clause and len(clause.split()) <= 2 * _POST_WORDS
    return Post(clause.strip() if short else "")


@lru_cache(maxsize=4096)
def read_told_post(text: str) -> Post:
    """Reads a post in the middle of a biography: "Born in Kiel, she is now lecturer at Example University".

    Only an employer that is one beyond doubt counts, right behind a title, in a sentence about the present.
    """
    words = _words()
    for sentence in _SENTENCES.split(text[:_LONGEST_BIOGRAPHY])[:_MOST_SENTENCES]:
        if words.past.search(sentence):
            continue
        for split in (match for pattern in words.at for match in pattern.finditer(sentence)):
            before = _BREAK.split(sentence[: split.start()])[-1].split()[-_LONGEST_TOLD:]
            first = next((at for at, word in enumerate(before) if is_job_title(word)), None)
            employer = _employer(sentence[split.end() :], _SURE) if first is not None else ""
            if employer:
                return Post(" ".join(before[first:]).strip(" ,"), employer)
    return Post()


def _post_in(clause: str) -> Post | None:
    """The title and the employer of a clause; behind "at" an employer need not sound like one."""
    for pattern, least in zip(_words().at, (_POSSIBLE, _SURE), strict=True):
        for split in pattern.finditer(clause):
            title = clause[: split.start()].strip(" ,")
            employer = _employer(clause[split.end() :], least)
            if employer and is_job_title(title) and len(title.split()) <= _LONGEST_TITLE:
                return Post(title, employer)
    return None


def _is_about(start: str, name: str) -> bool:
    own = set(fold(name).split())
    return bool(own.intersection(fold(start).split()))


def _employer(text: str, least: float) -> str:
    """The longest start of the text, cut at commas, that looks like an organisation."""
    parts = _AND_MORE.split(text, maxsplit=1)[0].split(", ")
    for size in range(min(3, len(parts)), 0, -1):
        named = _NAMED.match(", ".join(parts[:size]))
        whole = _GLUE_BEHIND.sub("", named[0]).strip(" .,") if named else ""
        if len(whole.split()) <= _LONGEST_EMPLOYER and organization_score(whole) >= least:
            return whole
    return ""
