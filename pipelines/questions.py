"""The questions of `mentorscout review`, one pair after the other."""

from collections.abc import Hashable, Mapping
from typing import Any

import click

from analysis.text import squeeze
from pipelines.decisions import keep, take_answers
from pipelines.entities import Entities
from pipelines.review import ANSWERS, SIDE, judgement, read_review
from scrapers.store import Store
from scrapers.store.judgements import Rulings

_BACK, _QUIT = ("back", "b"), ("quit", "q")
_QUESTION = "One person? yes, no, unsure, back, quit"
_LAST = "That was the last one: back, or quit"
Row = Mapping[Hashable, Any]


def ask(entities: Entities, store: Store, *, again: bool = False) -> int:
    """Asks until all is answered, the person quits, or the input ends; gives how many answers were kept.

    Answers typed into review.csv meanwhile are kept first.
    """
    path = entities.results.review_csv
    taken = take_answers(store, entities.project, entities.results)
    rows = [row for row in read_review(path).to_dict("records") if not row["answer"] or again]
    rulings = Rulings(store.engine, entities.project)
    kept: dict[int, int] = {}
    at = 0
    while rows:
        if at < len(rows):
            _show(rows[at], at + 1, len(rows))
        typed = _answer(_QUESTION if at < len(rows) else _LAST)
        if typed in _QUIT:
            break
        if typed in _BACK:
            at = max(at - 1, 0)
            if at in kept:
                rulings.withdraw([kept.pop(at)])
        elif at < len(rows):
            answer = judgement(ANSWERS[typed], rows[at])
            kept[at] = keep(store, entities.project, entities.mentions, [answer], "review")[0]
            at += 1
    return taken + len(kept)


def _answer(question: str) -> str:
    """Reads one answer; the end of the input quits."""
    while True:
        try:
            typed = str(click.prompt(question, default="", show_default=False)).strip().casefold()
        except click.Abort:
            return _QUIT[0]
        if typed in ANSWERS or typed in _BACK or typed in _QUIT:
            return typed
        click.echo("please type one of: yes, no, unsure, back, quit")


def _show(row: Row, number: int, of: int) -> None:
    click.echo(f"\n{number} of {of}, {row['now']} now")
    for side in ("left", "right"):
        lines = [squeeze(str(row.get(f"{side}_{part}", ""))) for part in SIDE if part != "id"]
        head, *rest = filter(None, lines)
        click.echo(f"  {head}")
        for line in rest:
            click.echo(f"      {line}")
    for reason in str(row.get("reasons", "")).split("; "):
        click.echo(f"  - {squeeze(reason)}")
