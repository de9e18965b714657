"""Nobody who helped is forgotten: advice, thanks, news, and at the end thanks to all."""

import csv
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from pipelines.followup.task import Task
from pipelines.followup.tasks import tasks
from scrapers.store.ledger import Entry, Kind
from tests.privacy_cases import call, run_pages, tell

pytestmark = pytest.mark.xdist_group("followup")  # its workspace is made once


def entries(*said: dict[str, object]) -> list[Entry]:
    return [
        Entry(**({"name": "Zoë Reed", "day": "2026-03-02"} | one | {"id": at}))
        for at, one in enumerate(said, 1)
    ]


def told(found: list[Task], *what: str) -> list[tuple[str, str, str]]:
    return [(task.day.isoformat(), task.what, task.name) for task in found if not what or task.what in what]


def test_a_talk_asks_for_thanks_the_next_day_and_news_within_weeks():
    found = tasks(entries({"entry": Kind.NOTE, "text": "coffee"}))
    assert told(found) == [
        ("2026-03-03", "thank", "Zoë Reed"),
        ("2026-03-23", "keep in touch", "Zoë Reed"),
    ]
    assert found[0].text == "for coffee"


def test_thanks_settle_what_came_before_and_not_what_comes_after():
    said = [{"entry": Kind.NOTE}, {"entry": Kind.THANKS, "day": "2026-03-03"}]
    assert not told(tasks(entries(*said)), "thank")
    assert told(tasks(entries(*said, {"entry": Kind.NOTE, "day": "2026-03-09"})), "thank") == [
        ("2026-03-10", "thank", "Zoë Reed")
    ]


def test_whoever_named_somebody_to_you_is_thanked_again_once_you_met_them():
    said = [
        {"entry": Kind.REFERRAL, "other_name": "Bo Marsh"},
        {"entry": Kind.THANKS, "day": "2026-03-03"},
        {"entry": Kind.NOTE, "name": "Bo Marsh", "day": "2026-03-20"},
    ]
    found = [task for task in tasks(entries(*said)) if task.what == "thank"]
    assert {(task.name, task.text) for task in found} == {
        ("Bo Marsh", "for the talk"),
        ("Zoë Reed", "you have met Bo Marsh, whom they named to you"),
    }


def test_whoever_was_named_to_you_stays_in_the_queue_until_you_have_talked():
    named = {"entry": Kind.REFERRAL, "other_name": "Bo Marsh"}
    found = [task for task in tasks(entries(named)) if task.what == "get to know"]
    assert [(task.name, task.text) for task in found] == [("Bo Marsh", "Zoë Reed named them to you")]
    talked = {"entry": Kind.NOTE, "name": "Bo Marsh", "day": "2026-03-20"}
    assert not told(tasks(entries(named, talked)), "get to know")
    assert not told(tasks(entries(named), job_found="2026-04-01"), "get to know")


def test_advice_is_due_on_its_day_or_in_two_weeks_until_it_is_done():
    said = [{"entry": Kind.ADVICE, "text": "join the board", "due": "2026-05-01"}, {"entry": Kind.ADVICE}]
    assert told(tasks(entries(*said)), "follow advice") == [
        ("2026-03-16", "follow advice", "Zoë Reed"),
        ("2026-05-01", "follow advice", "Zoë Reed"),
    ]
    done = [one | {"done": "2026-03-10", "result": "they took me"} for one in said[:1]]
    (news,) = [task for task in tasks(entries(*done)) if task.what == "tell"]
    assert news.text == "what came of “join the board”: they took me"
    after = {"entry": Kind.THANKS, "day": "2026-03-11"}
    assert not told(tasks(entries(*done, after)), "tell", "follow advice", "thank")


def test_with_the_job_found_all_who_helped_get_closing_thanks_and_the_rest_ends():
    said = [
        {"entry": Kind.NOTE},
        {"entry": Kind.NOTE, "name": "Bo Marsh"},
        {"entry": Kind.THANKS, "name": "Bo Marsh", "day": "2026-06-02"},
    ]
    assert told(tasks(entries(*said), job_found="2026-06-01")) == [
        ("2026-06-01", "closing thanks", "Zoë Reed")
    ]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_pages(tmp_path_factory.mktemp("ledger"))


def test_the_whole_way_from_a_talk_to_the_closing_thanks(workspace: Path, tmp_path: Path):
    at = ("--workspace", workspace)
    tell("note", "zoe a. reed", "coffee at the forum", "--day", "2026-03-02", "--referred-to", "Cy Oats", *at)
    said = tell("advice", "Zoë Reed", "read the yearbook", "--due", "2026-03-09", "--day", "2026-03-02", *at)
    assert "advice 3 of Zoë Reed" in said
    assert "still open" in tell("advice", "Zoë Reed", "write an article", *at)
    assert "Before you ask again\n  follow their advice 3, still open: read the yearbook" in tell(
        "meet", "Zoë Reed", *at
    )
    due = tell("due", *at)
    assert "get to know\tCy Oats" in due
    assert "2026-03-09\tfollow advice 3\tZoë Reed\tread the yearbook" in due
    step = tell("due", "--one", *at)
    assert step.count("\n") == 2, "one step on a rough day"
    assert step.endswith("one step is enough for today\n")
    assert "tell Zoë Reed" in tell("done", 3, "quoted it", "--day", "2026-03-08", *at)
    tell("note", "Cy Oats", "a talk on mills", "--day", "2026-03-12", *at)
    assert "you have met Cy Oats" in tell("due", *at)
    assert "still to be thanked: Cy Oats" in tell("thanks", "Zoë Reed", *at)
    calendar = tmp_path / "due.ics"
    tell("due", "--ics", calendar, "--csv", tmp_path / "due.csv", *at)
    events = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert "follow advice: Zoë Reed" in [str(event["summary"]) for event in events]
    assert all(event["dtstart"].dt >= date(2026, 3, 1) for event in events)
    first = {str(event["uid"]) for event in events}
    tell("due", "--ics", calendar, *at)
    again = {str(event["uid"]) for event in Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")}
    assert again == first, "a second import updates"
    tell("due", "--crm", tmp_path / "crm", *at)
    due, noted = (
        list(csv.DictReader((tmp_path / "crm" / name).open(encoding="utf-8", newline="")))
        for name in ("tasks.csv", "notes.csv")
    )
    (zoe,) = {row["mentor_id"] for row in noted if row["Last name"] == "Reed"}
    assert zoe.startswith("m-")
    assert {row["mentor_id"] for row in due if row["Last name"] == "Reed"} == {zoe}
    assert any(row["Task title"].startswith("follow advice") and row["Due date"] for row in due)
    assert "Advice: read the yearbook. Done on 2026-03-08: quoted it" in [row["Note body"] for row in noted]
    assert {row["mentor_id"] for row in noted if row["Last name"] == "Oats"} == {""}, "in no list, so no id"
    _from_chances_to_the_closing_thanks(at)


def _from_chances_to_the_closing_thanks(at: tuple[str, Path]) -> None:
    tell("note", "Bo Marsh", "a seat at his table", "--passes", "2026-03-20", "--day", "2026-03-12", *at)
    assert "take the chance 7\tBo Marsh\tuntil 2026-03-20: a seat at his table" in tell("due", *at)
    tell("done", 7, "sat there", "--day", "2026-03-14", *at)
    tell("note", "Ada Quill", "wrote about mills", "--they-wrote", "--day", "2026-03-14", *at)
    assert "answer\tAda Quill\twrote about mills" in tell("due", *at)
    assert "pay it forward: " in tell("due", "--forward", *at)
    tell("done", "--helping", "the Wick Forum", "--day", "2026-03-15", *at)
    assert "you now help others yourself: the Wick Forum" in tell("due", "--all", *at)
    tell("done", "--job-found", *at)
    closing = tell("due", *at)
    assert "closing thanks\tCy Oats" in closing
    assert "pay it forward: " in closing
    assert "keep in touch" not in closing


def test_on_a_rough_day_without_anything_due_one_step_is_named(tmp_path: Path):
    at = ("--workspace", run_pages(tmp_path))
    first = tell("due", "--one", *at)
    assert first.startswith("write to ")
    name = first.split("write to ")[1].split(";")[0]
    assert "What to say" in tell("meet", name, *at)
    tell("note", name, "wrote", "--day", "2099-01-01", *at)
    assert f"write to {name}" not in tell("due", "--one", *at)
    assert "nothing is due today" in tell("due", *at)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["note", "Nobody Known", "hello"], "--new"),
        (["note", "Bo Marsch", "hello"], "did you mean: Bo Marsh"),
        (["note", "Bo Marsh", "hello", "--day", "yesterday"], "write a date as 2026-03-31"),
        (["done"], "give the number of an advice"),
        (["done", "99"], "no advice has that number"),
    ],
)
def test_what_cannot_be_noted_is_refused_in_one_line(workspace: Path, words: list[str], says: str):
    refused = call([*words, "--workspace", str(workspace)], standalone_mode=False)
    assert says in str(refused.exception)
    assert "\n" not in str(refused.exception)
