"""What recurrence counts: distinct (host, event, edition, role family), never raw mentions."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ranking.appearances import appearances, family
from analysis.ranking.seen import look
from analysis.ranking.series import read_event
from tests.ranking_cases import mention, table, talk


def count(*mentions: dict[str, object]) -> int:
    return len(appearances(table(*mentions)))


def test_the_same_talk_on_five_pages_is_one_appearance():
    pages = [talk("ada", "Lantern Days", 2014, url=f"https://lanterndays.example/{n}") for n in range(5)]
    assert count(*pages) == 1


def test_each_edition_each_event_each_host_and_each_role_family_counts():
    assert count(talk("ada", "Lantern Days", 2014), talk("ada", "Lantern Days", 2015)) == 2
    assert count(talk("ada", "Lantern Days", 2014), talk("ada", "Wick Forum", 2014)) == 2
    assert (
        count(talk("ada", "Meetup", 2014, host="a.example"), talk("ada", "Meetup", 2014, host="b.example"))
        == 2
    )
    assert count(talk("ada", "Lantern Days", 2014), talk("ada", "Lantern Days", 2014, role="organizer")) == 2


def test_a_role_may_be_written_in_any_way():
    again = talk("ada", "Wick Forum", 2014, role="Award Recipient")
    assert count(talk("ada", "Wick Forum", 2014, role="award_recipient"), again) == 1


def test_two_roles_of_one_family_at_one_edition_are_one_appearance_in_the_weightier_role():
    found = appearances(
        table(talk("ada", "Wick Forum", 2014), talk("ada", "Wick Forum", 2014, role="keynote"))
    )
    assert found["role"].tolist() == ["keynote"]


def test_the_host_is_the_same_with_and_without_www():
    assert count(talk("ada", "X", 2014, host="www.x.example"), talk("ada", "X", 2014, host="X.example")) == 1


def test_an_event_counts_once_however_its_name_carries_the_year():
    same = {"host": "lantern.example"}
    assert (
        count(
            mention("ada", event="Lantern Days 2014", year="2014", **same),
            mention("ada", event="Lantern Days", year="2014", **same),
            mention("ada", event="LANTERN DAYS '14", **same),
            mention("ada", event="2014", **same),
        )
        == 1
    )


def test_a_page_that_leaves_out_the_year_or_the_event_adds_nothing_to_one_that_says_it():
    said = talk("ada", "Lantern Days", 2014)
    assert count(said, said | {"event": "Lantern Days", "year": ""}) == 1
    assert count(said, said | {"event": ""}) == 1
    assert count(said, said | {"event": "", "year": ""}) == 1
    assert count(said, said | {"host": ""}) == 1


def test_what_only_an_incomplete_page_says_still_counts_once():
    assert count(mention("ada"), mention("ada")) == 1
    assert count(mention("ada", host="lantern.example"), mention("ada", host="wick.example")) == 2
    assert (
        count(mention("ada", host="a.example", year=2014), mention("ada", host="a.example", year=2015)) == 2
    )


def test_an_ordinal_stands_for_the_year_where_another_page_tells_both():
    said = {"host": "lantern.example"}
    assert (
        count(
            mention("ada", event="12th Annual Lantern Congress", **said),
            mention("ada", event="Lantern Congress", year=2014, **said),
            mention("bo", event="12th Annual Lantern Congress", year=2014, **said),
        )
        == 2
    )


def test_an_ordinal_that_pages_give_to_two_years_stands_for_neither():
    rows = [mention("ada", event="3rd Wick Forum", year=year) for year in (2014, 2015)]
    unclear = mention("bo", event="3rd Wick Forum")
    for said in ([*rows, unclear], [unclear, *reversed(rows)]):
        found = appearances(table(*said))
        assert found.loc[found["entity_id"] == "bo", "year"].isna().all()


def test_monthly_meetings_of_one_year_are_different_meetings():
    march = mention("ada", event="Wick Meetup - March 2014", host="wick.example", year=2014)
    assert count(march, march | {"event": "Wick Meetup - April 2014"}) == 2


def test_a_mention_that_was_set_aside_is_not_counted():
    assert count(talk("ada", "Wick Forum", 2014), talk("ada", "Wick Forum", 2015, excluded="no name")) == 1


def test_the_year_comes_from_the_date_where_nothing_else_says_it():
    found = appearances(table(mention("ada", event="Wick Forum", date="2016-05-01/2016-05-03")))
    assert found["year"].tolist() == [2016]


def test_years_may_be_numbers_text_or_missing():
    frame = table(talk("ada", "X", 2014), talk("ada", "X", 2014), talk("ada", "Y", 2014))
    frame["year"] = pd.Series([2014.0, None, 2014.0])
    assert len(appearances(frame)) == 2


def test_only_the_entity_is_needed():
    assert len(appearances(pd.DataFrame({"entity_id": ["a", "a", "b"]}))) == 2
    with pytest.raises(ValueError, match="entity_id"):
        appearances(pd.DataFrame({"name": ["Ada"]}))


@pytest.mark.parametrize(
    ("event", "series"),
    [
        ("RailsConf 2014", "railsconf"),
        ("12th Annual X", "x"),
        ("The 12th Annual Lantern Congress 2014", "lantern congress"),
        ("Wick Forum '09", "wick forum"),
        ("XII Congreso Nacional de Faroles", "congreso nacional de faroles"),
        ("9. Fachtagung Licht", "fachtagung licht"),
        ("5º Congreso de Velas", "congreso de velas"),
        ("LANTERN2018", "lantern"),
        ("Lantern Days 2014-15", "lantern days"),
        ("Lantern Days II", "lantern days"),
        ("First Annual Lamp Meeting", "lamp meeting"),
        ("First Light Forum", "first light forum"),
        ("May Fair 2014", "may fair"),
        ("Web 2.0 Summit", "web 2 0 summit"),
        ("Wick Forum 2014 in Wickton", "wick forum"),
        ("Wick Forum 2014: Light for all", "wick forum"),
        ("Wick Meetup 2014 - March", "wick meetup"),
        ("2014 Wick Forum", "wick forum"),
        ("2014 in Review", "in review"),
        ("2014", ""),
        ("", ""),
    ],
)
def test_a_series_is_the_event_without_its_edition(event, series):
    assert read_event(event).series == series


@pytest.mark.parametrize(
    ("role", "expected"),
    [("speaker", "speaker"), ("award_recipient", "award"), ("staff", "committee"), ("workshop", "speaker"),
     ("Volunteer", "committee"), ("glass blower", "other"), ("", "")],
)  # fmt: skip
def test_words_for_roles_beside_our_own_fall_into_the_five_families(role, expected):
    assert family(role) == expected


ANY = st.fixed_dictionaries(
    {
        "entity": st.sampled_from(["ada", "bo"]),
        "event": st.sampled_from(
            ["", "Wick Forum", "Wick Forum 2014", "Lantern Days 2015", "3rd Wick Forum"]
        ),
        "host": st.sampled_from(["", "a.example", "www.a.example", "b.example"]),
        "year": st.sampled_from(["", "2014", "2015"]),
        "role": st.sampled_from(["speaker", "keynote", "board", "fellow"]),
    }
)


@settings(max_examples=30, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=12), st.randoms())
def test_order_and_repetition_of_pages_change_nothing(said, shuffler):
    rows = [mention(**row) for row in said]
    again = rows + rows
    shuffler.shuffle(again)
    keys = ["entity_id", "family", "host_key", "series", "edition"]
    once, twice = (set(map(tuple, appearances(table(*some))[keys].to_numpy())) for some in (rows, again))
    assert once == twice


@settings(max_examples=30, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=12))
def test_more_pages_never_make_fewer_complete_appearances(said):
    complete = [row for row in said if row["event"] and row["host"] and row["year"]]
    if not complete:
        return
    alone = appearances(table(*(mention(**row) for row in complete)))
    beside = appearances(table(*(mention(**row) for row in said)))
    assert len(
        beside[(beside["host_key"] != "") & (beside["series"] != "") & (beside["edition"] > 0)]
    ) >= len(alone)
    assert len(beside) <= len(said)


def test_looking_at_some_alone_keeps_what_the_others_taught_of_editions():
    said = mention("ada", event="12th Wick Forum", host="wick.example", year=2014)
    firm = mention("Acme", kind="organization", role="sponsor", event="12th Wick Forum", host="wick.example")
    some = look(table(said, firm)).only(pd.Index(["Acme"], name="entity_id"))
    assert some.appearances["year"].tolist() == [2014]
    assert list(some.mentions["name"]) == ["Acme"]
    assert some.total(some.editions["entity"]).tolist() == [1.0]
