"""How much a link promises: people named behind it, this year's and those of the years before."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from analysis.text import fold
from scrapers.extract.reading import Link
from scrapers.frontier.words import Group, any_word, groups

ENDPOINT_SCORE = 7.0
_EDITION_SCORE = 3.0  # of the home of an edition, whatever its link says
START_SCORE = 100.0
# below this a link is not worth a request
FLOOR = -2.5

_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
_EDITION = re.compile(r"[a-z-]{0,20}(?:19[89]\d|20[0-4]\d)(?=\.|$)", re.I)
_ANCHOR, _ADDRESS, _CONTEXT = 1.0, 0.9, 0.25
_FOLDER = 0.35  # a word in the folder of an address says less than one in its last part
_PER_STEP = 0.5
_PER_SEGMENT = 0.1
# of a word's weight: what it has as one among many, and what it gains by standing alone
_AMONG_MANY, _ALONE = 0.3, 0.7
_CLEAR = 0.45  # of a text must be words of a group to stand for its pages
_NUMBERS = re.compile(r"\d+")
_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")  # ListOfSpeakers.pdf
_INDEX = frozenset({"index", "default", "home", "main"})


class Hits(NamedTuple):
    """The best and the worst weight of the words in a text, and the group of the best."""

    best: float
    worst: float
    group: str


class Promise(NamedTuple):
    """What a link promises.

    Attributes:
        family: group of words that says so (`speakers`, `committee`, ...), empty where none does.
    """

    score: float
    family: str


_NOTHING = Hits(0.0, 0.0, "")


@lru_cache(maxsize=8192)
def weigh(text: str) -> Hits:
    """Gives the best positive and the worst negative weight of the words in a text.

    "Speakers" has the whole weight of its group, "A talk with one of our speakers" about half of it.
    """
    folded, raw = fold(_NUMBERS.sub(" ", text)), text.casefold()
    if not folded or (raw.isascii() and not any_word().search(folded)):
        return _NOTHING
    worst, known = 0.0, 0.0
    best: Group | None = None
    # the nuisances first, and their words are gone then: a job board is no board
    for group in groups():
        share = group.share(folded, raw)
        if not share:
            continue
        known += share
        if group.weight < 0:
            worst = min(worst, group.weight)
            folded = group.words.sub(" ", folded)
        elif best is None or group.weight > best.weight:
            best = group
    if best is None:
        return Hits(0.0, worst, "")
    weight = best.weight * (_AMONG_MANY + _ALONE * min(known, 1.0))
    return Hits(weight, worst, best.name if known >= _CLEAR else "")


@lru_cache(maxsize=8192)
def judge_link(link: Link, depth: int = 0) -> Promise:
    """Judges a link by its words, its address, the heading above it, and how deep it lies.

    Args:
        link: with an absolute address.
        depth: number of links between the start of the site and the page behind this link.

    Returns:
        A score of about 8 for "Speakers" on a home page, about 0 for a link that says nothing, negative for
        nuisances.
    """
    address, segments = _weigh_address(link.url)
    anchor = weigh(link.text[:120])
    context = weigh(link.context[:120])
    strong, weak = _ANCHOR * anchor.best, _ADDRESS * address.best
    good = max(strong, weak) + 0.3 * min(strong, weak) + _CONTEXT * context.best
    bad = min(anchor.worst, address.worst)
    if is_edition(link.url):
        good = max(good, _EDITION_SCORE)
    score = good + bad + _edition(link.text, link.url) - _PER_STEP * depth - _PER_SEGMENT * segments
    return Promise(score, anchor.group if strong >= weak else address.group)


def score_link(link: Link, depth: int = 0) -> float:
    """Gives the score alone, see `judge_link`."""
    return judge_link(link, depth).score


def is_edition(url: str) -> bool:
    """Says whether an address is the home of an edition: `2019.conf.test`, `guild.test/meeting-2019/`."""
    host, _, path = url.partition("://")[2].partition("/")
    leaf = path.rstrip("/").rpartition("/")[2]
    return bool(_EDITION.fullmatch(leaf) if leaf else _EDITION.match(host))


@lru_cache(maxsize=8192)
def _weigh_address(url: str) -> tuple[Hits, int]:
    """Weighs an address, and counts the folders in its path."""
    parts = urlsplit(url)
    segments = [segment for segment in unquote(parts.path).split("/") if segment]
    depth = max(len(segments) - 1, 0)
    leaf = _stem(segments.pop()) if segments else ""
    if leaf.lower() in _INDEX and segments:
        leaf = segments.pop()
    last = weigh(f"{_INSIDE.sub(' ', leaf)} {unquote(parts.query)}".strip()[:200])
    above = weigh(" ".join(segments)[:200])
    worst = min(last.worst, above.worst)
    if last.best >= _FOLDER * above.best:
        return Hits(last.best, worst, last.group), depth
    return Hits(_FOLDER * above.best, worst, above.group), depth


def _stem(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return stem if dot and stem and ending else name


def _edition(text: str, url: str) -> float:
    """An edition is worth a look; this year's and last year's more than old ones."""
    year = max(_last_year(text), _last_year(url))
    if not year:
        return 0.0
    age = abs(datetime.now(UTC).year - year)
    return 1.0 + max(0.0, 1.0 - 0.1 * age)


@lru_cache(maxsize=8192)
def _last_year(text: str) -> int:
    return max(map(int, _YEAR.findall(text)), default=0)
