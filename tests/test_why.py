"""The sentence that says why: plain words, and every number in it true."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ranking.deeds import Deed, deeds
from analysis.ranking.seen import look
from analysis.ranking.why import Award, why
from pipelines.reasons import reasons
from tests.ranking_cases import mention, table, talk


def sentence(*mentions: dict[str, object]) -> str:
    return reasons(look(table(*mentions)))["ada"]


def test_talks_committees_and_awards_make_one_sentence():
    rows = [talk("ada", event, year) for event, year in (("Wick Forum", 2014), ("Wick Forum", 2016))]
    rows += [talk("ada", "Lantern Days", year) for year in (2015, 2016)]
    rows += [talk("ada", event, 2016, role="reviewer") for event in ("Wick Forum", "Light Expo")]
    rows += [talk("ada", "Light Expo", 2021, role="award_recipient", award="Glow Award")]
    assert sentence(*rows) == (
        "Spoke at 4 editions of 2 conferences since 2014, served on 2 committees in 2016, "
        "received the 2021 Glow Award."
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([talk("ada", "Wick Forum", 2014)], "Spoke at Wick Forum 2014."),
        ([mention("ada", event="Wick Forum", year=2014)], "Spoke at Wick Forum in 2014."),
        ([mention("ada", host="wick.example", role="board")], "Sat on the board of wick.example."),
        ([mention("ada")], "Spoke at one event."),
        ([talk("ada", "Wick Forum", y) for y in (2014, 2015)],
         "Spoke at 2 editions of Wick Forum since 2014."),
        ([talk("ada", e, 2014) for e in ("Wick Forum", "Lantern Days")], "Spoke at 2 conferences in 2014."),
        ([talk("ada", "Wick Forum", 2014, role="keynote")], "Spoke at Wick Forum 2014, gave a keynote."),
        ([talk("ada", "Wick Forum", 2014, role="organizer")], "Helped to organise Wick Forum 2014."),
        ([talk("ada", "Wick Forum", 2014, role="exhibitor")], "Exhibited at Wick Forum 2014."),
        ([talk("ada", "Wick Forum", 2014, role="finalist", award="Glow Award 2014")],
         "Was a finalist for the Glow Award 2014."),
        ([talk("ada", "Wick Forum", 2014, role="fellow")], "Received an award of Wick Forum in 2014."),
    ],
)  # fmt: skip
def test_small_records_are_named_rather_than_counted(rows, expected):
    assert sentence(*rows) == expected


def test_help_is_named_where_a_page_shows_it():
    row = talk("ada", "Wick Forum", 2014, evidence="Ada Reed mentors newcomers")
    assert sentence(row) == "Spoke at Wick Forum 2014, pages show help by mentoring."


def test_since_is_only_said_where_every_edition_has_its_year():
    rows = [talk("ada", "Wick Forum", y) for y in (2014, 2015)] + [mention("ada", event="Light Expo")]
    assert "since" not in sentence(*rows)
    assert "dated ones 2014 to 2015" in sentence(*rows)


def test_nobody_is_left_without_a_sentence_and_nothing_is_made_up():
    assert why([]) == ""
    assert why([], [Award("", 0, "", won=True)]) == "Received an award."
    assert why([Deed("named", 1, 1, 0, 0, 1, "", "glass blower")]) == "Was named at one event."


ROW = st.fixed_dictionaries(
    {
        "event": st.sampled_from(["Wick Forum", "Lantern Days", "Light Expo", ""]),
        "year": st.sampled_from(["", 2014, 2015, 2016]),
        "host": st.sampled_from(["a.example", "b.example"]),
        "role": st.sampled_from(["speaker", "keynote", "author", "board", "reviewer", "mentor", "sponsor"]),
    }
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=10))
def test_every_number_in_the_sentence_is_counted(rows):
    seen = look(table(*(mention("ada", **row) for row in rows)))
    said = reasons(seen)["ada"]
    counted = set(seen.appearances["year"].dropna().astype(int)) | {
        number for deed in deeds(seen)["ada"] for number in (deed.editions, deed.editions - 1, deed.bodies)
    }
    counted.add(int((seen.appearances["role"] == "keynote").sum()))
    assert {int(number) for number in re.findall(r"\d+", said)} <= counted
    assert said.endswith(".")
    assert "\n" not in said
