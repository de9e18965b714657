"""Where to meet somebody, and first words that fit the situation and quote one true thing."""

from datetime import date

import pandas as pd
import pytest
from click.testing import CliRunner
from icalendar import Calendar

from analysis.ranking.proof import proof_of
from analysis.ranking.seen import look
from analysis.ranking.situations import situations
from pipelines.calendar import write_calendar
from pipelines.commands.list import command as list_command
from pipelines.commands.meet import command
from pipelines.meeting import lines, meetings, opening
from pipelines.mentors import mentors_table
from pipelines.rank import rank_frame
from scrapers.errors import UsageError
from tests.ranking_cases import mention, table, talk
from tests.result_cases import save_results

TODAY = date(2026, 5, 1)
SOON = {"date": "2026-06-10/2026-06-12", "place": "Wickton"}


def said(situation: str, *mentions: dict[str, object], who: str = "ada") -> str:
    return "\n".join(lines(look(table(*mentions)), who, who.title(), situations()[situation], TODAY))


def calendar(path, *mentions: dict[str, object]) -> list:
    frame = table(*mentions)
    people = mentors_table(rank_frame(frame), frame, TODAY)
    write_calendar(meetings(look(frame), people, TODAY), path)
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_it_says_when_and_where_somebody_is_announced():
    rows = [talk("ada", "Wick Forum", 2026, session="Wicks", **SOON), talk("ada", "Wick Forum", 2025)]
    shown = said("any", *rows)
    assert "2026-06-10 to 2026-06-12 · Wick Forum 2026 · Wickton (speaker: “Wicks”)" in shown
    assert "https://wickforum.example/2026/ada" in shown
    assert "2025" not in shown


def test_where_nothing_is_announced_it_says_so_and_names_what_they_usually_come_to():
    rows = [talk("ada", "Wick Forum", 2024), talk("ada", "Wick Forum", 2025)]
    shown = said("any", *rows, talk("bo", "Wick Forum", 2026, **SOON))
    assert "no page announces an appearance of theirs" in shown
    assert "perhaps: 2026-06-10 to 2026-06-12 · Wick Forum 2026 · Wickton; not announced, but at 2" in shown
    assert "perhaps" not in said("any", *rows, talk("bo", "Light Expo", 2026, **SOON))


@pytest.mark.parametrize("situation", situations())
def test_the_first_words_quote_their_newest_talk_or_award_in_every_situation(situation):
    rows = [talk("ada", "Wick Forum", 2025, session="Wicks for all"), talk("ada", "Light Expo", 2026)]
    assert "your talk “Wicks for all” at Wick Forum 2025" in said(situation, *rows)
    prize = mention("ada", role="award_recipient", award="The Glow Award", year=2025, event="Guild")
    assert "that you received the 2025 Glow Award" in said(situation, *rows, prize)
    panel = talk("ada", "Wick Forum", 2026, session="Panel: Wax or wick?")
    assert "your part in “Panel: Wax or wick?” at Wick Forum 2026" in said(situation, *rows, panel)


def test_without_talk_or_award_only_what_a_page_says_is_quoted():
    seat = mention("ada", role="board", event="Guild of Chandlers")
    assert "your work for Guild of Chandlers" in said("any", seat)
    spoke = talk("ada", "Wick Forum", 2025)
    assert "that you spoke at Wick Forum 2025" in said("any", spoke)
    assert proof_of(look(table(spoke)), "ada").url == spoke["url"]


def test_the_users_own_note_is_never_quoted_as_if_a_page_said_it():
    note = mention("ada", role="recommended", role_label="Jane Roe", source="you", evidence="is great")
    frame = table(note).assign(source="you")
    words, proof = opening(look(frame), "ada", "Ada", situations()["any"])
    assert words.startswith("Hello Ada, Jane Roe recommended that I talk to you.")
    assert proof == ("", "")


def test_whoever_was_met_in_person_is_thanked_and_not_told_of_a_talk_that_was_noticed():
    row = talk("ada", "Wick Forum", 2025, session="Wicks for all")
    met = mention("ada", role="recommended", role_label="you", source="you", evidence="kind interviewer")
    assert "Hello Ada, thank you for our conversation." in said("transition", row, met)
    named = met | {"role_label": "Jane Roe"}
    words = said("transition", row, named)
    assert "Jane Roe recommended that I talk to you, and I noticed your talk “Wicks for all” at" in words
    assert row["url"] in words


def test_executives_and_whoever_is_quoted_as_hiring_are_asked_about_openings_but_never_by_the_employed():
    chief = talk(
        "ada", "Wick Forum", 2025, job_title="CEO", session="Hiring wick makers", organization="Acme"
    )
    shown = said("transition", chief)
    assert f"Openings\n  “Hiring wick makers”  {chief['url']}\n  As an executive they may be" in shown
    assert "Openings" not in said("employed", chief)
    assert "Openings" not in said("transition", talk("ada", "Wick Forum", 2025, job_title="Engineer"))


def test_the_employed_say_nothing_of_a_job_and_those_in_transition_ask_whom_else_to_see():
    row = talk("ada", "Wick Forum", 2025)
    employed, transition = said("employed", row).casefold(), said("transition", row)
    assert not any(word in employed for word in ("job", "position", "resume", "looking for work"))
    assert "I am in transition" in transition
    assert "Whom would you recommend" in transition


def test_the_calendar_has_one_entry_an_event_with_the_people_of_the_list(tmp_path):
    rows = [talk(name, "Wick Forum", 2026, **SOON) for name in ("ada", "bo")]
    rows += [talk("ada", "Light Expo", 2027), talk("ada", "Old Forum", 2025, date="2025-01-01")]
    (entry,) = calendar(tmp_path / "meet.ics", *rows)
    assert str(entry["summary"]) == "Wick Forum 2026"
    assert entry["dtstart"].dt == date(2026, 6, 10)
    assert entry["dtend"].dt == date(2026, 6, 13)
    assert str(entry["location"]) == "Wickton"
    assert str(entry["description"]) == "1. ada (speaker)\n2. bo (speaker)"


def test_importing_the_calendar_again_updates_its_entries(tmp_path):
    rows = [talk("ada", "Wick Forum", 2026, **SOON)]
    first = calendar(tmp_path / "a.ics", *rows)
    second = calendar(tmp_path / "b.ics", *rows, talk("bo", "Wick Forum", 2026, **SOON))
    assert [entry["uid"] for entry in first] == [entry["uid"] for entry in second]
    assert calendar(tmp_path / "none.ics") == []


def test_the_command_knows_the_situation_of_the_last_list(tmp_path):
    folder = save_results(tmp_path)
    where = ["--workspace", str(tmp_path)]
    CliRunner().invoke(list_command, [*where, "--situation", "long-search"], catch_exceptions=False)
    assert (folder / "meet.ics").is_file()
    shown = CliRunner().invoke(command, ["Olaf Marsh", *where], catch_exceptions=False).output
    assert "that you spoke at Light Expo 2016" in shown
    assert "looking for my next position" in shown
    shown = CliRunner().invoke(command, ["e1", *where, "--situation", "coach"], catch_exceptions=False).output
    assert "I work with professionals" in shown
    with pytest.raises(UsageError, match="nobody called"):
        CliRunner().invoke(command, ["Wilhelmina Nobody", *where], catch_exceptions=False)


def test_a_hostile_title_does_not_break_the_calendar(tmp_path):
    wild = talk("ada", "Wick Forum", 2026, session="X\r\nEND:VEVENT\x1b[2J", **SOON)
    (entry,) = calendar(tmp_path / "meet.ics", wild)
    assert "END:VEVENT" in str(entry["description"])
    assert pd.notna(entry["uid"])
