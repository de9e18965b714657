"""How much a link promises: people named behind it, this year's and those of the years before."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from analysis.text import fold
from scrapers.extract.reading import Link
from scrapers.frontier.words import groups

ENDPOINT_SCORE = 7.0
START_SCORE = 100.0
# below this a link is not worth a request
FLOOR = -2.5

_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
_ANCHOR, _ADDRESS, _CONTEXT = 1.0, 0.9, 0.25
_PER_STEP = 0.5
_PER_SEGMENT = 0.1


class Hits(NamedTuple):
    """The best and the worst weight of the words in a text."""

    best: float
    worst: float


@lru_cache(maxsize=32768)
def weigh(text: str) -> Hits:
    """Gives the best positive and the worst negative weight of the words in a text."""
    if not text:
        return Hits(0.0, 0.0)
    folded, raw = fold(text), text.casefold()
    worst = best = 0.0
    # the nuisances first, and their words are gone then: a job board is no board
    for group in groups():
        if not group.matches(folded, raw):
            continue
        worst, best = min(worst, group.weight), max(best, group.weight)
        if group.weight < 0:
            folded = group.words.sub(" ", folded)
    return Hits(best, worst)


def score_link(link: Link, depth: int = 0) -> float:
    """Scores a link by its words, its address, the heading above it, and how deep it lies.

    Args:
        link: with an absolute address.
        depth: number of links between the start of the site and the page behind this link.

    Returns:
        About 8 for "Speakers" on a home page, about 0 for a link that says nothing, negative for nuisances.
    """
    parts = urlsplit(link.url)
    path = unquote(parts.path)
    address = weigh(f"{path} {unquote(parts.query)}"[:300])
    anchor = weigh(link.text[:120])
    context = weigh(link.context[:120])
    strong, weak = _ANCHOR * anchor.best, _ADDRESS * address.best
    good = max(strong, weak) + 0.3 * min(strong, weak) + _CONTEXT * context.best
    bad = min(anchor.worst, address.worst)
    segments = path.strip("/").count("/")
    return good + bad + _year(f"{link.text} {link.url}") - _PER_STEP * depth - _PER_SEGMENT * segments


def _year(text: str) -> float:
    """An edition is worth a look; this year's and last year's more than old ones."""
    years = [int(year) for year in _YEAR.findall(text)]
    if not years:
        return 0.0
    age = abs(datetime.now(UTC).year - max(years))
    return 1.0 + max(0.0, 1.0 - 0.1 * age)
