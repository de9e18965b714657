"""What was read on a page and why, in words for a person."""

import unicodedata
from collections.abc import Iterator

from analysis.text import fold
from scrapers.extract.tracing import Seen, Trace
from scrapers.items import Mention

_MOST_ASIDE = 40
_NAMELIKE = 0.4
_WIDTH = 160


def page_report(trace: Trace, url: str) -> Iterator[str]:
    """Gives the lines of the report."""
    reading = trace.reading
    holds = f"{trace.lines} lines, {len(reading.links)} links, {len(reading.endpoints)} endpoints"
    yield from map(
        _plain,
        (
            f"{url}",
            f"  outcome   {reading.outcome}{': ' if reading.detail else ''}{reading.detail}",
            f"  title     {reading.title}",
            f"  page role {trace.page_role or 'none'}",
            f"  platforms {', '.join(trace.platforms) or 'none recognised'}",
            f"  holds     {holds}",
            "",
            f"FOUND: {len(reading.mentions)}",
        ),
    )
    for mention in reading.mentions:
        yield from map(_plain, _found(mention, trace.seen))
    aside = [seen for seen in trace.seen if seen.aside]
    shown = [seen for seen in aside if seen.score >= _NAMELIKE]
    yield ""
    yield f"SET ASIDE: {len(aside)} lines, {len(shown)} of them namelike"
    for seen in shown[:_MOST_ASIDE]:
        yield from map(_plain, _set_aside(seen))
    if len(shown) > _MOST_ASIDE:
        yield f"  and {len(shown) - _MOST_ASIDE} more"


def _plain(text: str) -> str:
    """Keeps what a page prints from steering the terminal."""
    shown = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in text)
    return shown.rstrip()


def _found(mention: Mention, seen: list[Seen]) -> Iterator[str]:
    label = f" (“{mention.role_label}”)" if mention.role_label else ""
    beside = ", ".join(filter(None, (mention.job_title, mention.organization)))
    yield f"  {mention.name} · {mention.role}{label}{' · ' if beside else ''}{beside}"
    more = {
        "session": mention.session,
        "award": mention.award,
        "tier": mention.tier,
        "booth": mention.booth,
        "event": mention.event,
        "year": str(mention.year or ""),
    }
    told = ", ".join(f"{name} {value}" for name, value in more.items() if value)
    yield f"      by {mention.extractor}, confidence {mention.confidence:.2f}{'; ' if told else ''}{told}"
    for line in _lines_of(mention, seen)[:1]:
        yield from _reasons(line)
    yield _short(f"      printed: {mention.evidence}")


def _lines_of(mention: Mention, seen: list[Seen]) -> list[Seen]:
    name = fold(mention.name)
    return [
        line
        for line in seen
        if not line.aside and mention.evidence.startswith(line.text[:60]) and name in map(fold, line.names)
    ]


def _reasons(line: Seen) -> Iterator[str]:
    yield _short(
        f"      ruled by {line.ruled_by}; score {line.score:.2f} of {line.needed:.2f} needed "
        f"(own looks {line.own:.2f}, column {line.column:.2f})"
    )
    section = " > ".join(line.section)
    yield _short(f"      line {line.line} in {line.place}{'; under ' if section else ''}{section}")


def _set_aside(line: Seen) -> Iterator[str]:
    yield _short(f"  {line.text}")
    ruling = f"; {line.role} by {line.ruled_by}" if line.ruled_by else ""
    yield _short(f"      {line.aside}; score {line.score:.2f}{ruling}; line {line.line} in {line.place}")


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
