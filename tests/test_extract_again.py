"""Stored pages are read again with the readers of today, without a network, and the files follow."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.commands.extract import command
from scrapers.errors import UsageError

MENTORSCOUT = str(Path(sys.executable).with_name("mentorscout"))
STORED = ["mention_id", "name", "role", "organization", "session", "year", "page", "source", "fetched_at"]


def again(*args: object) -> tuple[str, int]:
    done = CliRunner().invoke(
        command, [str(arg) for arg in args], catch_exceptions=False, standalone_mode=False
    )
    return done.output, done.return_value


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a real run over the sample web leaves."""
    folder = tmp_path_factory.mktemp("again")
    clean = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    subprocess.run(
        [MENTORSCOUT, "run", "--sample", "--quiet", "--workspace", folder], check=True, timeout=120, env=clean
    )
    return folder


def stored(workspace: Path) -> list[tuple]:
    with closing(sqlite3.connect(workspace / "mentorscout.db")) as store:
        return store.execute(f"select {','.join(STORED)} from mentions order by page, mention_id").fetchall()


def spoil(workspace: Path) -> None:
    """Makes the store look as if older readers had missed some mentions and invented others."""
    with closing(sqlite3.connect(workspace / "mentorscout.db")) as store, store:
        store.execute("delete from mentions where rowid % 3 = 0")
        store.execute("update mentions set mention_id = 'old' || mention_id where rowid % 7 = 1")


def test_the_same_readers_change_nothing(workspace):
    before, table = stored(workspace), (workspace / "sample" / "mentors.csv").read_bytes()
    said, code = again("--workspace", workspace)
    assert code == 0
    assert len(before) > 300
    assert f"{len(before)} mentions before, {len(before)} now, 0 pages changed" in said
    assert stored(workspace) == before
    assert (workspace / "sample" / "mentors.csv").read_bytes() == table


def test_what_older_readers_left_is_replaced_and_told(workspace):
    before, table = stored(workspace), (workspace / "sample" / "mentors.csv").read_bytes()
    spoil(workspace)
    left = len(stored(workspace))
    said, _ = again("--workspace", workspace, "--project", "sample")
    assert stored(workspace) == before
    assert (workspace / "sample" / "mentors.csv").read_bytes() == table
    assert f"{left} mentions before, {len(before)} now" in said
    assert "new, 1 gone)" in said
    assert said.endswith(f"written: {workspace / 'sample' / 'mentors.csv'}\n")


def test_an_unknown_project_is_told_which_there_are(workspace):
    with pytest.raises(UsageError, match="no project 'Sample'; there are: sample"):
        again("--workspace", workspace, "--project", "Sample")


def test_a_folder_without_a_store_gets_none(tmp_path):
    with pytest.raises(UsageError, match="no stored pages there; start with"):
        again("--workspace", tmp_path / "nothing")
    assert not list(tmp_path.iterdir())
