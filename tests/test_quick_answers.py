"""Help and mistakes are answered at once: nothing heavy is loaded before there is work to do."""

import subprocess
import sys

import pytest

HEAVY = ("pandas", "scrapy", "scipy", "sqlalchemy")
COUNTED = """
import sys
from pipelines.cli import main
sys.argv = ["mentorscout", *sys.argv[1:]]
try:
    main()
finally:
    print("loaded:", *(name for name in {heavy} if name in sys.modules))
"""


def answer(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", COUNTED.format(heavy=HEAVY), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "words",
    [["--help"], ["run", "--help"], ["run", "--nonsense"], ["run", "--max-pages", "many"], ["extract"]],
)
def test_help_and_mistakes_wait_for_nothing_heavy(words: list[str]) -> None:
    done = answer(*words)
    assert "loaded:\n" in done.stdout, done


def test_the_list_of_commands_says_what_each_does() -> None:
    told = answer("--help").stdout
    assert "  run         Find the mentors of an industry" in told
    assert "  export      Writes the people of a run in the form of TARGET." in told
