"""Names that a table prints in two columns, family names in the one and given names in the other."""

from itertools import pairwise

from analysis.names.words import HONORIFICS, QUALIFIERS, key
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.heads import field_of

_LONGEST_TITLE = 4
_HALVES = frozenset(["family_name", "given_name"])


def join_split_names(page: Lines) -> None:
    """Joins the two columns into the first of them, given names first; the second is set aside."""
    heads: dict[int, dict[str, int]] = {}
    for line in page.lines:
        if line.cell and line.cell[1] == 0 and (field := field_of(line.text)) in _HALVES | {"name"}:
            heads.setdefault(line.cell[0], {}).setdefault(field, line.cell[2])
    for table, columns in heads.items():
        if len(columns) > 1 and not _HALVES.isdisjoint(columns):
            family = columns.get("family_name", columns.get("name", 0))
            given = columns["given_name"] if "given_name" in columns else columns["name"]
            _join(page, table, family, given)


def join_titles(page: Lines) -> None:
    """Puts a title that stands on a line of its own before the name in the next line of its element."""
    for line, following in pairwise(page.lines):
        if line.size <= _LONGEST_TITLE and line.node == following.node and _is_title(line.text):
            following.text = f"{line.text} {following.text}"
            following.size += line.size
            line.menu = True


def _is_title(text: str) -> bool:
    words = [key(word) for word in text.split()]
    return all(word in HONORIFICS or word in QUALIFIERS for word in words) and words[0] in HONORIFICS


def _join(page: Lines, table: int, family: int, given: int) -> None:
    rows: dict[int, dict[int, Line]] = {}
    for line in page.lines:
        if line.cell and line.cell[0] == table and line.cell[1] and line.cell[2] in {family, given}:
            rows.setdefault(line.cell[1], {}).setdefault(line.cell[2], line)
    for row in rows.values():
        if len(row) == 2:
            kept, other = row[min(row)], row[max(row)]
            kept.text = f"{row[given].text} {row[family].text}"
            kept.size = kept.text.count(" ") + 1
            other.menu = True
