"""Whether a page is that of a body: its name, short name or acronym stands at the head of the page."""

import re
from functools import cache
from urllib.parse import urlsplit

import yaml

from analysis.text import fold
from data import DATA
from scrapers.frontier.urls import site_of_url

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z+&]*[A-Z][A-Za-z+&]*\b|\b[A-Z]{3,}\b")
_ENOUGH = 0.6
_SHORTEST = 3


@cache
def shared_words() -> frozenset[str]:
    """Gives the words that many names of bodies share."""
    lists = yaml.safe_load((DATA / "words" / "body_words.yaml").read_text(encoding="utf-8"))
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
    if any(short in words or (len(short) > _SHORTEST and short in run) for short in shorts if short):
        return True
    label = fold(site_of_url(url).partition(".")[0]).replace(" ", "")
    if label and (label in words or (len(label) > _SHORTEST and label in run)):
        return True
    return _share(name, words, run) >= _ENOUGH


def _share(name: str, words: list[str], run: str) -> float:
    whole = [word for word in fold(name).split() if len(word) > 1]
    telling = [word for word in whole if word not in shared_words()] or whole
    if len("".join(telling)) > _SHORTEST and "".join(telling) in run:
        return 1.0
    found = [word for word in telling if word in words or (len(word) > _SHORTEST and word in run)]
    return len(found) / len(telling) if telling else 0.0


def same_host(one: str, other: str) -> bool:
    """Says whether two addresses have the same host, with or without `www.`."""
    hosts = {(urlsplit(url).netloc).removeprefix("www.") for url in (one, other)}
    return len(hosts) == 1
