"""Whether somebody is known across an industry or across a profession, where pages prove it."""

import re
from functools import cache, lru_cache

from analysis.ranking.seen import Seen
from analysis.ranking.words import Words, word_list
from analysis.roles import Role
from analysis.text import fold

LABELS = {
    (False, False): "",
    (True, False): "industry-focused",
    (False, True): "profession-focused",
    (True, True): "both",
}


@lru_cache(maxsize=65536)
def about(name: str) -> tuple[bool, bool]:
    """Says whether the name of an event or association speaks of an industry, of a profession."""
    industry, profession = _patterns()
    return industry.found_in(name), profession.found_in(name) or bool(_body_of_people().search(fold(name)))


def focus(seen: Seen) -> list[str]:
    """Labels each entity by the events and associations it appears with.

    A name of an event, or stands of exhibitors at it, prove an industry; without proof the label is empty.
    """
    rows = seen.appearances
    said = {name: about(name) for name in rows["event"].unique()}
    hosts = {host: about(host.rpartition(".")[0].replace("-", " ")) for host in rows["host"].unique()}
    trade = set(rows.loc[rows["role"] == Role.EXHIBITOR.value, "event_key"])
    marks = []
    for side in (0, 1):
        proof = rows["event"].map({name: parts[side] for name, parts in said.items()}).astype(bool)
        proof |= rows["host"].map({name: parts[side] for name, parts in hosts.items()}).astype(bool)
        if side == 0:
            proof |= rows["event_key"].isin(trade)
        marks.append(seen.total(rows["entity"], proof) > 0)
    return [LABELS[bool(industry), bool(profession)] for industry, profession in zip(*marks, strict=True)]


@cache
def _patterns() -> tuple[Words, Words]:
    lists = word_list("focus")
    return Words.of(lists["industry"]), Words.of(lists["profession"])


@cache
def _body_of_people() -> re.Pattern[str]:
    """Finds a body of people who do the same work: "Guild of Bridge Tuners", "Wick Trimmers Society"."""
    lists = word_list("focus")
    firms = [word for word in lists["industry"] if " " not in word]
    none = "|".join(rf"{fold(word)}\b" for word in (*lists["not_people"], *firms))
    people = rf"(?!{none})\w+(?:{'|'.join(lists['endings'])})"
    body = "|".join(map(fold, lists["bodies"]))
    return re.compile(
        rf"\b(?:{body}) (?:of|for|de|des|del|der) (?:\w+ ){{0,3}}{people}\b|\b{people} (?:{body})\b"
    )
