"""The sentences of a biography say what somebody does, and where."""

import re
from functools import lru_cache

from analysis.text import fold
from scrapers.extract.biography_words import biography_words
from scrapers.extract.clauses import (
    LONGEST_TITLE,
    NO_POST,
    POSSIBLE,
    SURE,
    Post,
    employer_in,
    is_headship,
    post_in,
)
from scrapers.extract.words import is_job_title

_LONGEST_START = 90
_POST_WORDS = 3
_SENTENCES = re.compile(r"(?<=[^\W\d_]{3}[.!?)])\s+(?=[^\W\d_a-z])|(?<=(?:\)|\d)\.)\s+(?=[^\W\d_a-z])")
_BREAK = re.compile(r"[,;:()–—.]\s|\s(?:and|und|et|y|e|i|en)\s")
_AS = re.compile(r"^(?:as|als|comme|como|come|jako)\s+(?:the\s)?", re.IGNORECASE)
_SHORTEST_BIOGRAPHY = 20
_LONGEST_BIOGRAPHY, _MOST_SENTENCES, _LONGEST_TOLD = 1500, 8, 6
# a full stop, unless it is that of an initial or of a short form as "Dr."
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.(?=\s|$)|[;(:]")


def read_post(text: str, name: str) -> Post:
    """Reads "NAME is the TITLE at EMPLOYER, ..." out of running text.

    Args:
        text: a paragraph of a biography.
        name: whose it is; the sentence must begin with a word of it.

    Returns:
        What was found; precision before recall, so often nothing.
    """
    found = _verb(biography_words().be, text, name)
    if not found:
        told = _working(text, name) or _leading(text, name) or _apposed(text, name)
        return told if told != NO_POST else _later(text, name)
    clause = _clause(text[found.end() : found.end() + 300])
    if post := post_in(clause) or _working(text, name):
        return post
    title = clause.partition(",")[0].strip()
    return Post(title if is_job_title(title) and len(title.split()) <= LONGEST_TITLE else "")


def is_biography(text: str, name: str) -> bool:
    """Says whether a long text tells the life of somebody: it begins with a word of the name, or "she"."""
    return text.count(" ") >= _SHORTEST_BIOGRAPHY and _is_about(text.partition(" ")[0], name)


def _later(text: str, name: str) -> Post:
    """Reads the post in a later sentence: "Ana Ruiz studied in Kiel. She is now a tiler at EMPLOYER."."""
    first, *later = _SENTENCES.split(text[:_LONGEST_BIOGRAPHY])[:_MOST_SENTENCES]
    if not later or not _is_about(first[: len(name) + _LONGEST_TOLD], name):
        return NO_POST
    words = biography_words()
    for sentence in later:
        found = None if words.past.search(sentence) else _verb(words.be, sentence, name)
        if found and (post := post_in(_clause(sentence[found.end() :]))):
            return post
    return NO_POST


def _verb(pattern: re.Pattern[str], text: str, name: str) -> re.Match[str] | None:
    """The verb of a sentence that begins with a word of the name."""
    found = pattern.search(text[: _LONGEST_START * 2])
    if not found or found.start() > _LONGEST_START:
        return None
    return found if _is_about(_SENTENCES.split(text[: found.start()])[-1], name) else None


def _working(text: str, name: str) -> Post | None:
    """Reads "NAME works for EMPLOYER", which says no title."""
    found = _verb(biography_words().work, text, name)
    employer = employer_in(_clause(text[found.end() : found.end() + 300]), POSSIBLE) if found else ""
    return Post("", employer) if employer else None


def _leading(text: str, name: str) -> Post | None:
    """Reads "NAME leads the tile department of EMPLOYER", which says no title."""
    words = biography_words()
    found = _verb(words.lead, text, name)
    clause = _clause(text[found.end() : found.end() + 300]) if found else ""
    splits = (split for pattern in (words.at, words.loosely, words.of) for split in pattern.finditer(clause))
    employer = next((named for split in splits if (named := employer_in(clause[split.end() :], SURE))), "")
    return Post("", employer) if employer else None


def _apposed(text: str, name: str) -> Post:
    """Reads "NAME, TITLE of EMPLOYER. ..."."""
    start, comma, rest = text[:300].partition(", ")
    if not comma or fold(start) != fold(name):
        return NO_POST
    return post_in(_clause(rest)) or NO_POST


def _is_about(start: str, name: str) -> bool:
    words = fold(start).split()
    return bool(set(fold(name).split()).intersection(words)) or (
        len(words) == 1 and words[0] in biography_words().pronouns
    )


def _clause(text: str) -> str:
    for pattern in (_STOP, biography_words().end):
        text = pattern.split(text, maxsplit=1)[0]
    return text


@lru_cache(maxsize=4096)
def read_bare_post(text: str) -> Post:
    """Reads "Senior Engineer at EMPLOYER. She ...", a biography that begins with the post and no verb."""
    text = _AS.sub("", text)
    clause = _clause(text[:300])
    told = len(clause) < len(text.rstrip(" ."))
    first = clause.split(" ", _POST_WORDS)[:_POST_WORDS]
    if not clause[:1].isupper() or biography_words().be.search(clause) or not is_job_title(" ".join(first)):
        return NO_POST
    if post := post_in(clause):
        return post
    short = told and "," not in clause and len(clause.split()) <= 2 * _POST_WORDS
    return Post(clause.strip() if short else "")


@lru_cache(maxsize=4096)
def read_told_post(text: str) -> Post:
    """Reads a post in the middle of a biography: "Born in Kiel, she is now lecturer at Example University".

    Only an employer that is one beyond doubt counts, or one that the title of a whole house names, right
    behind a title, in a sentence about the present.
    """
    words = biography_words()
    parting = (words.at, words.loosely, words.of)
    for sentence in _SENTENCES.split(text[:_LONGEST_BIOGRAPHY])[:_MOST_SENTENCES]:
        if words.past.search(sentence):
            continue
        for split in (match for pattern in parting for match in pattern.finditer(sentence)):
            before = _BREAK.split(sentence[: split.start()])[-1].split()[-_LONGEST_TOLD:]
            first = next((at for at, word in enumerate(before) if is_job_title(word)), None)
            if first is None:
                continue
            least = POSSIBLE if is_headship(" ".join(before)) else SURE
            if employer := employer_in(sentence[split.end() :], least):
                return Post(" ".join(before[first:]).strip(" ,"), employer)
    return NO_POST
