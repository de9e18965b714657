"""Whether a page is that of a body: its name, short name or acronym stands at the head of the page."""

import re
from functools import cache
from urllib.parse import urlsplit

from analysis.text import fold
from data import load_words
from scrapers.frontier.urls import site_of_url

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z+&]*[A-Z][A-Za-z+&]*\b|\b[A-Z]{3,}\b")
_ENOUGH = 0.6
_BEGINS = 4  # letters: "iste" in "istelive"
_ANYWHERE = 6  # fewer stand in too many words: "iste" in "registered"


@cache
def shared_words() -> frozenset[str]:
    """Gives the words that many names of bodies share."""
    lists = load_words("body_words.yaml")
    return frozenset(word for words in lists.values() for word in words)


def names_body(printed: str, name: str, url: str = "") -> bool:
    """Says whether printed words name a body.

    Args:
        printed: title, site name and headings of a page.
        name: of the body, with its acronym in brackets where it has one.
        url: its home page, whose host is often its short name.
    """
    words = fold(printed).split()
    run = "".join(words)
    shorts = {fold(short).replace(" ", "") for short in _ACRONYM.findall(name)}
    shorts.add(fold(site_of_url(url).partition(".")[0]).replace(" ", ""))
    return any(_stands(short, words, run) for short in shorts) or _share(name, words, run) >= _ENOUGH


def _stands(word: str, words: list[str], run: str) -> bool:
    """Says whether a word stands among others: by itself, before more letters, or a long one run together."""
    if word in words:
        return True
    begun = len(word) >= _BEGINS and any(other.startswith(word) for other in words)
    return begun or (len(word) >= _ANYWHERE and word in run)


def _share(name: str, words: list[str], run: str) -> float:
    whole = [word for word in fold(name).split() if len(word) > 1]
    telling = [word for word in whole if word not in shared_words()] or whole
    if _stands("".join(telling), words, run):
        return 1.0
    found = [word for word in telling if _stands(word, words, run)]
    return len(found) / len(telling) if telling else 0.0


def same_host(one: str, other: str) -> bool:
    """Says whether two addresses have the same host, with or without `www.`."""
    hosts = {(urlsplit(url).netloc).removeprefix("www.") for url in (one, other)}
    return len(hosts) == 1
