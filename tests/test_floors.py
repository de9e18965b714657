"""Quality floors: a figure that falls below its floor fails the check."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

# a real scorer in small: it runs the command of the product and counts the lines that it prints
SCORER = """
import json, subprocess, sys
out, command = sys.argv[sys.argv.index("--json") + 1], sys.argv[sys.argv.index("--") + 1 :]
done = subprocess.run(command, capture_output=True, text=True)
if done.returncode:
    sys.exit(done.stderr)
lines = done.stdout.splitlines()
tabs = sum("\\t" in line for line in lines)
json.dump({"lines": {"count": len(lines), "share-with-tabs": tabs / len(lines)}}, open(out, "w"))
"""
FLOORS = """
[listing]
score = "listing/score.py"
command = ["industries", "people ops"]
shown = ["lines.share-with-tabs"]

[listing.floors]
lines.count = 1
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    folder = tmp_path / "cases" / "listing"
    folder.mkdir(parents=True)
    (folder / "score.py").write_text(SCORER)
    return folder.parent


def check(floors: str, cases: Path, *more: str) -> subprocess.CompletedProcess[str]:
    path = cases.parent / "floors.toml"
    path.write_text(floors)
    script = str(CHECKOUT / "benchmarks" / "check_floors.py")
    command = [sys.executable, script, *more, "--cases", str(cases), "--floors", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cases.parent)


def test_a_figure_at_its_floor_is_ok(cases: Path) -> None:
    done = check(FLOORS, cases)
    assert done.returncode == 0, done.stderr
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["figure", "floor", "reached"],
        ["listing", "lines.count", "1.0000", "1.0000", "ok"],
        ["listing", "lines.share-with-tabs", "-", "1.0000", "shown"],
    ]


def test_a_figure_below_its_floor_fails(cases: Path) -> None:
    done = check(FLOORS.replace("lines.count = 1", "lines.count = 1.5"), cases)
    assert done.returncode == 1
    assert "BELOW" in done.stdout
    assert "1 below the floor" in done.stderr


def test_a_new_floor_is_one_line(cases: Path) -> None:
    done = check(FLOORS + "lines.share-with-tabs = 0.5\n", cases)
    assert done.returncode == 0
    assert "lines.share-with-tabs" in done.stdout


def test_a_figure_that_the_report_does_not_hold_fails(cases: Path) -> None:
    done = check(FLOORS + "lines.gone = 0.0\n", cases)
    assert done.returncode == 1
    assert ["listing", "lines.gone", "0.0000", "-", "BELOW"] in [
        line.split() for line in done.stdout.splitlines()
    ]


def test_a_command_that_fails_is_below_every_floor_and_says_why(cases: Path) -> None:
    done = check(FLOORS.replace("people ops", "xyzzy"), cases)
    assert done.returncode == 1
    assert "BELOW" in done.stdout
    assert 'unknown industry "xyzzy"' in done.stderr


def test_a_scorer_that_is_not_there_fails(cases: Path) -> None:
    assert check(FLOORS.replace("listing/score.py", "gone/score.py"), cases).returncode == 1


def test_without_real_cases_nothing_is_claimed(cases: Path) -> None:
    done = check(FLOORS, cases / "nowhere")
    assert done.returncode == 0
    assert done.stdout == f"no real cases in {cases / 'nowhere'}: nothing measured, no floor checked\n"


@pytest.mark.parametrize(
    "floors", ["[listing", "[listing]\n", "listing = 1\n", FLOORS + 'lines.x = "high"\n']
)
def test_broken_floors_are_one_clear_line(cases: Path, floors: str) -> None:
    done = check(floors, cases)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "floors.toml: cannot be read as floors" in done.stderr


def test_one_scorer_can_be_asked_for_by_name(cases: Path) -> None:
    assert check(FLOORS, cases, "listing").returncode == 0
    done = check(FLOORS, cases, "listin")
    assert done.returncode == 2
    assert "listin: not in" in done.stderr


def test_the_committed_floors_can_be_read(tmp_path: Path) -> None:
    committed = (CHECKOUT / "benchmarks" / "floors.toml").read_text()
    (tmp_path / "cases").mkdir()
    done = check(committed, tmp_path / "cases" / "absent")
    assert done.returncode == 0, done.stderr
