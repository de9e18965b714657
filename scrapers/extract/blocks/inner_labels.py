"""Labels inside a line: "Moderator: Ana Ruiz, Acme Panelist: Bo Li" are two lines run together."""

import re
from collections.abc import Sequence

from analysis.text import squeeze
from scrapers.extract.blocks.lines import Segment
from scrapers.extract.people import may_name
from scrapers.extract.words import may_name_role, role_of

_WORD = r"[^\W\d_][\w'’()/*-]*"
_LABEL = re.compile(rf"(?:{_WORD}\s){{0,2}}{_WORD}(?=\s?$)")
_COLON = re.compile(r"[:：](?=\s)")
_LONGEST_LABEL = 90
_STARTS = re.compile(r"(?<=[.;])\s+(?=(?:With|Mit|Avec|Con|Com|Met|Con la participación de)\s+[^\W\d_a-z])")
# the first session, "Floors (Chair: Ana Ruiz)"
_BRACKETED = re.compile(r"[(\[]\s?([^\W\d_][^()\[\]:：]{2,30})[:：]\s([^()\[\]]{3,80})")
_SHORT_FORM = re.compile(r"[^\W\d_]{2,5}\.")  # "Hon. Secretary:" is one label
_CLOSED = frozenset(".;|·•)–—-?!”»")
_WHOLE = 0.99
_FARTHEST = 4000


def inner_labels(text: str) -> list[int]:
    """Gives where a line is to be cut: before each label of a role that has another label before it.

    Args:
        text: a line as printed, before blanks are squeezed.

    Returns:
        Offsets in the text, in order; mostly none.
    """
    bracketed = [match.start(1) for match in _BRACKETED.finditer(text) if may_name(squeeze(match[2]))]
    if text.count(":") + text.count("：") < 2 and ". " not in text and "; " not in text and not bracketed:
        return []
    if len(text) > _FARTHEST or (":" not in text and "：" not in text) or not may_name_role(text):
        return []
    labels = [
        at for colon in _COLON.finditer(text) if (at := _start(text, colon.start(), bracketed)) is not None
    ]
    if not labels:
        return []
    several = len(labels) > 1
    cuts = [
        at
        for at in labels
        if (before := text[:at].strip())
        and (several or _is_closed(before) or at in bracketed)
        and not _SHORT_FORM.fullmatch(before)
    ]
    return sorted([*cuts, *(match.end() for match in _STARTS.finditer(text))])


def _is_closed(before: str) -> bool:
    """Whether what stands before a label has ended: "Session 2: Old Floors, Chair: ..." does at the comma."""
    return before[-1] in _CLOSED or (before[-1] == "," and ": " in before)


def cut(parts: list[Segment], offsets: list[int]) -> list[list[Segment]]:
    """Cuts runs of text at offsets of their joined text."""
    found: list[list[Segment]] = [[]]
    at, left = 0, list(offsets)
    for part in parts:
        text = part.text
        while left and at + len(text) > left[0]:
            size = left.pop(0) - at
            found[-1].append(Segment(text[:size], part.style, part.href))
            found.append([])
            text, at = text[size:], at + size
        found[-1].append(Segment(text, part.style, part.href))
        at += len(text)
    return [run for run in found if any(not part.text.isspace() for part in run if part.text)]


def _start(text: str, end: int, bracketed: Sequence[int]) -> int | None:
    """Where the label before a colon begins: its longest end that names a role with every word."""
    first = max(0, end - _LONGEST_LABEL)
    match = _LABEL.search(text[first:end])
    if match is None:
        return None
    starts = [match.start(), *(match.start() + blank.end() for blank in re.finditer(r"\s", match[0]))]
    for start in starts:
        label = text[first + start : first + match.end()]
        if (
            (label[:1].isupper() or first + start in bracketed)
            and (hit := role_of(label))
            and hit.share >= _WHOLE
        ):
            return first + start
    return None
