"""The list fits the situation of the person who looks: who comes first, who is set aside, and why."""

import pandas as pd
import pytest

from analysis.ranking.seen import look
from analysis.ranking.situations import situations
from analysis.ranking.weights import weights
from analysis.ranking.wishes import Wishes, unknown
from pipelines.mentors import mentors_table
from pipelines.rank import rank_frame
from tests.ranking_cases import mention, table, talk
from tests.test_mentors_table import TODAY

YEARS = (2013, 2014, 2015, 2016)
ENGINEER = [
    talk("engineer", "Wick Forum", y, job_title="Principal Engineer", organization="Acme Ltd") for y in YEARS
]
RECRUITER = [talk("recruiter", "Wick Forum", 2016, job_title="Recruiter", organization="Lamp Staffing")]
GUESTS = [talk(f"guest {n}", "Wick Forum", 2016) for n in range(4)]
FIELD = (*ENGINEER, *RECRUITER, *GUESTS)


def first(wishes: Wishes, *mentions: dict[str, object]) -> str:
    return rank_frame(table(*mentions), wishes)["entity_id"].iloc[0]


def aside(wishes: Wishes, *mentions: dict[str, object]) -> dict[str, str]:
    ranked = rank_frame(table(*mentions), wishes)
    ranked = ranked[ranked["set_aside"] != ""]
    return dict(zip(ranked["entity_id"], ranked["set_aside"], strict=True))


def test_a_long_search_brings_those_whose_work_is_the_search_to_the_top():
    assert first(Wishes(), *FIELD) == "engineer"
    assert first(Wishes("long-search"), *FIELD) == "recruiter"


def test_those_who_are_employed_are_not_sent_to_recruiters():
    peer = talk("peer", "Wick Forum", 2016, job_title="Engineer", organization="Lamp Works")
    plain = rank_frame(table(*FIELD, peer)).set_index("entity_id")["score"]
    employed = rank_frame(table(*FIELD, peer), Wishes("employed")).set_index("entity_id")["score"]
    assert plain["recruiter"] > plain["peer"]
    assert employed["recruiter"] == employed["peer"] < employed["engineer"]


def test_in_a_transition_the_own_employer_is_set_aside_with_the_reason():
    wishes = Wishes("transition", employer="ACME")
    assert aside(wishes, *FIELD) == {"engineer": "works at ACME, your own employer"}
    assert first(wishes, *FIELD) == "recruiter"
    listed = mentors_table(rank_frame(table(*FIELD), wishes), table(*FIELD), TODAY)
    assert "engineer" not in set(listed["mentor_id"])
    assert listed["rank"].tolist() == [1, 2, 3, 4, 5]


def test_who_left_the_own_employer_is_not_set_aside():
    left = talk("engineer", "Wick Forum", 2017, organization="Lamp Works")
    assert aside(Wishes("transition", employer="Acme"), *FIELD, left) == {}


def test_the_own_employer_is_known_by_all_names_that_pages_print_of_it():
    firm = [
        talk("firm", "Wick Forum", 2016, name=name, kind="organization", role="sponsor")
        for name in ("Acme", "Amalgamated Chandlers")
    ]
    wishes = Wishes("transition", employer="Amalgamated Chandlers")
    assert aside(wishes, *FIELD, *firm).keys() == {"engineer", "firm"}


def test_after_a_lay_off_seniors_of_the_own_employer_come_first():
    seniors = [talk("guest 1", "Wick Forum", 2015, organization="Acme", job_title="Director")]
    junior = [talk("guest 2", "Wick Forum", 2015, organization="Acme", job_title="Trainee")]
    rows = (*RECRUITER, *GUESTS, *seniors, *junior)
    ranked = rank_frame(table(*rows), Wishes("laid-off", employer="Acme"))["entity_id"].tolist()
    assert ranked[:2] == ["guest 1", "guest 2"]
    assert aside(Wishes("laid-off", employer="Acme"), *rows) == {}


def test_after_a_lay_off_a_former_senior_of_the_employer_comes_before_the_names_of_the_field():
    gone = [talk("guest 1", "Wick Forum", 2013, organization="Acme", job_title="Director")]
    gone += [talk("guest 1", "Wick Forum", 2016, organization="Lamp Works")]
    stars = [talk("star", f"Forum {n}", y) for n in range(8) for y in (*YEARS, 2012, 2011)]
    ranked = rank_frame(table(*stars, *GUESTS, *gone), Wishes("laid-off", employer="Acme"))
    assert ranked["entity_id"].tolist()[:2] == ["guest 1", "star"]


def test_a_colleague_whom_the_user_noted_stays_in_the_list_in_a_transition():
    note = mention("engineer", role="recommended", source="you", organization="Acme", evidence="cares")
    assert aside(Wishes("transition", employer="Acme"), *FIELD, note) == {}


def test_who_can_be_met_near_a_place_comes_first():
    here = [talk("guest 0", "Lantern Days", 2016, place="Leeds, UK"), talk("guest 3", "Lantern Days", 2016)]
    ranked = rank_frame(table(*FIELD, *here), Wishes(near="leeds")).set_index("entity_id")
    assert set(ranked.index[:2]) == {"guest 0", "guest 3"}
    assert ranked["near"][ranked["near"] > 0].to_dict() == {"guest 0": 1, "guest 3": 1}
    assert rank_frame(table(*FIELD, *here), Wishes(near="Lee"))["near"].max() == 0


def test_who_is_of_the_wished_profession_comes_before_the_equal():
    nurse = talk("nurse", "Wick Forum", 2016, session="Nursing by candle light")
    ranked = rank_frame(table(*GUESTS, nurse), Wishes(profession="nurse"))
    assert ranked["entity_id"].iloc[0] == "nurse"
    assert ranked["profession"].tolist() == [1, 0, 0, 0, 0]


def test_who_is_excluded_by_name_id_or_employer_is_set_aside_and_no_one_else():
    assert aside(Wishes(exclude=("GUEST 1",)), *FIELD) == {"guest 1": "you excluded GUEST 1"}
    assert aside(Wishes(exclude=("Lamp Staffing",)), *FIELD).keys() == {"recruiter"}
    assert unknown(look(table(*FIELD)), ["Nobody", "guest 2"]) == ["Nobody"]


def test_nothing_asked_for_changes_nothing():
    pd.testing.assert_frame_equal(rank_frame(table(*FIELD)), rank_frame(table(*FIELD), Wishes("any")))


@pytest.mark.parametrize("name", situations())
def test_every_situation_has_reasons_and_words(name):
    situation = situations()[name]
    assert set(situation.times) <= set(weights())
    assert all(len(factor.reason.split()) > 3 for factor in situation.times.values())
    assert situation.opening.format(name="Ada", proof="your talk").count("your talk") == 1
    assert situation.asks
    assert situation.remember


def test_the_employed_are_given_no_words_of_looking_for_work():
    situation = situations()["employed"]
    said = " ".join((situation.opening, *situation.asks, *situation.remember)).casefold()
    for word in ("job", "position", "opening", "resume", "hire", "looking for", "transition", "search"):
        assert word not in said
