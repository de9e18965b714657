"""Raised signs behind names, and affiliations with the same sign: "Ana Ruiz¹ ... ¹Example Works"."""

import re

from scrapers.extract.blocks.lines import Line, Lines

_FARTHEST = 6
_SIGN = re.compile(r"\d+|[^\W\d_]|[*†‡§¶#]")


def is_note(line: Line) -> bool:
    """Says whether a line begins with a raised sign: it explains the sign and names nobody."""
    return bool(line.segments and line.segments[0].mark)


def affiliations_by_sign(page: Lines, index: int) -> dict[str, str]:
    """Gives what the notes below a line print behind each sign."""
    found: dict[str, str] = {}
    started = False
    for line in page.lines[index + 1 : index + 1 + _FARTHEST]:
        if is_note(line):
            started = True
            _read(line, found)
        elif started or line.level:
            break
    return found


def sign_of(line: Line, name: str) -> str:
    """Gives the first sign that stands behind a name in a line, or empty text."""
    before = ""
    for part in line.segments:
        if part.mark and before.rstrip().endswith(name.rsplit(maxsplit=1)[-1]):
            sign = _SIGN.search(part.mark)
            return sign[0] if sign else ""
        before += part.text
    return ""


def _read(line: Line, found: dict[str, str]) -> None:
    sign = ""
    for part in line.segments:
        if part.mark:
            match = _SIGN.search(part.mark)
            sign = match[0] if match else ""
        elif sign:
            found[sign] = f"{found.get(sign, '')}{part.text}".strip(" ,;")


def noted_affiliations(page: Lines, index: int, name: str) -> list[str]:
    """Gives the affiliation that the sign behind a name in a line points to, in its parts."""
    line = page.lines[index]
    if not any(part.mark for part in line.segments) or not (sign := sign_of(line, name)):
        return []
    notes = affiliations_by_sign(page, index)
    return [part for part in notes.get(sign, "").split(", ") if part]
