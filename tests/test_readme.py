"""The README says what is true: its commands exist and run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.strip().splitlines()]
MENTORSCOUT = Path(sys.executable).with_name("mentorscout")


def is_command(line: str) -> bool:
    return line.startswith(".venv/bin/mentorscout")


def is_live(line: str) -> bool:
    return "--contact" in line


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the sample run was made, as `make run` makes it."""
    folder = tmp_path_factory.mktemp("readme")
    subprocess.run([MENTORSCOUT, "run", "--sample", "--quiet"], cwd=folder, check=True, timeout=120)
    page = CHECKOUT / "tests" / "cases" / "pages" / "cards_with_titles" / "page.html"
    (folder / "page.html").write_bytes(page.read_bytes())
    saved = folder / "saved-pages" / "www.example.org"
    saved.mkdir(parents=True)
    (saved / "speakers.html").write_bytes(page.read_bytes())
    return folder


@pytest.mark.parametrize("line", [line for line in COMMANDS if is_command(line) and not is_live(line)])
def test_a_command_without_network_runs(line: str, place: Path) -> None:
    words = shlex.split(line)[1:]
    done = subprocess.run(
        [MENTORSCOUT, *words],
        check=False,
        cwd=place,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", [line for line in COMMANDS if is_command(line) and is_live(line)])
def test_the_options_of_a_live_command_exist(line: str) -> None:
    words = shlex.split(line)[1:]
    shown = subprocess.run(
        [MENTORSCOUT, words[0], "--help"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    assert {word for word in words if word.startswith("--")} <= set(re.findall(r"--[a-z-]+", shown))


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("make")])
def test_a_make_target_is_there(line: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", "--question", *shlex.split(line)[1:]],
        check=False,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "MAKEFLAGS": ""},
    )
    assert done.returncode in {0, 1}, done.stderr


def test_every_folder_and_file_that_it_names_is_there() -> None:
    named = set(re.findall(r"`((?:scrapers|analysis|pipelines|data|tests|benchmarks)/[\w./]+)`", README))
    missing = [path for path in named if not (CHECKOUT / path).exists()]
    assert named
    assert not missing
