"""Whether pages show that somebody looks for people to take on, always with the quote."""

from functools import cache

from analysis.ranking.mentions import YOU
from analysis.ranking.proof import Proof
from analysis.ranking.seen import Seen
from analysis.ranking.words import Words, word_list
from analysis.text import squeeze

_READ = ("job_title", "session", "evidence")


def hiring_of(seen: Seen, entity: str) -> Proof:
    """Gives the newest printed words of hiring and their page; both empty where no page says any."""
    rows = seen.mentions[(seen.mentions["entity_id"] == entity) & (seen.mentions["source"] != YOU)]
    rows = rows.sort_values("year", ascending=False, kind="stable", na_position="last")
    for *texts, url in zip(*(rows[column] for column in (*_READ, "url")), strict=True):
        if said := next((text for text in texts if _words().found_in(text)), ""):
            return Proof(squeeze(said), url)
    return Proof()


@cache
def _words() -> Words:
    return Words.of(word_list("hiring")["hiring"])
