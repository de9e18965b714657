"""Blocks become HTML, so that the one reader of pages reads programmes in PDF too."""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from scrapers.extract.pdf.columns import Block, blocks_of, column_of
from scrapers.extract.pdf.rows import Row
from scrapers.extract.pdf.wrapping import TIMED, Line, join, lines_of, mid_sentence
from scrapers.extract.people import read_people
from scrapers.extract.talk_line import read_talk
from scrapers.extract.words import role_of

_LARGER = 1.15
_LONGEST_HEADING = 110
_OPEN_ENDED = re.compile(
    r"(?:[,;:(/&–—-]|\b(?:and|und|et|y|e|of|the|de|der|des|di|da|von|for|für|para|in))$", re.I
)
_FILE_NAME = re.compile(r"\.\w{2,4}$|^Microsoft |^untitled|^document\d*$", re.IGNORECASE)


def as_html(pages: list[list[Row]], title: str) -> str:
    """Gives a plain page of headings, lines and tables, in reading order.

    Args:
        pages: rows of every page.
        title: what the PDF calls itself; names of files are passed over.
    """
    sizes = Counter[float]()
    for rows in pages:
        for row in rows:
            for cell in row.cells:
                sizes[round(cell.size * 2) / 2] += len(cell.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    largest = _largest(pages[0] if pages else [], body)
    title = largest if not title or _FILE_NAME.search(title) else title
    parts = [f"<html><head><title>{escape(title)}</title></head><body>"]
    for rows in pages:
        for block in blocks_of(rows):
            parts += _table(block) if block.gutters else [_line(line, body) for line in lines_of(block.rows)]
    return "\n".join([parts[0], *_sections(parts[1:]), "</body></html>"])


def _sections(parts: list[str]) -> Iterator[str]:
    """Puts every heading and what follows it into an element of its own, those of lower headings inside."""
    levels: list[int] = []
    for part in parts:
        level = int(part[2]) if re.match(r"<h\d>", part) else 0
        while level and levels and levels[-1] >= level:
            levels.pop()
            yield "</section>"
        if level:
            levels.append(level)
            yield "<section>"
        yield part
    yield "</section>" * len(levels)


def _largest(rows: list[Row], body: float) -> str:
    sizes = [cell.size for row in rows for cell in row.cells]
    if not sizes or max(sizes) < _LARGER * body:
        return rows[0].text[:_LONGEST_HEADING] if rows else ""
    return " ".join(row.text for row in rows if row.cells[0].size >= 0.97 * max(sizes))[:200]


def _table(block: Block) -> Iterator[str]:
    """A row that leaves the first column free goes on with the row above it."""
    records: list[list[list[str]]] = []
    for row in block.rows:
        columns: list[list[str]] = [[] for _ in range(len(block.gutters) + 1)]
        for cell in row.cells:
            columns[column_of(cell, block.gutters)].append(cell.text)
        if columns[0] or not records:
            records.append([[" ".join(words)] if words else [] for words in columns])
        else:
            for number, words in enumerate(columns):
                records[-1][number] += [" ".join(words)] if words else []
    yield "<table>"
    for record in records:
        cells = "".join(f"<td>{'<br>'.join(map(escape, _joined(lines)))}</td>" for lines in record)
        yield f"<tr>{cells}</tr>"
    yield "</table>"


def _joined(lines: list[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        if joined and mid_sentence(joined[-1], line):
            joined[-1] = join(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _line(line: Line, body: float) -> str:
    """A heading by its size, or by words that name a role or begin a part of the programme."""
    text = escape(line.text)
    if line.size >= _LARGER * body and len(line.text) <= _LONGEST_HEADING:
        level = 1 if line.size >= 1.7 * body else 2 if line.size >= 1.35 * body else 3
        return f"<h{level}>{text}</h{level}>"
    if (line.bold or line.text.isupper() or line.text.endswith(":")) and _is_label(line.text):
        return f"<h4>{text}</h4>"
    if line.bold and TIMED.match(line.text) and read_talk(line.text) is None:
        return f"<h4>{text}</h4>"
    return f"<p><b>{text}</b></p>" if line.bold else f"<p>{text}</p>"


def _is_label(text: str) -> bool:
    hit = role_of(text)
    return bool(hit and hit.share >= 0.3 and not read_people(text).people)
