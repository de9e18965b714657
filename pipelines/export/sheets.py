"""One sheet of a workbook: typed cells, a frozen heading with filters, links, widths."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.text import squeeze

LINKS = 60_000
"""Links on a sheet; a spreadsheet refuses a file with more than 65,530, so the rest stay text."""
_CELL = 32_767
_LONGEST_LINK = 2_000
_WIDTHS = {
    "name": 28, "why": 60, "helping_evidence": 48, "organization": 28, "job_title": 28, "next_event": 28,
    "people": 48, "evidence_urls": 40, "mentor_id": 18, "organization_id": 18, "urls": 40, "failure": 60,
}  # fmt: skip
_LINK_WIDTH, _NUMBER_WIDTH, _TEXT_WIDTH = 32, 9, 16
_SPARE = 2
_WRAPPED = {"why", "helping_evidence", "failure", "people"}


@dataclass(frozen=True, slots=True)
class Styles:
    """The few formats of a workbook."""

    heading: Format
    text: Format
    wrapped: Format
    number: Format
    score: Format

    @classmethod
    def of(cls, book: Workbook) -> "Styles":
        """Makes them for a workbook."""
        top: dict[str, Any] = {"valign": "top"}
        return cls(
            heading=book.add_format({"bold": True, "bottom": 1, "valign": "top", "bg_color": "#EEF1F4"}),
            text=book.add_format(top),
            wrapped=book.add_format(top | {"text_wrap": True}),
            number=book.add_format(top | {"num_format": "0"}),
            score=book.add_format(top | {"num_format": "0.0"}),
        )


class SheetWriter:
    """Writes rows onto one sheet, from the top to the bottom, so that memory stays small."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        """Takes an empty sheet."""
        self.sheet = sheet
        self.styles = styles
        self.links = 0

    def table(self, table: pd.DataFrame, linked: Sequence[str] = ()) -> None:
        """Writes a whole sheet: a frozen heading with filters, then the rows.

        Args:
            table: numeric columns become numbers, everything else text.
            linked: columns whose cells are web addresses; https ones become links.
        """
        columns = [str(column) for column in table.columns]
        for position, column in enumerate(columns):
            width = _width(
                column, number=pd.api.types.is_numeric_dtype(table[column]), linked=column in linked
            )
            self.sheet.set_column(position, position, width)
        self.sheet.freeze_panes(1, columns.index("name") + 1 if "name" in columns else 0)
        self.sheet.autofilter(0, 0, max(len(table), 1), max(len(columns) - 1, 0))
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.rows(table, 0, linked)

    def rows(self, table: pd.DataFrame, start: int, linked: Sequence[str] = ()) -> None:
        """Writes the heading of a table at a row, and its rows below."""
        columns = [str(column) for column in table.columns]
        numeric = [pd.api.types.is_numeric_dtype(table[column]) for column in columns]
        for position, column in enumerate(columns):
            self.sheet.write_string(start, position, column.replace("_", " "), self.styles.heading)
        for row, values in enumerate(table.itertuples(index=False, name=None), start=start + 1):
            for position, value in enumerate(values):
                if pd.isna(value) or value == "":
                    continue
                if numeric[position]:
                    style = self.styles.score if columns[position] == "score" else self.styles.number
                    self.sheet.write_number(row, position, float(value), style)
                elif columns[position] in linked:
                    self._link(row, position, printable(value))
                else:
                    self.text(row, position, value, wrapped=columns[position] in _WRAPPED)

    def text(self, row: int, column: int, value: object, *, wrapped: bool = False) -> None:
        """Writes text that stays text, whatever it begins with."""
        style = self.styles.wrapped if wrapped else self.styles.text
        self.sheet.write_string(row, column, printable(value), style)

    def _link(self, row: int, column: int, address: str) -> None:
        if not address.startswith("https://") or len(address) > _LONGEST_LINK or self.links >= LINKS:
            self.text(row, column, address)
            return
        self.links += 1
        self.sheet.write_url(row, column, address, string=address)


def printable(value: object) -> str:
    """Gives the text of a cell: one line, no invisible marks, cut at the limit of a cell."""
    return squeeze(str(value))[:_CELL]


def _width(column: str, *, number: bool, linked: bool) -> int:
    usual = _NUMBER_WIDTH if number else _LINK_WIDTH if linked else _TEXT_WIDTH
    return max(_WIDTHS.get(column, usual), len(column) + _SPARE)
