"""`mentorscout industries` and `mentorscout sources`: lists for the eye and for other programs."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from pipelines.cli import cli
from scrapers.catalog import load
from scrapers.errors import UsageError
from tests.conftest import CHECKOUT

COMMAND = (sys.executable, "-c", "from pipelines.cli import main; main()")


def call(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def rows(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.output
    return [line.split("\t") for line in result.stdout.splitlines()]


def on_a_terminal(*args: str) -> str:
    """Runs the command on a real pseudo-terminal and gives what it printed."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "160", "TERM": "xterm", "NO_COLOR": "1"}
    done = subprocess.Popen([*COMMAND, *args], stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.close(theirs)
    printed = b""
    try:
        while part := os.read(ours, 65536):
            printed += part
    except OSError:  # the other end is closed: how a terminal says that all is read
        pass
    os.close(ours)
    _, complaint = done.communicate(timeout=30)
    assert done.returncode == 0, complaint
    return printed.decode()


def test_every_industry_is_one_tab_separated_line_in_a_pipe(tmp_path: Path) -> None:
    found = rows(call("industries", "--workspace", str(tmp_path)))
    assert [row[0] for row in found] == [industry.id for industry in load().industries]
    assert all(len(row) == 4 and int(row[2]) >= 10 for row in found)


def test_a_word_narrows_the_list(tmp_path: Path) -> None:
    found = rows(call("industries", "people ops", "--workspace", str(tmp_path)))
    assert [row[:2] for row in found] == [["human-resources", "Human resources & recruiting"]]


def test_an_unknown_word_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "industries", "xyzzy"],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "unknown industry" in done.stderr
    assert "human-resources" in done.stderr


def test_a_near_miss_is_asked_back(tmp_path: Path) -> None:
    result = call("sources", "humann resorces", "--workspace", str(tmp_path))
    assert isinstance(result.exception, UsageError)
    assert 'did you mean "human-resources"?' in str(result.exception)


def test_sources_of_an_industry(tmp_path: Path) -> None:
    found = rows(call("sources", "HR", "--workspace", str(tmp_path)))
    assert [row[0] for row in found] == [source.id for source in load().find("hr").sources]
    assert all(len(row) == 7 and row[4].startswith("https://") for row in found)
    assert {row[6] for row in found} == {"core", "extra"}


def test_a_body_that_merged_says_so_and_starts_at_its_successor(tmp_path: Path) -> None:
    found = {row[0]: row for row in rows(call("sources", "teacher", "--workspace", str(tmp_path)))}
    assert found["ascd"][4] == "https://iste.org/"
    assert found["ascd"][5].startswith("merged")


def test_the_catalogue_of_the_workspace_is_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "bees.yaml").write_text(
        "id: beekeeping\nlabel: Beekeeping [all]\nsources:\n"
        "  - {id: hive, name: Hive Society, kind: association, url: 'https://hive.example'}\n"
    )
    assert rows(call("industries", "bee", "--workspace", str(tmp_path))) == [
        ["beekeeping", "Beekeeping [all]", "1", ""]
    ]
    assert "Beekeeping [all]" in on_a_terminal("industries", "bee", "--workspace", str(tmp_path))


def test_a_terminal_gets_a_table_with_headings(tmp_path: Path) -> None:
    printed = on_a_terminal("sources", "hr", "--workspace", str(tmp_path))
    assert "Starts at" in printed.splitlines()[0]
    assert all(source.id in printed and source.url in printed for source in load().find("hr").sources)
    assert "\t" not in printed
