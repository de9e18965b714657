"""The runs of text of a PDF with their places, read in a process of its own; or the reason why not."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.text import squeeze
from scrapers.extract.reading import Outcome

SECONDS = 40.0
_WORKER = Path(__file__).with_name("worker.py")


@dataclass(slots=True)
class Run:
    """A piece of text in one font on one line; the origin of the page is its upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    size: float
    bold: bool


@dataclass(slots=True)
class Runs:
    """What a PDF holds: the runs of each page, and how the reading ended."""

    outcome: Outcome
    detail: str = ""
    title: str = ""
    pages: list[list[Run]] = field(default_factory=list)


def runs_of(body: bytes) -> Runs:
    """Reads the runs of a PDF; never raises, never hangs, whatever the body is."""
    command = [sys.executable, "-I", str(_WORKER)]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Runs(Outcome.TOO_SLOW, f"PDF not read within {SECONDS:.0f} s")
    except OSError as error:
        return Runs(Outcome.BROKEN, f"PDF reader could not be started: {error}")
    try:
        said: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return Runs(Outcome.BROKEN, "PDF reader gave up: too large or damaged")
    return _runs(said)


def _runs(said: dict[str, Any]) -> Runs:
    if said["status"] == "encrypted":
        return Runs(Outcome.ENCRYPTED, "a password is needed")
    if said["status"] == "broken":
        return Runs(Outcome.BROKEN, f"damaged PDF: {said['detail']}"[:120])
    pages = [[Run(*run) for run in page["runs"]] for page in said["pages"]]
    left = f"{said['left']} pages not read" if said["left"] else ""
    if not any(pages):
        outcome = Outcome.NEEDS_OCR if said["images"] else Outcome.NOTHING
        return Runs(outcome, "no text in it, only images" if said["images"] else "no text in it")
    return Runs(Outcome.READ, left, squeeze(said["title"]), pages)
