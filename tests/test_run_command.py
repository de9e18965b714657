"""`mentorscout run`: what a user may rely on, and what wrong use is told."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.sample import WEB

MENTORSCOUT = Path(sys.executable).with_name("mentorscout")
COLUMNS = (
    "rank,mentor_id,name,mentor_type,score,why,appearances,events,hosts,years,first_year,last_year,roles,seniority,"
    "job_title,organization,helping_evidence,next_event,next_date,next_place,profile_urls,evidence_urls"
).split(",")


def run(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [str(MENTORSCOUT), *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def fails_with_one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stderr.startswith("mentorscout: ")
    for word in words:
        assert word in done.stderr


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A run over saved pages of the sample web."""
    place = tmp_path_factory.mktemp("saved")
    return place, run("run", "--pages", WEB, "--workspace", "ws", "--name", "kept", cwd=place)


def test_saved_pages_give_the_list_without_a_network(
    saved: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    place, done = saved
    assert done.returncode == 0, done.stderr
    people = rows(place / "ws" / "kept" / "mentors.csv")
    assert list(people[0]) == COLUMNS
    assert [row["rank"] for row in people] == [str(n) for n in range(1, len(people) + 1)]
    assert "Katherine" in people[0]["name"]


def test_the_summary_says_how_much_was_read_and_where_the_files_are(
    saved: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    place, done = saved
    people = rows(place / "ws" / "kept" / "mentors.csv")
    assert f"{len(people)} people" in done.stdout
    assert "sources" in done.stdout
    assert "pages" in done.stdout
    assert "mentors.csv" in done.stdout
    assert people[9]["name"].split()[-1] in done.stdout


def test_the_same_again_changes_no_row_and_no_id(
    saved: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    place, _ = saved
    before = (place / "ws" / "kept" / "mentors.csv").read_bytes()
    again = run("run", "--pages", WEB, "--workspace", "ws", "--name", "kept", cwd=place)
    assert again.returncode == 0
    assert (place / "ws" / "kept" / "mentors.csv").read_bytes() == before


def test_nothing_half_written_carries_a_final_name(
    saved: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    place, _ = saved
    assert not [
        path for path in (place / "ws").rglob("*") if path.name.endswith(".part") or "probe" in path.name
    ]


def test_every_row_leads_to_pages_that_were_read(
    saved: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    place, _ = saved
    for row in rows(place / "ws" / "kept" / "mentors.csv"):
        assert row["evidence_urls"]
        assert row["why"]
        for url in row["evidence_urls"].split():
            assert url.removeprefix("http://").split("/")[0] in {folder.name for folder in WEB.iterdir()}


def test_a_quiet_run_says_nothing(tmp_path: Path) -> None:
    page = tmp_path / "in" / "www.example.org" / "speakers.html"
    page.parent.mkdir(parents=True)
    page.write_bytes((CHECKOUT / "tests/cases/pages/cards_with_titles/page.html").read_bytes())
    done = run("run", "--pages", "in", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "workspace" / "in" / "mentors.csv").is_file()


def test_a_source_without_a_network_is_named_and_files_are_written(tmp_path: Path) -> None:
    done = run("run", "--url", "http://nobody.invalid/", "--contact", "a@example.org", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    failed = [line for line in done.stdout.splitlines() if line.startswith("failed: ")]
    assert len(failed) == 1
    assert "nobody.invalid" in failed[0]
    assert (tmp_path / "workspace" / "nobody-invalid" / "mentors.csv").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--url", "www.example.org"), ("no scheme", "https://www.example.org")),
        (("--url", "ftp://example.org"), ("ftp",)),
        (("--industry", "humann resorces"), ("did you mean", "human")),
        (("--industry", "xyzzyplugh"), ("human-resources",)),
        (("--pages", "absent"), ("absent", "no such folder")),
        (("--pages", "empty"), ("empty",)),
        ((), ("--industry", "--url", "--pages", "--sample")),
        (("--sample", "--pages", "empty"), ("--sample",)),
        (("--sample", "--max-pages", "0"), ("--max-pages",)),
        (("--sample", "--workspace", "a-file"), ("a-file", "workspace")),
        (("--sample", "--name", "../.."), ("--name",)),
    ],
)
def test_wrong_use_is_one_clear_line_and_writes_nothing(
    words: tuple[str, ...], said: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a-file").write_text("")
    fails_with_one_line(run("run", *words, cwd=tmp_path), *said)
    assert not list(tmp_path.rglob("*.csv"))


def test_a_malformed_catalogue_of_the_user_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "workspace" / "catalog"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("id: [unclosed\n", encoding="utf-8")
    fails_with_one_line(run("run", "--industry", "hr", cwd=tmp_path), "mine.yaml")


@pytest.mark.parametrize("command", ["resolve", "rank"])
def test_tables_that_cannot_be_used_are_told_in_one_line(command: str, tmp_path: Path) -> None:
    (tmp_path / "nameless.csv").write_text("mention_id,title\n1,x\n", encoding="utf-8")
    (tmp_path / "broken.csv").write_bytes(b"mention_id,name,entity_id\n1,\xff\xfe,x\n")
    fails_with_one_line(
        run(command, "nameless.csv", "--out", "out.csv", cwd=tmp_path), "nameless.csv", "missing"
    )
    fails_with_one_line(run(command, "broken.csv", "--out", "out.csv", cwd=tmp_path), "broken.csv", "UTF-8")
    fails_with_one_line(run(command, "absent.csv", "--out", "out.csv", cwd=tmp_path), "absent.csv")
    assert not (tmp_path / "out.csv").exists()


def test_an_unknown_command_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = run("rnu", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
