"""Puts the page together: markup, style, script and data in one file that asks nothing of any network."""

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.ranking.seen import Seen, look
from analysis.ranking.signals import NO_WISHES
from analysis.ranking.wishes import Wishes
from pipelines.export.tables import Tables
from pipelines.files import whole_file
from pipelines.report.company import company_chart
from pipelines.report.contents import CHUNK, Contents, contents
from pipelines.report.firms import firms_of
from pipelines.report.scored import Scored
from pipelines.report.shared_hosts import host_chart
from pipelines.report.years import year_chart

FILE = "report.html"
"""Its name beside mentors.csv."""
PARTS = Path(__file__).with_name("parts")
_SCRIPTS = ("tools.js", "list.js", "person.js", "charts.js")
_AHEAD = 3
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(
    tables: Tables,
    resolved: pd.DataFrame | Seen,
    path: Path,
    signals: pd.DataFrame | None = None,
    wishes: Wishes = NO_WISHES,
) -> None:
    """Writes the report.

    Args:
        tables: what the run gave.
        resolved: the mentions behind it, with `entity_id`, or what was seen in them.
        path: the file to write.
        signals: what was kept with the list; None counts them anew.
        wishes: what the list was made for.

    Raises:
        UsageError: the folder cannot be written.
    """
    seen = look(resolved)
    write_page(contents(tables, seen, Scored.of(seen, signals, wishes)), path)


def write_page(shown: Contents, path: Path) -> None:
    """Writes the report of what was gathered.

    Raises:
        UsageError: the folder cannot be written.
    """
    with whole_file(path) as part, part.open("w", encoding="utf-8", errors="replace") as handle:
        handle.writelines(_pieces(shown))


def _pieces(shown: Contents) -> Iterator[str]:
    """Gives the page piece by piece: the details of very many people are never text all at once."""
    style, script = _style(), _script()
    appearances = shown.seen.appearances
    pieces: Iterator[str] = _template().generate(
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        shown=shown,
        about=shown.tables.about(),
        sources=shown.tables.sources.fillna("").to_dict("records"),
        firms=list(firms_of(shown.tables)),
        years=year_chart(appearances, datetime.now(UTC).year + _AHEAD),
        hosts=host_chart(appearances),
        company=company_chart(appearances, [(person["id"], person["name"]) for person in shown.people]),
        main=as_data({"people": shown.people, "words": shown.words, "parts": shown.parts, "chunk": CHUNK}),
        details=(as_data(piece) for piece in shown.details),
    )
    return pieces


def as_data(value: Any) -> Markup:
    """Writes JSON that cannot end the script element it stands in, whatever it says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter, escaped in _UNSAFE.items():
        text = text.replace(letter, escaped)
    return Markup(text)  # noqa: S704 - every letter that has a meaning in markup is escaped above


def _policy(style: str, script: str) -> str:
    """Allows our own style and script by their hash, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    return (PARTS / "report.css").read_text(encoding="utf-8")


@cache
def _script() -> str:
    scripts = "".join((PARTS / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{scripts}}})();\n'


@cache
def _template() -> Any:
    loader = FileSystemLoader(PARTS)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.lstrip_blocks = True
    return environment.get_template("report.html")
