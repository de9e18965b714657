"""One plain sentence that says why somebody is in the list; every number in it is counted."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from analysis.ranking.deeds import Deed
from analysis.roles import Role
from analysis.text import squeeze

_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[’'‘]\d\d\b")
_ORDER = (
    "spoke", "led", "served", "helped", "wrote", "sponsored", "exhibited", "consulted", "named",
    "employed",
)  # fmt: skip
_SEAT = {
    Role.BOARD.value: "sat on the board of",
    Role.CHAIR.value: "chaired",
    Role.OFFICER.value: "was an officer of",
    Role.ORGANIZER.value: "helped to organise",
    Role.REVIEWER.value: "reviewed for",
    Role.COMMITTEE.value: "served on a committee of",
    Role.MENTOR.value: "mentored at",
    Role.VOLUNTEER.value: "volunteered at",
}
_VERB = {
    "spoke": "spoke at",
    "wrote": "was an author at",
    "sponsored": "sponsored",
    "exhibited": "exhibited at",
    "consulted": "was listed as a consultant at",
    "named": "was named at",
    "employed": "its people were seen at",
    "led": "held leading seats at",
    "helped": "volunteered or mentored at",
}


class Award(NamedTuple):
    """An honour: its printed name, its year (0 where unknown), who gave it, and whether it was won."""

    name: str
    year: int
    giver: str
    won: bool


def why(
    deeds: Sequence[Deed],
    awards: Sequence[Award] = (),
    keynotes: int = 0,
    helps: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> str:
    """Says why, in one sentence.

    Args:
        deeds: what the entity did.
        awards: its honours, the newest first.
        keynotes: how many keynotes are among its talks.
        helps: classes of help that pages prove.
        notes: what the user noted about them.
    """
    done = {deed.kind: deed for deed in deeds}
    parts = [_PHRASE.get(kind, _plain)(done[kind]) for kind in _ORDER if kind in done]
    if keynotes:
        parts.insert(1, "gave a keynote" if keynotes == 1 else f"gave {keynotes} keynotes")
    parts += _honours(awards)
    if helps:
        parts.append(f"pages show help by {' and '.join(helps[:3])}")
    sentence = ", ".join(part for part in (*notes, *parts) if part)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _plain(deed: Deed) -> str:
    verb = _VERB[deed.kind]
    if deed.editions == 1:
        return _single(verb, deed)
    if deed.bodies == 1:
        return f"{verb} {deed.editions} editions of {_series(deed.event)}{_when(deed)}"
    if deed.bodies == deed.editions:
        return f"{verb} {deed.editions} {_noun(deed)}{_when(deed)}"
    return f"{verb} {deed.editions} editions of {deed.bodies} {_noun(deed)}{_when(deed)}"


def _series(event: str) -> str:
    """Names an event without its year, as it was printed."""
    head = _YEAR.split(squeeze(event), maxsplit=1)
    name = (head[0] or head[-1]).strip(" -–—|:,(")
    return name or "one event"


def _noun(deed: Deed) -> str:
    return "conferences" if deed.kind in {"spoke", "wrote"} else "events"


def _single(verb: str, deed: Deed) -> str:
    name = squeeze(deed.event) or "one event"
    year = f" in {deed.last}" if deed.last and str(deed.last) not in name else ""
    return f"{verb} {name}{year}"


def _seat(deed: Deed) -> str:
    if deed.bodies > 1:
        return _plain(deed)
    name = squeeze(deed.event) or "one association"
    return f"{_SEAT.get(deed.role, 'served at')} {name}{_terms(deed)}"


def _served(deed: Deed) -> str:
    if deed.bodies > 1:
        return f"served on {deed.bodies} committees{_when(deed)}"
    return _seat(deed)


def _terms(deed: Deed) -> str:
    """Says when of a seat at one body: the newest event is named, older ones are counted."""
    if deed.editions > 1:
        return f" and {deed.editions - 1} earlier edition{'s' if deed.editions > 2 else ''} of it"
    return f" in {deed.last}" if deed.last and str(deed.last) not in deed.event else ""


def _when(deed: Deed) -> str:
    if not deed.first:
        return ""
    if deed.undated:
        return f" (dated ones {deed.first} to {deed.last})" if deed.first != deed.last else ""
    return f" since {deed.first}" if deed.first != deed.last else f" in {deed.first}"


def _honours(awards: Sequence[Award]) -> list[str]:
    won = [award for award in awards if award.won]
    finals = [award for award in awards if not award.won]
    said: list[str] = []
    if won:
        more = f" and {len(won) - 1} more award{'s' if len(won) > 2 else ''}" if len(won) > 1 else ""
        said.append(f"received {_award(won[0])}{more}")
    if finals:
        said.append(f"was a finalist for {_award(finals[0])}")
    return said


def _award(award: Award) -> str:
    name = squeeze(award.name)
    dated = bool(award.year) and str(award.year) not in name
    if name:
        name = name.removeprefix("The ").removeprefix("the ")
        return f"the {award.year} {name}" if dated else f"the {name}"
    giver = f" of {award.giver}" if award.giver else ""
    return f"an award{giver}" + (f" in {award.year}" if dated else "")


_PHRASE: dict[str, Callable[[Deed], str]] = {"led": _seat, "served": _served, "helped": _seat}
