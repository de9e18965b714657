"""A line of text becomes pieces: what stands between commas, dashes, "and" and brackets."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.text import squeeze

_TIME = r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?"
_LEAD = re.compile(
    rf"^(?:[\s\-–—•*·▪►»>|]+|\(?\d{{1,3}}[.)]\s+"
    rf"|{_TIME}\s*(?:[-–—]|to|bis|a)\s*{_TIME}(?:\s*[:|–-])?\s+|{_TIME}\s*[:|–-]\s+)+",
    re.IGNORECASE,
)
_AND = "and|und|et|e|y|i|en|og|och|ve|&"
_SEPARATOR = re.compile(
    rf"(\s*[\s,;]\s*(?:{_AND})\s+|\s*(?:;|,(?=\s)|，|、|\s\|\s|\s[–—-]\s|\s[–—]|[–—]\s|\s•\s|\s·\s|\s/\s|\s@\s?"
    r"|\s(?:at|from)\s)\s*)"
)
_MAY_PART = re.compile(rf"[,;，、|–—•·/@&-]|\s(?:{_AND}|at|from)\s")
_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
_PAREN = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]")
_BRACKETS = frozenset("(（[")
_HIDDEN = re.compile("\ue000\\d+\ue001")
JOINERS = frozenset([*_AND.split("|"), ";", "、"])


def without_lead(text: str) -> str:
    """Takes bullets, numbers and times of day off the front."""
    return _LEAD.sub("", text)


@dataclass(slots=True)
class Piece:
    """A part of a line: its text, the separator before it (plain and as printed), what its brackets hold."""

    text: str
    joined: str
    raw: str
    paren: list[str]


@lru_cache(maxsize=16384)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """Cuts a line at commas, dashes, bars and words such as "and"; brackets go with the piece before."""
    found: list[Piece] = []
    joined, raw, rest = "", "", text
    parens: dict[str, str] = {}

    def hide(match: re.Match[str]) -> str:
        token = f"\ue000{len(parens)}\ue001"
        parens[token] = squeeze(match[1])
        return " " + token + " "

    if not _BRACKETS.isdisjoint(text):
        rest = _PAREN.sub(hide, rest)
    for position, part in enumerate(_SEPARATOR.split(rest) if _MAY_PART.search(rest) else [rest]):
        if position % 2:
            joined, raw = part.strip(" ,") or ",", part
            continue
        inside = [parens[token] for token in _HIDDEN.findall(part)] if parens else []
        bare = squeeze(_HIDDEN.sub(" ", part) if inside else part).strip(" ,:–—-†‡*§¶^")
        bare = _STOP.sub("", bare) if bare.endswith(".") else bare
        if bare or inside:
            found.append(Piece(bare, joined, raw, [text for text in inside if text]))
    return tuple(found)
