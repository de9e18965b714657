"""confs.tech: conferences of software and its neighbours, as JSON files by year and topic (MIT licence)."""

from collections.abc import Iterable
from typing import Any

from analysis.text import fold, squeeze
from scrapers.discovery.fetching import Answer, Ask
from scrapers.discovery.proposal import DiscoveryError, Proposal
from scrapers.discovery.search import Search, as_json, shape_error

NAME = "confs.tech"
_NEEDED = ("name", "url", "startDate")


def propose(search: Search) -> list[Proposal]:
    """Proposes conferences of the topics of an industry: last year's, this year's and next year's."""
    topics = search.places.topics.get(search.industry.id, [])
    if not topics:
        raise DiscoveryError(f"has no list for {search.industry.id}")
    base = search.addresses(NAME)[0].rstrip("/")
    years = range(search.today.year - 1, search.today.year + 2)
    asked = {f"{base}/{year}/{topic}.json": topic for year in years for topic in topics}
    answers = search.fetch([Ask(url) for url in asked])
    read = [
        (row, topic)
        for answer, topic in zip(answers, asked.values(), strict=True)
        if not answer.problem
        for row in _rows(answer)
    ]
    if not read:
        problems = dict.fromkeys(answer.problem for answer in answers if answer.problem)
        raise DiscoveryError(f"no list could be read ({'; '.join(problems) or 'all of them are empty'})")
    return _by_series(read)


def _rows(answer: Answer) -> list[dict[str, Any]]:
    rows = as_json(answer)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise shape_error(answer, "a list of conferences was expected")
    for row in rows:
        if missing := [key for key in _NEEDED if not isinstance(row.get(key), str)]:
            raise shape_error(answer, f'a conference without "{missing[0]}"')
    return rows


def _by_series(read: Iterable[tuple[dict[str, Any], str]]) -> list[Proposal]:
    series: dict[str, list[tuple[dict[str, Any], str]]] = {}
    for row, topic in sorted(read, key=lambda pair: str(pair[0]["startDate"]), reverse=True):
        series.setdefault(fold(row["name"]), []).append((row, topic))
    found = [_proposal(rows) for rows in series.values()]
    return [proposal for _, proposal in sorted(found, key=lambda pair: -pair[0])]


def _proposal(rows: list[tuple[dict[str, Any], str]]) -> tuple[int, Proposal]:
    latest = rows[0][0]
    years = sorted({str(row["startDate"])[:4] for row, _ in rows})
    topics = sorted({topic for _, topic in rows})
    place = [latest.get("city"), latest.get("country")]
    where = f" in {', '.join(map(str, filter(None, place)))}" if any(place) else ""
    return len(years), Proposal(
        name=squeeze(latest["name"]),
        url=latest["url"],
        kind="conference",
        region=squeeze(str(latest.get("country") or "")),
        platform=_platform(str(latest.get("cfpUrl") or "")),
        reason=f"confs.tech lists it under {', '.join(topics)} for {', '.join(years)}{where}",
        found_by=NAME,
    )


def _platform(call: str) -> str:
    return next((name for name in ("sessionize", "pretalx") if name in call), "")
