"""Tables with heads: which of their columns names organisations, and in which role."""

from collections import defaultdict
from dataclasses import dataclass

from analysis.roles import Role
from scrapers.extract.blocks.lines import Line, Lines
from scrapers.extract.blocks.page_reading import Ruling
from scrapers.extract.heads import field_of
from scrapers.extract.prices import holds_price
from scrapers.extract.words import role_of

_ORGANIZATIONS = frozenset([Role.SPONSOR, Role.EXHIBITOR])
_SHARE = 0.5
_FEWEST_HEADS = 2


@dataclass(frozen=True, slots=True)
class HeadedTable:
    """The columns of a table that name organisations, and what their head says of them.

    Attributes:
        columns: their numbers; none where the heads speak of other things.
        ruling: the role that the head itself gives ("Exhibitor"), else None.
        with_stands: another column holds the numbers of stands, so that what is named stands there.
    """

    columns: frozenset[int]
    ruling: Ruling | None
    with_stands: bool

    def holds_name(self, cell: tuple[int, int, int]) -> bool:
        """Whether a cell may hold a name."""
        return cell[1] > 0 and cell[2] in self.columns


def headed_tables(page: Lines) -> dict[int, HeadedTable]:
    """Finds the tables whose first row says what their columns hold."""
    firsts: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines:
        if line.cell and line.cell[1] == 0:
            firsts[line.cell[0]].append(line)
    filled = {line.cell[::2] for line in page.lines if line.cell and line.cell[1] and not line.image}
    tables = ((table, _headed(page, _over_texts(heads, filled))) for table, heads in firsts.items())
    return {table: found for table, found in tables if found}


def _over_texts(heads: list[Line], filled: set[tuple[int, int]]) -> dict[int, Line]:
    """The heads of a table by column; one over nothing but pictures is that of the bare column beside it."""
    found = {line.cell[2]: line for line in heads if line.cell}
    for column, line in list(found.items()):
        table = line.cell[0] if line.cell else 0
        if (table, column) not in filled and column + 1 not in found and (table, column + 1) in filled:
            found[column + 1] = found.pop(column)
    return found


def _headed(page: Lines, heads: dict[int, Line]) -> HeadedTable | None:
    texts = {column: line.text for column, line in heads.items()}
    if any(map(holds_price, texts.values())):  # levels of gifts head rows, not columns
        return None
    fields = {column: field_of(text) for column, text in texts.items()}
    named = (column for column, field in fields.items() if field in {"", "name", "organization"})
    hits = {column: role_of(texts[column]) for column in named}
    roles = {
        column: hit
        for column, hit in hits.items()
        if hit and hit.role in _ORGANIZATIONS and hit.share >= _SHARE
    }
    known = sum(bool(field) for field in fields.values()) + sum(not fields[column] for column in roles)
    marked = all(_is_head(page, line) for line in heads.values())
    if len(texts) < _FEWEST_HEADS or not (marked or known >= _FEWEST_HEADS):
        return None
    stands = "booth" in fields.values()
    best = max(roles, key=lambda column: roles[column].share, default=None)
    roles = {column: hit for column, hit in roles.items() if column == best}
    if roles:
        ((column, hit),) = roles.items()
        return HeadedTable(frozenset(roles), Ruling(hit.role, texts[column], 0.4), stands)
    for wanted in ("organization", "name"):
        if columns := [column for column, field in fields.items() if field == wanted]:
            return HeadedTable(frozenset([columns[0], *_headless(texts)]), None, stands)
    return HeadedTable(frozenset(), None, stands)


def _headless(texts: dict[int, str]) -> list[int]:
    """Columns between others without a head: where logos have one of their own, the names may stand there."""
    return [column for column in range(max(texts)) if column not in texts]


def _is_head(page: Lines, line: Line) -> bool:
    node = page.nodes[line.node]
    while node.tag not in {"th", "td"} and node.parent >= 0:
        node = page.nodes[node.parent]
    return node.tag == "th"
