"""A workbook for people: typed cells, filters, links; organisations and what was read on further sheets."""

from pathlib import Path

import pandas as pd
from xlsxwriter.workbook import Workbook

from pipelines.export.sheets import SheetWriter, Styles
from pipelines.export.tables import Tables
from pipelines.files import whole_file

NAME = "xlsx"
ENDING = ".xlsx"
PROOFS = 3
"""Links to pages beside each person; the last column has every address as text."""
_OPTIONS = {
    "constant_memory": True,  # a hundred thousand rows in a few megabytes
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ABOUT_WIDTHS = (24, 60, 40, 9, 9, 70)
_PURPOSE = (
    "Everything here was printed on public pages of associations and conferences. Each row can be followed "
    "to its pages. A page can be wrong or old: read it before you write to anybody."
)


def write(mentors: pd.DataFrame, path: Path) -> None:
    """Writes a workbook of the people alone.

    Raises:
        UsageError: the folder cannot be written.
    """
    write_tables(Tables(path.stem, mentors), path)


def write_tables(tables: Tables, path: Path) -> None:
    """Writes people, organisations, and what was read and what failed.

    Raises:
        UsageError: the folder cannot be written.
    """
    with whole_file(path) as part, Workbook(str(part), _OPTIONS) as book:
        book.set_properties({"title": f"Mentors: {tables.project}", "comments": _PURPOSE})
        styles = Styles.of(book)
        people, links = _with_links(tables.mentors)
        SheetWriter(book.add_worksheet("Mentors"), styles).table(people, links)
        firms, links = _with_links(tables.organizations)
        SheetWriter(book.add_worksheet("Organisations"), styles).table(firms, links)
        _about(book, tables, styles)


def _with_links(table: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Gives the first addresses of a row columns of their own, where they can be links."""
    split = table.copy()
    linked: list[str] = []
    if "profile_urls" in split.columns:
        at = split.columns.get_loc("profile_urls")
        split.insert(int(str(at)), "profile", _nth(split["profile_urls"], 0))
        linked.append("profile")
    if "evidence_urls" in split.columns:
        for number in range(PROOFS):
            at = split.columns.get_loc("evidence_urls")
            split.insert(int(str(at)), f"proof_{number + 1}", _nth(split["evidence_urls"], number))
            linked.append(f"proof_{number + 1}")
    return split, linked


def _nth(cells: pd.Series, number: int) -> pd.Series:
    parts = [str(cell).split(maxsplit=number + 1) for cell in cells.fillna("")]
    return pd.Series(
        [part[number] if len(part) > number else "" for part in parts], index=cells.index, dtype="str"
    )


def _about(book: Workbook, tables: Tables, styles: Styles) -> None:
    """Writes when this was made, from what, and what failed and why."""
    sheet = book.add_worksheet("About")
    for column, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(column, column, width)
    writer = SheetWriter(sheet, styles)
    facts = tables.about()
    for row, (label, value) in enumerate(facts.items()):
        writer.text(row, 0, label)
        if isinstance(value, int):
            sheet.write_number(row, 1, value, styles.number)
        else:
            writer.text(row, 1, value)
    writer.text(len(facts), 0, "How to read it")
    writer.text(len(facts), 1, _PURPOSE, wrapped=True)
    writer.rows(tables.sources, len(facts) + 2)
