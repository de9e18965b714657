"""What a person decided, between the store, the review table and the resolution."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

import pandas as pd

from analysis.identity.judgements import Judgement, Verdict
from analysis.identity.rows import as_text
from analysis.text import fold
from pipelines.doubts import QUESTIONS
from pipelines.frames import read_table
from pipelines.remembered import remembering
from pipelines.resolve import resolve_with_review
from pipelines.results import Results
from pipelines.review import read_answers, write_review
from scrapers.store import Store
from scrapers.store.aliases import Aliases
from scrapers.store.judgements import Named, Ruling, Rulings


def take_answers(store: Store, project: str, results: Results) -> int:
    """Keeps what was typed into review.csv since the last run, and gives how many answers there were.

    Raises:
        UsageError: the table is malformed, or an answer is none.
    """
    if not results.review_csv.is_file():
        return 0
    answers = read_answers(results.review_csv)
    told = {_pair(_ids(r.left), _ids(r.right)): r.verdict for r in Rulings(store.engine, project).all()}
    new = [answer for answer in answers if told.get(_pair(answer.left, answer.right)) != answer.verdict]
    if new:
        rows = read_table(results.resolved, needs=("mention_id", "name"))
        keep(store, project, rows, new, "review.csv")
    return len(new)


def keep(
    store: Store, project: str, mentions: pd.DataFrame, answers: Sequence[Judgement], given_in: str
) -> list[int]:
    """Stores answers with what the mentions say, so that they survive mentions whose id changes."""
    wanted = {mention for answer in answers for mention in (*answer.left, *answer.right)}
    rows = mentions[mentions["mention_id"].isin(wanted)]
    named = {one.mention_id: one for one in _named(rows)}

    def side(ids: Iterable[str]) -> tuple[Named, ...]:
        return tuple(named.get(mention, Named(mention, "")) for mention in ids)

    rulings = [
        Ruling(answer.verdict.value, side(answer.left), side(answer.right), given_in) for answer in answers
    ]
    return Rulings(store.engine, project).add(rulings)


def identify(
    store: Store, project: str, mentions: pd.DataFrame, results: Results, most: int = QUESTIONS
) -> tuple[pd.DataFrame, str]:
    """Adds `entity_id` with all that was ever decided, keeps the ids, and writes review.csv.

    Returns:
        The mentions, and what to say of pairs that review.csv has no room for.
    """
    known = store.known_entities(project)
    judgements = judgements_of(Rulings(store.engine, project).all(), mentions)
    with remembering(results.folder, len(mentions)) as memory:
        resolved, asked = resolve_with_review(mentions, known, judgements, memory, most)
    now = dict(zip(resolved["mention_id"], resolved["entity_id"], strict=True))
    Aliases(store.engine, project).update(moved_ids(known, now), set(now.values()))
    store.save_entities(project, now)
    write_review(asked.doubts, resolved, results.review_csv)
    return resolved, asked.note


def moved_ids(known: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """Says where every id went that no entity has any more: to the entity with most of its mentions."""
    pairs = pd.DataFrame(
        [(old, now[mention]) for mention, old in known.items() if mention in now], columns=["old", "new"]
    )
    gone = pairs[~pairs["old"].isin(set(now.values()))]
    counted = gone.groupby(["old", "new"]).size().rename("mentions").reset_index()
    best = counted.sort_values(["mentions", "new"], ascending=[False, True]).drop_duplicates("old")
    return dict(zip(best["old"], best["new"], strict=True))


def judgements_of(rulings: Sequence[Ruling], mentions: pd.DataFrame) -> list[Judgement]:
    """Gives stored decisions by the mentions of today.

    A side of which no mention is there any more is found by what was printed: the same name with the same
    organisation, or without one at the same event.
    """
    here = set(mentions["mention_id"])
    lost = [
        named
        for ruling in rulings
        for side in (ruling.left, ruling.right)
        if here.isdisjoint(_ids(side))
        for named in side
    ]
    printed = _by_print(mentions) if lost else {}

    def side(named: Sequence[Named]) -> tuple[str, ...]:
        there = tuple(mention for mention in _ids(named) if mention in here)
        return there or tuple(dict.fromkeys(id_ for one in named for id_ in printed.get(_print(one), ())))

    return [Judgement(Verdict(ruling.verdict), side(ruling.left), side(ruling.right)) for ruling in rulings]


def _by_print(mentions: pd.DataFrame) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for named in _named(mentions):
        found.setdefault(_print(named), []).append(named.mention_id)
    return found


def _print(named: Named) -> tuple[str, ...]:
    return fold(named.name), fold(named.organization) or f"at {fold(named.event)}"


def _named(mentions: pd.DataFrame) -> Iterator[Named]:
    """Gives of every mention what a decision remembers."""
    nothing = pd.Series("", index=mentions.index)
    names = [field.name for field in fields(Named)]
    texts = [as_text(mentions[name]) if name in mentions.columns else nothing for name in names]
    return (Named(*row) for row in zip(*texts, strict=True))


def _ids(side: Sequence[Named]) -> tuple[str, ...]:
    return tuple(named.mention_id for named in side)


def _pair(left: Sequence[str], right: Sequence[str]) -> frozenset[frozenset[str]]:
    return frozenset((frozenset(left), frozenset(right)))
