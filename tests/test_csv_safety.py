"""No cell of ours is run as a formula, and nothing is lost by keeping it so."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text import squeeze
from pipelines.export import generic, semicolon, spreadsheet
from pipelines.export.guard import guard, unguard

TRIGGERS = "=+-@\t\r\n\x00＝＋－＠"
CELL = st.one_of(
    st.text(max_size=30),
    st.builds(str.__add__, st.text(alphabet=f"'{TRIGGERS}", max_size=5), st.text(max_size=10)),
)


@given(CELL)
def test_a_guarded_cell_never_starts_a_formula_and_comes_back_as_it_was(cell):
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in set(TRIGGERS) or cell == ""


@given(CELL, CELL)
def test_two_cells_never_become_one(one, other):
    assert (guard(one) == guard(other)) == (one == other)


@pytest.mark.parametrize(
    "cell", ["Jo O'Reed", "'Matz'", "a=b", "5 - 3", "", "Ünal", "https://a.example/?x=1"]
)
def test_harmless_cells_are_left_alone(cell):
    assert guard(cell) == cell


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("https://x.example")', "+1-2", "-CEO", "@SUM(1)", "＝1+1", "'=1"]
)
def test_dangerous_cells_get_one_apostrophe(cell):
    assert guard(cell) == f"'{cell}"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(CELL, st.integers(-9, 9)), min_size=1, max_size=5))
def test_a_table_for_people_comes_back_whole(rows):
    frame = pd.DataFrame(rows, columns=["name", "score"])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mentors.csv"
        spreadsheet.write(frame, path)
        back = spreadsheet.read(path, numeric=("score",))
    assert back["name"].tolist() == [squeeze(name) for name in frame["name"]]
    assert back["score"].tolist() == frame["score"].tolist()


def test_the_file_is_utf8_with_a_mark_and_crlf_and_numbers_stay_numbers(tmp_path):
    path = tmp_path / "mentors.csv"
    frame = pd.DataFrame({"name": ["=cmd|' /C calc'!A0", "Zoë\x1b[31m\nReed"], "score": [-1.5, 2.0]})
    spreadsheet.write(frame, path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle))
    assert rows[1:] == [["'=cmd|' /C calc'!A0", "-1.5"], ["Zoë[31m Reed", "2.0"]]


def test_for_programs_the_guard_is_absent_and_the_danger_too(tmp_path):
    path = tmp_path / "mentors.generic.csv"
    generic.write(pd.DataFrame({"name": ["=@Joan Reed", "'t Hart"], "rank": [1, 2]}), path)
    assert path.read_bytes() == b"name,rank\r\nJoan Reed,1\r\n't Hart,2\r\n"


def test_a_table_that_a_spreadsheet_saved_with_semicolons_is_read_as_before(tmp_path):
    frame = pd.DataFrame({"rank": [1, 2], "name": ["=Olaf, Marsh", "Zoë; Reed"], "score": [12.05, 7.5]})
    semicolon.write(frame, tmp_path / "semicolons.csv")
    assert b"12,05" in (tmp_path / "semicolons.csv").read_bytes()
    spreadsheet.write(frame, tmp_path / "commas.csv")
    read = [
        spreadsheet.read(tmp_path / name, numeric=("rank", "score"), needs=("name",))
        for name in ("semicolons.csv", "commas.csv")
    ]
    pd.testing.assert_frame_equal(*read)
    assert read[0]["score"].tolist() == [12.05, 7.5]
