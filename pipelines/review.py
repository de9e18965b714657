"""The table of pairs that only a person can decide, and the answers typed into it."""

from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.identity.judgements import Judgement, Verdict
from analysis.identity.rows import as_text
from analysis.text import squeeze
from pipelines.columns import CELL_LIMIT
from pipelines.doubts import Doubt
from pipelines.export import spreadsheet
from scrapers.errors import UsageError

SHOWN = 5
"""How many different values of a side are shown in one cell."""
SIDE = ("id", "name", "organization", "job_title", "editions", "evidence", "urls")
COLUMNS = (
    "answer", "now", "reasons", *(f"left_{part}" for part in SIDE), *(f"right_{part}" for part in SIDE),
    "left_mentions", "right_mentions",
)  # fmt: skip
NEEDS = ("answer", "left_mentions", "right_mentions")
ANSWERS = {
    "yes": Verdict.SAME,
    "y": Verdict.SAME,
    "no": Verdict.DIFFERENT,
    "n": Verdict.DIFFERENT,
    "unsure": Verdict.UNSURE,
    "u": Verdict.UNSURE,
    "?": Verdict.UNSURE,
}
_TOGETHER, _APART = "one row", "two rows"


def write_review(doubts: Iterable[Doubt], resolved: pd.DataFrame, path: Path) -> None:
    """Writes the open pairs, those without an answer first.

    Raises:
        UsageError: the folder cannot be written.
    """
    spreadsheet.write(review_table(doubts, resolved), path)


def review_table(doubts: Iterable[Doubt], resolved: pd.DataFrame) -> pd.DataFrame:
    """Gives one row for each pair: both sides with what is printed of them, and the reasons."""
    wanted = {mention for doubt in doubts for mention in (*doubt.left, *doubt.right)}
    rows = resolved[resolved["mention_id"].isin(wanted)].drop_duplicates("mention_id")
    if "excluded" in rows.columns:
        rows = rows[as_text(rows["excluded"]) == ""]
    by_mention = rows.set_index("mention_id", drop=False)
    here = set(by_mention.index)
    table = []
    for doubt in sorted(doubts, key=lambda doubt: doubt.unsure):
        sides = [[mention for mention in side if mention in here] for side in (doubt.left, doubt.right)]
        if all(sides):
            table.append(
                {"answer": "unsure" if doubt.unsure else "", "now": _TOGETHER if doubt.together else _APART}
                | {"reasons": doubt.reasons}
                | _side("left", by_mention.loc[sides[0]])
                | _side("right", by_mention.loc[sides[1]])
            )
    return pd.DataFrame(table, columns=list(COLUMNS), dtype="str")


def _side(side: str, rows: pd.DataFrame) -> dict[str, str]:
    texts = {
        column: as_text(rows[column]) if column in rows.columns else pd.Series("", index=rows.index)
        for column in ("entity_id", "name", "organization", "job_title", "event", "year", "evidence", "url")
    }
    editions = [
        event if year in event else f"{event} {year}"
        for year, event in sorted(zip(texts["year"], texts["event"], strict=True), reverse=True)
    ]
    cells = {
        "id": _several(texts["entity_id"]),
        "name": _several(texts["name"]),
        "organization": _several(texts["organization"]),
        "job_title": _several(texts["job_title"]),
        "editions": _several(editions),
        "evidence": _several([f"“{squeeze(quote)}”" for quote in texts["evidence"] if quote.strip()]),
        "urls": _several(texts["url"], " "),
        "mentions": _whole_words(" ".join(rows["mention_id"]), CELL_LIMIT),
    }
    return {f"{side}_{part}": text for part, text in cells.items()}


def _several(values: Iterable[str], separator: str = "; ") -> str:
    """Joins the first different values; says how many more there are."""
    once = list(dict.fromkeys(text for text in map(squeeze, values) if text))
    more = f"{separator}… {len(once) - SHOWN} more" if len(once) > SHOWN else ""
    return separator.join(once[:SHOWN]) + more


def _whole_words(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit].rpartition(" ")[0]


def read_review(path: Path) -> pd.DataFrame:
    """Reads the table back as a person left it.

    Raises:
        UsageError: it is absent, malformed, or lacks a column.
    """
    return spreadsheet.read(path, (), needs=NEEDS)


def read_answers(path: Path) -> list[Judgement]:
    """Reads the answers that a person typed; rows without one are passed over.

    Raises:
        UsageError: the table is malformed, or an answer is none.
    """
    table = read_review(path)
    answers = []
    for at, row in enumerate(table.to_dict("records"), 2):
        typed = str(row["answer"]).strip().casefold()
        if not typed:
            continue
        if typed not in ANSWERS:
            raise UsageError(f"{path}, row {at}: {row['answer']!r} is no answer; type yes, no or unsure")
        answers.append(judgement(ANSWERS[typed], row))
    return answers


def judgement(verdict: Verdict, row: Mapping[Hashable, Any]) -> Judgement:
    """Gives the answer to a row of the table."""
    return Judgement(verdict, tuple(row["left_mentions"].split()), tuple(row["right_mentions"].split()))
