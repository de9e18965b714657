"""Runs of text between two breaks become the lines printed in them: mostly one, sometimes several."""

import re
from collections.abc import Iterator

from analysis.names.cjk import is_cjk, unspaced
from analysis.names.given import may_be_given_name
from analysis.names.judge import person_score
from analysis.roles import Family, family_of
from analysis.text import squeeze
from scrapers.extract.blocks.cjk_lists import with_signs
from scrapers.extract.blocks.entries import entries_of
from scrapers.extract.blocks.inner_labels import cut, inner_labels
from scrapers.extract.blocks.lines import Segment
from scrapers.extract.words import role_of

_LONG_LINE = 300
_LONG_HEAD = 24
_NAMELIKE = 0.45
_PICTOGRAPHS = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d]+")
_NAMED, _NAMELY = 0.9, 0.75
_WHOLE = 0.99
_PAIR = 2
_APART = 3
_LONG_TITLE = 2
_ADDRESS = re.compile(r"[,;]?\s*[(<\[]?https?://[^\s)>\]]+[)>\]]?")
_FILES = re.compile(r"(?:\s*\[[a-z][^\[\]]{2,24}\])+$")  # "Old Floors (Ana Ruiz) [slides]"
_LEADERS = re.compile(
    r"(?<=\w)\s*-?\s*(?:\.\s?){4,}(?=\s*[\w\"“])|(?<=\w)\s\.{2,}\s(?=\w)"
)  # "1988 ......... Ana Ruiz"
# signs that keep columns apart: "Ana Ruiz&nbsp;&nbsp;&nbsp;Bo Li"
_COLUMNS = re.compile(r"(?<=[\w.)])\s{3,}(?=[^\W\d_])")
_NO_WORDS = re.compile(r"(\W{40})\W+")


def lines_of(parts: list[Segment]) -> Iterator[tuple[str, list[Segment]]]:
    """Gives the text of each line with its runs; none where there are only blanks."""
    raw = parts[0].text if len(parts) == 1 else "".join([part.text for part in parts])
    if not raw.isascii():
        raw = _PICTOGRAPHS.sub(" ", raw)
    if (":" in raw or "：" in raw) and (offsets := inner_labels(raw)):
        for run in cut(parts, offsets):
            if text := _unbracketed(squeeze("".join([part.text for part in run]))):
                yield text, run
        return
    if len(parts) > 1 and (second := _field_apart(parts)):
        yield squeeze("".join([part.text for part in parts[:second]])), parts[:second]
        yield squeeze("".join([part.text for part in parts[second:]])), parts[second:]
        return
    raw = _without_address(raw) if "://" in raw else raw
    if "\u00a0\u00a0" in raw or "\u00a0 \u00a0" in raw:
        raw = _COLUMNS.sub(_bar, raw)
    text = squeeze(_LEADERS.sub(" – ", raw) if ".." in raw or ". ." in raw else raw)
    text = _FILES.sub("", text) or text if text.endswith("]") else text.removesuffix("¶")
    if len(text) < _LONG_HEAD and is_cjk(text) and person_score(text) < _NAMELIKE:
        text = unspaced(text)  # the head of a column; a name stays as it is printed
    text = with_signs(text)
    if len(text) > _LONG_LINE:
        text = _NO_WORDS.sub(r"\1", text)
    entries = _fields_in(text) or entries_of(text) if text else []
    for entry in entries:
        yield entry, parts if len(entries) == 1 else _plain(entry, parts)


def _bar(blanks: re.Match[str]) -> str:
    """A bar for blanks of which several keep a line from breaking."""
    return " | " if blanks[0].count("\u00a0") >= _APART else blanks[0]


def _without_address(text: str) -> str:
    """Takes web addresses out of a line that says more: "Ana Ruiz, http://example.org/~ruiz"."""
    rest = _ADDRESS.sub("", text)
    said = any(map(str.isalpha, rest)) and not rest.rstrip().endswith((":", "-", "–"))
    return rest if said else text


def _fields_in(text: str) -> list[str]:
    """Parts "Logistics: Ana Ruiz | Finance: Bo Li" and "Ana Ruiz, Example Works | Bo Li, Other Works"."""
    parts = text.split(" | ") if " | " in text else []
    if len(parts) < _PAIR:
        return []
    labelled = all(0 < part.find(": ") < _LONG_HEAD for part in parts)
    return parts if labelled or all(map(_names_with_employer, parts)) else []


def _names_with_employer(part: str) -> bool:
    """Whether a part of a line is "Ana Ruiz, Example Works"."""
    name, comma, _ = part.partition(", ")
    return bool(comma) and " " in name and person_score(name) >= _NAMELY


def _field_apart(parts: list[Segment]) -> int:
    """Gives which run is a field of its own: a seat behind a post, a talk behind a name; 0 for none.

    `<span>Glazier at Rosa Tiles</span> <span>Vice President</span>` is printed as two lines.
    """
    told = [at for at, part in enumerate(parts) if not part.text.isspace()]
    if len(told) != _PAIR or told[1] - told[0] == 1:
        return 0
    first, second = parts[told[0]], parts[told[1]]
    if "i" not in first.style or "i" not in second.style:
        return 0
    talk = _is_talk(first.text, second.text, linked="a" in first.style)
    return told[1] if talk or _is_seat(first.text, second.text) else 0


def _is_seat(post: str, seat: str) -> bool:
    hit = role_of(squeeze(seat).partition(",")[0]) if " " in post.strip() else None
    return hit is not None and hit.share >= _WHOLE and family_of(hit.role) == Family.COMMITTEE


def _is_talk(name: str, title: str, *, linked: bool) -> bool:
    """Whether a full name, known or linked, and a longer text in another element are who speaks on what."""
    known = linked or may_be_given_name(name.split(maxsplit=1)[0])
    long = title.count(" ") >= _LONG_TITLE and title.strip()[:1].isupper()
    return long and known and person_score(squeeze(name)) >= (_NAMELY if linked else _NAMED)


def _unbracketed(text: str) -> str:
    """Takes off the bracket that was cut in two: "Floors (" and "Chair: Ana Ruiz)"."""
    text = text.rstrip("([ ")
    if text[-1:] in ")]" and text.count("(") + text.count("[") < text.count(")") + text.count("]"):
        text = text[:-1].rstrip()
    return text


def _plain(entry: str, parts: list[Segment]) -> list[Segment]:
    """One run of text for an entry of a line, with its first link, if that stands in it."""
    href = next((part.href for part in parts if part.href and squeeze(part.text) in entry), "")
    return [Segment(entry, "", href)]
