"""Says of every row, before anything leaves, whether an importer takes it, and what to look at."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.text import fold, squeeze
from pipelines.export.pack import Pack, Rows, Verdict
from pipelines.export.person import Person, neutral, persons

_WATCHED = ("name", "job_title", "organization", "why")
_EMPTY = Pack(())


@dataclass(frozen=True, slots=True)
class Ruling:
    """What becomes of one person, and why."""

    person: Person
    verdict: Verdict
    reasons: tuple[str, ...]


def preflight(mentors: pd.DataFrame, pack: Pack | None) -> Iterator[Ruling]:
    """Rules on the rows of the mentors table, one after the other.

    Args:
        mentors: the table.
        pack: of the target; None for a target that takes every row with a name.
    """
    asked = pack or _EMPTY
    seen: Counter[str] = Counter()
    for person in persons(mentors):
        said = [*_always(person), *_limits(person, asked)]
        said += [found for check in asked.checks if (found := check(person))]
        known = fold(person.name) or person.name
        if seen[known] and asked.namesake:
            said.append(asked.namesake)
        seen[known] += 1
        verdicts = {verdict for verdict, _ in said}
        worst = next((one for one in (Verdict.REJECT, Verdict.REVIEW) if one in verdicts), Verdict.IMPORT)
        yield Ruling(person, worst, tuple(reason for _, reason in said))


def _always(person: Person) -> Iterator[tuple[Verdict, str]]:
    if not person.name:
        yield Verdict.REJECT, "no name"
    for column in _WATCHED:
        raw = squeeze(str(person.row.get(column, "") or ""))
        if raw and neutral(raw) != raw:
            yield Verdict.REVIEW, f"{column}: signs of a formula or of markup were taken out"


def _limits(person: Person, pack: Pack) -> Iterator[tuple[Verdict, str]]:
    for sheet in pack.sheets:
        for column in sheet.columns if sheet.rows == Rows.PEOPLE else ():
            if column.limit and (length := len(column.value(person))) > column.limit:
                done = "left out" if column.whole else f"cut to {column.limit}"
                yield Verdict.REVIEW, f"{column.header}: {length} letters, {done}"
