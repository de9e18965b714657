"""What the report shows, in the shape in which its page reads it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.ranking.seen import Seen
from analysis.text import fold, squeeze
from pipelines.export.tables import Tables
from pipelines.report.scored import Scored
from pipelines.report.timeline import Timeline

PEOPLE = 5_000
"""Rows of the report, the best first; the list as CSV has everybody."""
CHUNK = 200
"""People whose details are read at once, when the first of them is opened."""
_HELP = re.compile(r"“(.*?)”(?: \((\S+?)\))?(?:; |$)")


@dataclass(frozen=True, slots=True)
class Contents:
    """What the page shows.

    Attributes:
        people: one short record a person, for the list.
        details: the rest of each person, in pieces of `CHUNK`.
        parts: what the score is made of: name and reason.
        left_out: people beyond the limit.
    """

    tables: Tables
    people: list[dict[str, Any]]
    details: list[list[dict[str, Any]]]
    parts: list[dict[str, Any]]
    words: dict[str, list[str]]
    left_out: int
    seen: Seen


def contents(tables: Tables, seen: Seen, scored: Scored, limit: int = PEOPLE) -> Contents:
    """Gathers what the report shows.

    Args:
        tables: what the run gave.
        seen: what the mentions behind it say.
        scored: what the score was made of.
        limit: people shown at most, the best first.
    """
    shown = tables.mentors.head(limit)
    ids = list(shown["mentor_id"])
    timeline = Timeline.of(seen, ids)
    parts, said = scored.parts(ids), scored.said(ids)
    rows = shown.to_dict("records")
    people = [
        _person(row, timeline, points, more)
        for row, points, more in zip(rows, parts.to_numpy().tolist(), said, strict=True)
    ]
    details = [_detail(row, timeline, more) for row, more in zip(rows, said, strict=True)]
    return Contents(
        tables,
        people,
        [details[at : at + CHUNK] for at in range(0, len(details), CHUNK)],
        [
            {"name": str(name).replace("_", " "), "reason": scored.weights[str(name)].reason}
            for name in parts.columns
        ],
        timeline.words(),
        tables.people - len(shown),
        seen,
    )


def _person(
    row: dict[Any, Any], timeline: Timeline, parts: list[float], more: Mapping[str, str]
) -> dict[str, Any]:
    identity = str(row["mentor_id"])
    text = {key: squeeze(str(row[key])) for key in ("name", "why", "job_title", "organization")}
    sought = fold(" ".join((text["name"], text["organization"], text["job_title"])))
    return {
        "id": identity,
        "rank": _number(row["rank"]),
        "name": text["name"],
        "type": str(row["mentor_type"]),
        "class": more["class"],
        "score": _number(row["score"]),
        "why": text["why"],
        "title": text["job_title"],
        "org": text["organization"],
        "times": _number(row["appearances"]),
        "hostCount": _number(row["hosts"]),
        "first": _number(row["first_year"]),
        "last": _number(row["last_year"]),
        "next": _next(*(squeeze(str(row[f"next_{key}"])) for key in ("event", "date", "place"))),
        "sought": f"{sought} {text['name'].casefold()}",
        "parts": parts,
        **timeline.facets(identity),
    }


def _next(event: str, date: str, place: str) -> str:
    return ", ".join(filter(None, (event, "" if date in event else date.replace("/", " to "), place)))


def _detail(row: dict[Any, Any], timeline: Timeline, more: Mapping[str, str]) -> dict[str, Any]:
    return {
        "through": squeeze(more["introduction"]),
        "profiles": str(row["profile_urls"]).split(),
        "helps": [[squeeze(quote), url] for quote, url in _HELP.findall(str(row["helping_evidence"]))],
        "seen": timeline.rows(str(row["mentor_id"])),
    }


def _number(value: Any) -> float | int | None:
    if pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else round(float(value), 2)
