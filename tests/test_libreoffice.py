"""The files for people, opened in a real LibreOffice and saved from it, come back as they were."""

import csv
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis.text import squeeze
from pipelines import organizations
from pipelines.export import semicolon, sheets, spreadsheet, workbook
from pipelines.export.tables import Tables
from pipelines.mentors import COLUMNS, NUMERIC
from tests.test_workbook import HOSTILE, people

pytestmark = [
    pytest.mark.xdist_group("libreoffice"),
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]
TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
AS_UTF8 = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
AS_GERMAN = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true"
GERMAN_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,false"
NAMES = [name for name in HOSTILE if not name.isdigit()]
"""A CSV file has no types: what looks like a number is one to a spreadsheet; the workbook keeps it text."""


def firms() -> pd.DataFrame:
    empty = dict.fromkeys(organizations.COLUMNS, "") | dict.fromkeys(organizations.NUMERIC, 2)
    return pd.DataFrame([empty | {"rank": at, "name": name, "score": 7.5} for at, name in enumerate(NAMES)])


def opened_and_saved(folder: Path, target: str, *files: Path, how: tuple[str, ...] = ()) -> None:
    profile = f"-env:UserInstallation=file://{folder.parent}/profile"
    words = ["soffice", profile, "--headless", *how, "--convert-to", target, "--outdir", folder, *files]
    subprocess.run(words, check=True, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders beside `made`: `csv` and `xlsx` as LibreOffice saved the tables, `book` the workbook as CSV."""
    place = tmp_path_factory.mktemp("libreoffice")
    made = place / "made"
    made.mkdir()
    tables = (made / "mentors.csv", made / "organizations.csv")
    spreadsheet.write(people(*NAMES), tables[0])
    spreadsheet.write(firms(), tables[1])
    workbook.write_tables(Tables("lamps", people(*HOSTILE), firms()), made / "mentors.xlsx")
    opened_and_saved(place / "csv", TO_CSV, *tables, how=(AS_UTF8,))
    opened_and_saved(place / "xlsx", "xlsx", *tables, how=(AS_UTF8,))
    opened_and_saved(place / "book", TO_CSV, made / "mentors.xlsx")
    semicolon.write(people(*NAMES), made / "german.csv")
    opened_and_saved(place / "german", "xlsx", made / "german.csv", how=(AS_GERMAN,))
    opened_and_saved(place / "german", GERMAN_CSV, made / "german.csv", how=(AS_GERMAN,))
    return place


@pytest.mark.parametrize(
    ("file", "numeric"), [("mentors.csv", NUMERIC), ("organizations.csv", organizations.NUMERIC)]
)
def test_a_table_saved_from_it_is_read_as_if_it_had_never_been_opened(saved: Path, file: str, numeric):
    before, after = (spreadsheet.read(saved / folder / file, numeric) for folder in ("made", "csv"))
    assert list(before["name"]) == [squeeze(name) for name in NAMES]
    pd.testing.assert_frame_equal(after, before)


@pytest.mark.parametrize("file", ["mentors.xlsx", "organizations.xlsx"])
def test_no_cell_of_a_table_is_a_formula_and_numbers_are_numbers(saved: Path, file: str):
    sheet = openpyxl.load_workbook(saved / "xlsx" / file).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    heading = [cell.value for cell in sheet[1]]
    assert heading[0] == "rank", "the byte order mark is no letter"
    kinds = {sheet.cell(2, heading.index(name) + 1).data_type for name in ("rank", "score", "first_year")}
    assert kinds == {"n"}


def test_the_workbook_shows_every_cell_as_it_was_printed(saved: Path):
    with (saved / "book" / "mentors.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["name"] for row in rows] == [sheets.printable(name) for name in HOSTILE]
    assert {row["score"] for row in rows} == {"12.25"}
    assert len(rows[0]) >= len(COLUMNS)


def test_where_a_comma_stands_in_numbers_scores_are_numbers_too_and_come_back(saved: Path):
    sheet = openpyxl.load_workbook(saved / "german" / "german.xlsx").active
    heading = [cell.value for cell in sheet[1]]
    score = sheet.cell(2, heading.index("score") + 1)
    assert (score.value, score.data_type) == (12.25, "n")
    before, after = (
        spreadsheet.read(saved / place, NUMERIC) for place in ("made/mentors.csv", "german/german.csv")
    )
    pd.testing.assert_frame_equal(after, before)
