"""A person's decisions and everybody's ids outlive every later run."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from pipelines.cli import cli
from pipelines.entities import Entities
from pipelines.frames import read_table
from scrapers.errors import UsageError
from scrapers.items import Mention, Role
from scrapers.store import Store, store_path
from scrapers.store.records import PageRecord

Row = dict[str, str]
MENTOR = "Katherine Thistlewood"


def crawl(workspace: Path) -> None:
    command = [str(Path(sys.executable).with_name("mentorscout")), "run", "--sample", "--quiet"]
    clean = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    done = subprocess.run(
        [*command, "--workspace", str(workspace)], capture_output=True, text=True, env=clean, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("decided")
    crawl(workspace)
    return workspace


@pytest.fixture
def workspace(first: Path, tmp_path: Path) -> Path:
    shutil.copytree(first, tmp_path / "workspace")
    return tmp_path / "workspace"


def call(workspace: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(
        cli, [*arguments, "--workspace", str(workspace)], input=typed, catch_exceptions=False
    )


def again(workspace: Path) -> None:
    """Concludes as every run does, from what is stored."""
    entities = Entities.find(workspace, None)
    with entities.store() as store:
        entities.write_anew(store)


def rows(workspace: Path, table: str = "review.csv") -> list[Row]:
    with (workspace / "sample" / table).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ids(workspace: Path) -> dict[str, str]:
    table = read_table(workspace / "sample" / "resolved.parquet")
    return dict(zip(table["mention_id"], table["entity_id"], strict=True))


def entities_of(workspace: Path, row: Row) -> list[set[str]]:
    known = ids(workspace)
    return [{known[mention] for mention in row[f"{side}_mentions"].split()} for side in ("left", "right")]


def answer_in_table(workspace: Path, at: int, answer: str) -> None:
    path = workspace / "sample" / "review.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    table.loc[at, "answer"] = answer
    table.to_csv(path, index=False, encoding="utf-8-sig")


def open_pair(workspace: Path, now: str) -> tuple[int, Row]:
    return next((at, row) for at, row in enumerate(rows(workspace)) if row["now"] == now)


def test_a_second_run_changes_no_id_and_no_question(workspace: Path) -> None:
    before, asked = ids(workspace), rows(workspace)
    crawl(workspace)
    assert ids(workspace) == before
    assert rows(workspace) == asked


def test_new_mentions_change_no_id_of_others(workspace: Path) -> None:
    before = ids(workspace)
    url = "http://newforum.example/2026/speakers"
    new = [
        Mention(
            name=name, role=Role.SPEAKER, event="New Forum 2026", host="newforum.example", year=2026, url=url
        )
        for name in ("Oleander Vexmoor", MENTOR)
    ]
    with Store.open(store_path(workspace)) as store:
        store.save_page(PageRecord(project="sample", url=url, source="newforum.example"), b"page", new)
    again(workspace)
    after = ids(workspace)
    assert {mention: after[mention] for mention in before} == before
    assert after[new[0].mention_id] not in set(before.values())


def test_a_question_shows_both_sides_with_quotes_links_and_reasons(workspace: Path) -> None:
    asked = rows(workspace)
    assert asked
    for row in asked:
        assert row["answer"] == ""
        assert row["reasons"].startswith("name: ")
        for side in ("left", "right"):
            assert row[f"{side}_name"]
            assert row[f"{side}_editions"]
            assert row[f"{side}_urls"].startswith("http://")


@pytest.mark.parametrize(("now", "answer", "rows_after"), [("one row", "no", 2), ("two rows", "Yes", 1)])
def test_an_answer_in_the_table_holds_for_good(
    workspace: Path, now: str, answer: str, rows_after: int
) -> None:
    at, row = open_pair(workspace, now)
    answer_in_table(workspace, at, answer)
    assert "1 answers kept" in call(workspace, "review", typed="quit\n").output
    for _ in range(2):
        left, right = entities_of(workspace, row)
        assert len(left | right) == rows_after
        assert [row["left_mentions"], row["right_mentions"]] not in [
            [asked["left_mentions"], asked["right_mentions"]] for asked in rows(workspace)
        ]
        again(workspace)


def test_a_strange_answer_is_named_before_anything_is_done(workspace: Path) -> None:
    answer_in_table(workspace, 0, "perhaps")
    with pytest.raises(UsageError, match=r"review\.csv, row 2: 'perhaps'"):
        call(workspace, "review", typed="quit\n")


def test_review_keeps_every_answer_at_once_and_goes_back(workspace: Path) -> None:
    asked = rows(workspace)
    at, row = open_pair(workspace, "two rows")
    done = call(workspace, "review", typed="no\n" * at + "what\nno\nback\nyes\n")
    assert done.exit_code == 0, done.output
    assert "please type one of" in done.output
    left, right = entities_of(workspace, row)
    assert len(left | right) == 1
    assert len(rows(workspace)) == len(asked) - at - 1


def test_quitting_at_once_changes_nothing(workspace: Path) -> None:
    before = ids(workspace)
    assert "nothing answered" in call(workspace, "review", typed="q\n").output
    assert "nothing answered" in call(workspace, "review", typed="").output
    assert ids(workspace) == before


def test_unsure_stays_in_the_table_and_is_not_asked_again(workspace: Path) -> None:
    count = len(rows(workspace))
    call(workspace, "review", typed="unsure\nquit\n")
    table = rows(workspace)
    assert len(table) == count
    assert [row["answer"] for row in table].count("unsure") == 1
    assert f"of {count}," not in call(workspace, "review", typed="quit\n").output
    assert f"of {count}," in call(workspace, "review", "--all", typed="quit\n").output


def test_of_many_questions_the_first_are_written_and_no_answer_is_lost(workspace: Path) -> None:
    every = rows(workspace)
    done = call(workspace, "review", "--questions", "1", typed="quit\n")
    assert f"review.csv asks about 1 of {len(every)} pairs in doubt" in done.stderr
    assert rows(workspace) == every[:1]
    answer_in_table(workspace, 0, "no")
    call(workspace, "review", "--questions", "1", typed="quit\n")
    assert rows(workspace) == every[1:2], "the next one follows"
    again(workspace)
    assert rows(workspace) == every[1:]


def test_split_and_merge_undo_each_other_and_the_old_id_is_still_found(workspace: Path) -> None:
    before = ids(workspace)
    mentor = Entities.find(workspace, None).one(MENTOR)
    mine = sorted(mention for mention, entity in before.items() if entity == mentor)
    call(workspace, "split", mentor, "--mentions", mine[0])
    halved = ids(workspace)
    assert halved[mine[1]] == mentor, "the larger part keeps the id"
    other = halved[mine[0]]
    assert other != mentor
    again(workspace)
    assert ids(workspace) == halved
    assert "one row now" in call(workspace, "merge", mentor, other).output
    assert ids(workspace) == before
    assert f"({mentor})" in call(workspace, "explain", other).output.splitlines()[0]
    said = call(workspace, "explain", other, mentor).output
    assert said.startswith("one row: ")


def test_split_asks_which_mentions_are_somebody_else(workspace: Path) -> None:
    before = ids(workspace)
    mentor = Entities.find(workspace, None).one(MENTOR)
    call(workspace, "split", mentor, typed="1-2\n")
    after = ids(workspace)
    mine = [after[mention] for mention, entity in before.items() if entity == mentor]
    assert sorted(mine.count(entity) for entity in set(mine)) == [2, len(mine) - 2]


@pytest.mark.parametrize("typed", ["0", "x", "1-999"])
def test_numbers_that_are_none_are_named(workspace: Path, typed: str) -> None:
    with pytest.raises(UsageError, match="number"):
        call(workspace, "split", MENTOR, typed=f"{typed}\n")


def test_explain_says_why_two_of_one_name_are_two(workspace: Path) -> None:
    said = call(workspace, "explain", "Miriam Sandgate", "Miriam Sandgate").output
    assert said.startswith("two rows: ")
    assert "affiliation: different" in said
    assert "contradiction: two careers side by side" in said
    assert "all told: " in said


def test_explain_remembers_the_answer(workspace: Path) -> None:
    found = Entities.find(workspace, None).candidates("Miriam Sandgate")
    call(workspace, "merge", *found)
    said = call(workspace, "explain", found[0], found[1]).output
    assert said.startswith("one row: ")
