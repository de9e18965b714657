"""The post of somebody as the lines of their record tell it in sentences."""

from collections.abc import Sequence

from analysis.names.judge import organization_score
from scrapers.extract.biography import read_bare_post, read_post, read_told_post
from scrapers.extract.clauses import NO_POST, Post

_BIOGRAPHY = 12
_LIKELY = 0.6
_SHORT = 4


def post_of(name: str, line: str, below: Sequence[str], *, alone: bool) -> Post:
    """Reads title and employer out of sentences, the surest way first.

    Args:
        name: whose post it is.
        line: where the name is printed.
        below: the other lines of the record.
        alone: nobody else is named in the line, so that a biography below is theirs.
    """
    found = next((post for text in (line, *below) if (post := read_post(text, name)) != NO_POST), None)
    if found is None:
        bare = (read_bare_post(text) for text in below if text[-1:] == ".")
        found = next((post for post in bare if post != NO_POST), None)
    if found is None and alone:
        told = (read_told_post(text) for text in below if text.count(" ") >= _BIOGRAPHY)
        found = next((post for post in told if post != NO_POST), None)
    return found or NO_POST


def surer(printed: str, told: str) -> str:
    """Chooses the employer beside a name, unless it hardly sounds like one and a biography tells another."""
    short = printed.isupper() and len(printed) <= _SHORT and " " not in printed  # rather a town: "CDMX"
    return told if told and (short or organization_score(printed) < _LIKELY) else printed
