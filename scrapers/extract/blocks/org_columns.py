"""Which lines of a section are the names of its records: one column of them, and what stands outside."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from analysis.names.judge import organization_score
from analysis.text import fold
from scrapers.extract.blocks.lines import Line, Lines, Node
from scrapers.extract.blocks.page_reading import Ruling
from scrapers.extract.prices import holds_price

# how surely a column is the names of its records: headings, bold lines, links, logos, plain text
_WEIGHT = {"heading": 3.0, "bold": 2.0, "link": 1.6, "image": 1.3, "text": 1.0}
_SET_OFF = frozenset(
    ["heading", "bold", "image"]
)  # in records of several shapes, as left and right, all of them are names
_SURE = 0.8
_SURE_BONUS = 0.3
_FEW = 4
_LAYS_OUT = 8  # a cell with more lines is no field but a part of the page
_LONGEST_RECORD = 10
_LONGEST_PRICE = 12
_FULLER, _SOME, _MOSTLY = 1.2, 0.2, 0.6


@dataclass(slots=True)
class Candidate:
    """A line, or part of one, that may name an organisation.

    Attributes:
        certain: it prints the number of a stand, or is of a list of donors, so that it is no offer.
        somebody: it is a donor who is a person.
        led: it is set off at the start of a line that says more of it.
    """

    line: Line
    text: str
    ruling: Ruling
    certain: bool = False
    somebody: bool = False
    led: bool = False

    @property
    def look(self) -> str:
        """What the line is by its look, the surest first."""
        line = self.line
        if line.level:
            return "heading"
        if line.image:
            return "image"
        bold = self.led and "b" in line.segments[0].style
        if line.bold or bold:
            return "bold"
        return "link" if line.is_link or self.led else "text"


def names_among(page: Lines, section: list[Candidate]) -> list[Candidate]:
    """Takes the fullest and surest column as names, then what is like them or linked outside their records.

    What is offered for a price is no name.
    """
    columns = _led_first(_without_trades(sorted(_columns(section), key=_merit, reverse=True)))
    taken = list(columns[0])
    look, told = taken[0].look, [fold(one.text) for one in taken]
    apart = [one for one in section if (one.look, one.line.level) == (look, taken[0].line.level)]
    records = _records(page, apart if look in _SET_OFF else taken)
    covered = {index for record in records.values() for index in record} - set(records)
    for column in columns[1:]:
        for one in column:
            alike = one.look in {look, "link", "image"} or _is_unlinked(one, taken[0])
            if one.line.index not in covered and (one.certain or alike):
                key = fold(one.text)
                if key and not any(key in old or (old in key and not one.certain) for old in told):
                    told.append(key)
                    taken.append(one)
    return [one for one in taken if one.certain or not _is_for_sale(page, records.get(one.line.index))]


def _is_unlinked(one: Candidate, first: Candidate) -> bool:
    """Whether a line is printed as those of a column of links are, but has no link itself."""
    plain = (one.look, first.look) == ("text", "link") and "|" not in one.text
    return plain and one.line.shape[0] == first.line.shape[0]


def _columns(section: list[Candidate]) -> list[list[Candidate]]:
    """Parts the candidates by look and shape; columns of a table that hold the same kind of text are one."""
    columns: dict[tuple[str, int, str], list[Candidate]] = defaultdict(list)
    for one in section:
        columns[(one.look, *one.line.shape)].append(one)
    grids: dict[tuple[str, int, str], list[list[Candidate]]] = defaultdict(list)
    for (look, path, style), column in columns.items():
        alike = grids[(look, path, style.partition("|")[0])]
        same = next((other for other in alike if _are_alike(other, column)), None)
        if same is None:
            alike.append(column)
        else:
            same.extend(column)
    return [column for alike in grids.values() for column in alike]


def _are_alike(one: list[Candidate], other: list[Candidate]) -> bool:
    """Whether two columns of cells both hold names: none repeats itself, and both are as long and as sure."""
    texts = [[candidate.text for candidate in column] for column in (one, other)]
    if any(len({fold(text) for text in column}) < 0.9 * len(column) for column in texts):
        return False
    if any(len({candidate.line.cell for candidate in column}) < len(column) for column in (one, other)):
        return False
    words, sure = (
        [sum(map(value, column)) / len(column) for column in texts]
        for value in (lambda text: len(text.split()), lambda text: organization_score(text) >= _SURE)
    )
    few = min(map(len, texts)) < _FEW
    return min(words) >= 0.4 * max(words) and (few or max(sure) - min(sure) <= 0.4)


def _merit(column: list[Candidate]) -> float:
    texts = {fold(one.text): organization_score(one.text) for one in column}
    sure = sum(score >= _SURE for score in texts.values()) / len(texts)
    # what repeats itself is rather a category, and what fills a cell with several lines rather an address
    cells = len({one.line.cell or one.line.index for one in column})
    count = cells if len(column) <= _LAYS_OUT * cells else len(column)
    if column[0].look == "image":  # what is said of several pictures was copied from one to the others
        count = min(count, len(texts))
    size = min(count, (count + len(texts)) / 2)
    return size * _WEIGHT[column[0].look] * (1 + _SURE_BONUS * sure)


def _without_trades(columns: list[list[Candidate]]) -> list[list[Candidate]]:
    """Leaves out headings that stand over firms: "Insurance" over those who insure, in a directory.

    Hardly one of them looks like a firm, and of a fuller column below them many more do.
    """
    first = columns[0]
    if first[0].look != "heading" or len(first) < _FEW or (some := _sure(first)) > _SOME:
        return columns
    fuller = [
        one for one in columns[1:] if len(one) >= _FULLER * len(first) and _sure(one) > max(_SOME, 2 * some)
    ]
    return fuller or columns


def _led_first(columns: list[list[Candidate]]) -> list[list[Candidate]]:
    """Puts firms that lines set off and describe before the headings of their trades, where as many."""
    first = columns[0]
    led = next((one for one in columns[1:] if one[0].led and len(one) >= len(first)), None)
    if led is None or first[0].look != "heading" or _sure(first) > _MOSTLY:
        return columns
    return [led, *(one for one in columns if one is not led and one is not first)]


def _sure(column: list[Candidate]) -> float:
    return sum(organization_score(one.text) >= _SURE for one in column) / len(column)


def _records(page: Lines, taken: list[Candidate]) -> dict[int, range]:
    """The lines that stand in the record of each name, by the line of the name."""
    names = sorted({one.line.index for one in taken})
    found: dict[int, range] = {}
    for index in names:
        node = page.nodes[page.lines[index].node]
        if bisect_left(names, node.end) - bisect_left(names, node.start) > 1:
            found[index] = range(index, index + 1)
            continue
        while node.parent >= 0:
            above = page.nodes[node.parent]
            if bisect_left(names, above.end) - bisect_left(names, above.start) != 1:
                break
            node = above
        found[index] = range(node.start, _defined(page, node))
    return found


def _defined(page: Lines, node: Node) -> int:
    """The end of a record: a term goes on with its definition."""
    end = node.end
    while node.tag == "dt" and end < len(page.lines) and page.nodes[page.lines[end].node].tag == "dd":
        end += 1
    return end


def _is_for_sale(page: Lines, record: range | None) -> bool:
    """Whether a price stands in a record: then it is a package or an item, and nobody has it yet."""
    if record is None or len(record) > _LONGEST_RECORD:
        return False
    lines = (page.lines[index] for index in record)
    return any(line.size <= _LONGEST_PRICE and not line.level and holds_price(line.text) for line in lines)
