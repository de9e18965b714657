"""One whole run over the sample web, the way a user starts it, brings every planted truth to light."""

import csv
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from analysis.text import fold
from tests.sample import PEOPLE, TRUTHS

COLUMNS = (
    "rank mentor_id name mentor_type score why appearances events hosts years first_year last_year roles"
    " seniority job_title organization helping_evidence next_event next_date next_place"
    " profile_urls evidence_urls"
).split()
Row = dict[str, str]


class Run(NamedTuple):
    folder: Path
    done: subprocess.CompletedProcess[str]
    people: list[Row]
    organizations: list[Row]


def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    workspace = tmp_path_factory.mktemp("workspace")
    command = [
        str(Path(sys.executable).with_name("mentorscout")),
        "run",
        "--sample",
        "--workspace",
        str(workspace),
    ]
    clean = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=clean, check=False)
    folder = workspace / "sample"
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    return Run(folder, done, table(folder / "mentors.csv"), table(folder / "organizations.csv"))


def key_of(name: str) -> str:
    """The words of a name in any order."""
    return " ".join(sorted(fold(name).split()))


def rows_named(rows: list[Row], *names: str) -> list[Row]:
    wanted = {fold(name) for name in names}
    return [row for row in rows if fold(row["name"]) in wanted]


def ids(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["name"] for entry in entries]


def test_mentors_csv_has_the_promised_columns(run: Run) -> None:
    assert list(run.people[0]) == COLUMNS
    assert [int(row["rank"]) for row in run.people] == list(range(1, len(run.people) + 1))


def test_nothing_half_written_is_left(run: Run) -> None:
    assert list(run.folder.rglob("*.part")) == []


def test_the_summary_names_the_top_ten_and_the_file(run: Run) -> None:
    assert "mentors.csv" in run.done.stdout
    shown = [row["name"] for row in run.people[:10] if row["name"] in run.done.stdout]
    assert len(shown) == 10


def rows_of(mentor: dict[str, Any], rows: list[Row]) -> list[Row]:
    surname = fold(mentor["name"]).split()[-1]
    spellings = {key_of(spelling) for spelling in [mentor["name"], *mentor["printed"]]}
    return [row for row in rows if surname in fold(row["name"]) or key_of(row["name"]) in spellings]


@pytest.mark.parametrize("mentor", TRUTHS["mentors"], ids=ids(TRUTHS["mentors"]))
def test_a_mentor_of_many_spellings_is_one_row(mentor: dict[str, Any], run: Run) -> None:
    found = rows_of(mentor, run.people)
    assert [row["organization"] for row in found] == [mentor["organization"]], [row["name"] for row in found]


@pytest.mark.parametrize("mentor", TRUTHS["mentors"], ids=ids(TRUTHS["mentors"]))
def test_a_mentor_is_among_the_first_ten(mentor: dict[str, Any], run: Run) -> None:
    found = rows_of(mentor, run.people[:10])
    assert len(found) == 1
    assert int(found[0]["appearances"]) >= mentor["appearances_at_least"]
    assert int(found[0]["hosts"]) >= 3


@pytest.mark.parametrize("namesake", TRUTHS["namesakes"], ids=ids(TRUTHS["namesakes"]))
def test_two_people_of_one_name_stay_two(namesake: dict[str, Any], run: Run) -> None:
    found = rows_named(run.people, namesake["name"])
    employers = sorted(person["organization"] for person in namesake["people"])
    assert sorted(row["organization"] for row in found) == employers


@pytest.mark.parametrize("namesake", TRUTHS["namesakes"], ids=ids(TRUTHS["namesakes"]))
def test_namesakes_keep_their_own_titles(namesake: dict[str, Any], run: Run) -> None:
    titles = {row["organization"]: row["job_title"] for row in rows_named(run.people, namesake["name"])}
    assert titles == {person["organization"]: person["job_title"] for person in namesake["people"]}


@pytest.mark.parametrize("star", TRUTHS["single_event_stars"], ids=ids(TRUTHS["single_event_stars"]))
def test_the_star_of_a_single_event_is_found_but_does_not_win(star: dict[str, Any], run: Run) -> None:
    found = rows_named(run.people, star["name"])
    assert len(found) == 1
    assert int(found[0]["rank"]) > 10
    assert int(found[0]["events"]) == 1


@pytest.mark.parametrize("vendor", TRUTHS["vendors"], ids=ids(TRUTHS["vendors"]))
def test_a_vendor_is_among_the_results(vendor: dict[str, Any], run: Run) -> None:
    found = rows_named(run.people, vendor["name"])
    assert [row["job_title"] for row in found] == [vendor["job_title"]]
    assert fold(vendor["organization"]).startswith(fold(found[0]["organization"])[:15])


@pytest.mark.parametrize("recruiter", TRUTHS["recruiters"], ids=ids(TRUTHS["recruiters"]))
def test_a_recruiter_is_among_the_results(recruiter: dict[str, Any], run: Run) -> None:
    found = rows_named(run.people, recruiter["name"])
    assert [row["job_title"] for row in found] == [recruiter["job_title"]]
    assert found[0]["organization"] == recruiter["organization"]


@pytest.mark.parametrize("person", TRUTHS["disallowed"], ids=ids(TRUTHS["disallowed"]))
def test_who_is_named_only_behind_robots_txt_is_absent(person: dict[str, Any], run: Run) -> None:
    for path in run.folder.rglob("*"):
        if path.suffix in {".csv", ".html", ".json", ".jsonl", ".vcf"}:
            assert person["name"] not in path.read_text("utf-8-sig"), path.name


@pytest.mark.parametrize("entry", TRUTHS["scripts"], ids=ids(TRUTHS["scripts"]))
def test_a_name_of_any_script_is_kept_as_printed(entry: dict[str, Any], run: Run) -> None:
    names = {row["name"] for row in run.people}
    assert names & {entry["name"], *entry.get("also", [])}


@pytest.mark.parametrize("entry", TRUTHS["organizations"], ids=ids(TRUTHS["organizations"]))
def test_a_sponsor_of_many_events_is_one_row(entry: dict[str, Any], run: Run) -> None:
    key = fold(entry["name"])
    assert len([row for row in run.organizations if fold(row["name"]).startswith(key)]) == 1


@pytest.mark.parametrize("text", TRUTHS["nobody"])
def test_what_is_nobody_is_no_row(text: str, run: Run) -> None:
    assert rows_named(run.people, text) == []


def test_there_are_enough_people_and_organizations(run: Run) -> None:
    assert len(run.people) >= TRUTHS["people_at_least"]
    assert len(run.organizations) >= TRUTHS["organizations_at_least"]


def test_nine_of_ten_people_named_on_the_pages_are_rows(run: Run) -> None:
    spellings = {key_of(row["name"]) for row in run.people}
    lost = [person.name for person in PEOPLE if spellings.isdisjoint(map(key_of, person.spellings))]
    assert len(lost) <= len(PEOPLE) / 10, lost


def test_nine_of_ten_rows_are_people(run: Run) -> None:
    known = {key_of(spelling) for person in PEOPLE for spelling in person.spellings}
    wrong = [row["name"] for row in run.people if key_of(row["name"]) not in known]
    assert len(wrong) <= len(run.people) / 10, wrong


def test_nine_of_ten_people_are_one_row(run: Run) -> None:
    rows = Counter(key_of(row["name"]) for row in run.people)
    twice = [
        person.name for person in PEOPLE if sum(rows[key] for key in {*map(key_of, person.spellings)}) > 1
    ]
    assert len(twice) <= len(PEOPLE) / 10, twice


def test_every_row_says_why_and_where(run: Run) -> None:
    for row in run.people:
        assert row["why"], row["name"]
        assert row["evidence_urls"].startswith("http://"), row["name"]


def test_pages_that_name_nobody_prove_nothing(run: Run) -> None:
    proofs = {url for row in run.people for url in row["evidence_urls"].split()}
    assert proofs.isdisjoint(f"http://{page}" for page in TRUTHS["silent_pages"])
