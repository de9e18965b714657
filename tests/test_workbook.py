"""`mentors.xlsx` opens with typed cells, filters and links, and no cell of it is ever run as a formula."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas as pd
from click.testing import CliRunner

from pipelines.commands.export import command
from pipelines.export import sheets, workbook
from pipelines.export.tables import Tables
from pipelines.mentors import COLUMNS, NUMERIC
from tests.result_cases import save_results

HOSTILE = [
    '=HYPERLINK("https://x.example","pay")', "+4912345", "-CEO of Acme", "@SUM(1)", "00123", "＝1+1", "'=1",
    "Zoë\x1b[31m\x00 Reed", "田中 \u202eabc", "=cmd|' /C calc'!A0",
]  # fmt: skip


def people(*names: str) -> pd.DataFrame:
    rows = [
        dict.fromkeys(COLUMNS, "")
        | dict.fromkeys(NUMERIC, 3)
        | {"rank": rank, "name": name, "mentor_id": f"m{rank}", "score": 12.25, "organization": name,
           "evidence_urls": f"https://a.example/{rank} http://b.example/ javascript:alert(1)",
           "profile_urls": f"https://p.example/{rank}"}
        for rank, name in enumerate(names, start=1)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def written(tables: Tables, folder: Path) -> openpyxl.Workbook:
    path = folder / "mentors.xlsx"
    workbook.write_tables(tables, path)
    return openpyxl.load_workbook(path)


def cells(sheet, heading: str) -> list:
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    return [sheet.cell(row, column) for row in range(2, sheet.max_row + 1)]


def test_numbers_are_numbers_and_text_is_text_whatever_it_begins_with(tmp_path):
    sheet = written(Tables("lamps", people(*HOSTILE)), tmp_path)["Mentors"]
    names = cells(sheet, "name")
    assert [cell.value for cell in names] == [sheets.printable(name) for name in HOSTILE]
    assert {cell.data_type for cell in names} == {"s"}
    assert names[1].value == "+4912345"
    assert {(cell.value, cell.data_type) for cell in cells(sheet, "score")} == {(12.25, "n")}
    with ZipFile(tmp_path / "mentors.xlsx") as packed:
        for part in packed.namelist():
            assert b"<f>" not in packed.read(part)


def test_the_heading_stays_in_sight_and_filters(tmp_path):
    sheet = written(Tables("lamps", people("Ada Reed", "Bo Marsh")), tmp_path)["Mentors"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.auto_filter.ref.endswith("3")
    assert sheet.column_dimensions["C"].width > 20


def test_only_https_addresses_are_links(tmp_path):
    sheet = written(Tables("lamps", people("Ada Reed")), tmp_path)["Mentors"]
    linked = {
        cell.value: cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }
    assert linked == {
        "https://a.example/1": "https://a.example/1",
        "https://p.example/1": "https://p.example/1",
    }
    assert cells(sheet, "proof 2")[0].value == "http://b.example/"
    assert cells(sheet, "evidence urls")[0].value.endswith("javascript:alert(1)")


def test_more_links_than_a_spreadsheet_bears_stay_text(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "LINKS", 3)
    sheet = written(Tables("lamps", people(*"ABCDE")), tmp_path)["Mentors"]
    assert sum(bool(cell.hyperlink) for row in sheet.iter_rows() for cell in row) == 3
    assert cells(sheet, "proof 1")[4].value == "https://a.example/5"


def test_it_says_what_was_read_and_what_failed(tmp_path):
    sources = pd.DataFrame({
        "source": ["wick", "lamp"], "name": ["Wick Forum", "=Lamp Expo"], "urls": ["https://w.example", ""],
        "pages": [12, 0], "mentions": [40, 0], "failure": ["", "robots.txt forbids it"],
    })  # fmt: skip
    book = written(Tables("lamps", people("Ada"), sources=sources, made="2026-05-01T10:00Z"), tmp_path)
    assert book.sheetnames == ["Mentors", "Organisations", "About"]
    said = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True) if row[0]}
    assert said["Made"] == "2026-05-01 10:00 UTC"
    assert said["Sources that failed"] == 1
    assert said["Pages read"] == 12
    assert said["lamp"] == "=Lamp Expo"
    assert "robots.txt forbids it" in [cell.value for cell in book["About"]["F"]]


def test_the_command_writes_it_beside_the_list(tmp_path):
    folder = save_results(tmp_path)
    CliRunner().invoke(command, ["--to", "xlsx", "--workspace", str(tmp_path)], catch_exceptions=False)
    sheet = openpyxl.load_workbook(folder / "mentors.xlsx")["Mentors"]
    assert {cell.value for cell in cells(sheet, "name")} == {"Zoë Reed", "=Olaf Marsh"}
