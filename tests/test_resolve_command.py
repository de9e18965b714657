"""`mentorscout resolve` on files, as other programs call it."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pipelines.frames import read_table, write_table

ROWS = [("a1", "Dr. Jane Roe, PhD"), ("a2", "ROE, Jane"), ("a3", "Wei Exemplar"), ("a4", "")]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    code = "from pipelines.cli import main; main()"
    call = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(call, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_adds_an_entity_to_every_row(tmp_path: Path, ending: str) -> None:
    source, out = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    write_table(pd.DataFrame(ROWS, columns=["mention_id", "name"]), source)
    done = run("resolve", source, "--out", out)
    assert done.returncode == 0, done.stderr
    resolved = read_table(out)
    assert list(resolved["mention_id"]) == ["a1", "a2", "a3", "a4"]
    assert resolved["entity_id"][0] == resolved["entity_id"][1]
    assert resolved["entity_id"].nunique() == 3


def test_says_in_one_line_what_is_missing_and_writes_nothing(tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("mention_id,person\na,Jane Roe\n", encoding="utf-8")
    done = run("resolve", source, "--out", out)
    assert done.returncode == 2
    assert "name" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not out.exists()


def test_counts_repeated_ids(tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("mention_id,name\na,Jane Roe\na,Jane Roe\nb,Wei Exemplar\n", encoding="utf-8")
    done = run("resolve", source, "--out", out)
    assert done.returncode == 0
    assert "1 rows repeat" in done.stderr
    assert len(read_table(out)) == 3


def test_an_empty_table_stays_empty(tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("mention_id,name\n", encoding="utf-8")
    assert run("resolve", source, "--out", out).returncode == 0
    assert list(read_table(out).columns) == ["mention_id", "name", "entity_id"]
