"""The tables that people open: the promised columns, and numbers that follow from the mentions."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ranking.naming import Spelling, usual_name
from pipelines import mentors, organizations
from pipelines.rank import rank_frame
from tests.ranking_cases import mention, table, talk

TODAY = date(2026, 5, 1)
PROMISED = (
    "rank, mentor_id, name, mentor_type, score, why, appearances, events, hosts, years, first_year, "
    "last_year, roles, seniority, job_title, organization, helping_evidence, next_event, next_date, "
    "next_place, profile_urls, evidence_urls"
).split(", ")


def people(*mentions: dict[str, object]) -> pd.DataFrame:
    frame = table(*mentions)
    return mentors.mentors_table(rank_frame(frame), frame, TODAY)


def firms(*mentions: dict[str, object]) -> pd.DataFrame:
    frame = table(*mentions)
    return organizations.organizations_table(rank_frame(frame), frame)


def one(*mentions: dict[str, object]) -> dict[str, object]:
    rows = people(*mentions).to_dict("records")
    assert len(rows) == 1
    return rows[0]


def test_the_columns_are_the_promised_ones_in_their_order():
    assert list(people(talk("ada", "Wick Forum", 2016)).columns) == PROMISED
    assert list(people().columns) == PROMISED


def test_only_people_and_the_best_first():
    rows = [talk("bo", "Wick Forum", 2016), *(talk("ada", "Wick Forum", y) for y in (2015, 2016))]
    firm = talk("Acme", "Wick Forum", 2016, kind="organization", role="sponsor")
    assert people(*rows, firm)[["rank", "mentor_id"]].to_numpy().tolist() == [[1, "ada"], [2, "bo"]]


def test_title_and_organisation_are_the_newest_ones_printed():
    row = one(
        talk("ada", "Wick Forum", 2014, job_title="Engineer", organization="Lamp Works"),
        talk("ada", "Wick Forum", 2016, organization="Wick & Co"),
        talk("ada", "Light Expo", 2015, job_title="Director of Light"),
    )
    assert (row["job_title"], row["organization"], row["seniority"]) == (
        "Director of Light",
        "Wick & Co",
        "director",
    )


def test_nobody_is_shown_with_a_title_at_an_employer_whom_no_page_prints_with_it():
    moved = one(
        talk("ada", "Wick Forum", 2014, job_title="CEO", organization="Lamp Works Ltd"),
        talk("ada", "Wick Forum", 2016, organization="Wick & Co"),
    )
    assert (moved["job_title"], moved["organization"]) == ("", "Wick & Co")
    stayed = one(
        talk("ada", "Wick Forum", 2014, job_title="CEO", organization="Lamp Works Ltd"),
        talk("ada", "Wick Forum", 2016, organization="Lamp Works"),
    )
    assert (stayed["job_title"], stayed["organization"]) == ("CEO", "Lamp Works")


def test_a_seat_on_a_committee_is_not_shown_as_a_title_at_the_employer():
    seat = talk("ada", "Wick Forum", 2016, role="committee", job_title="Vice Chair", organization="Wick & Co")
    job = talk("ada", "Wick Forum", 2015, job_title="Span Tuner", organization="Wick & Co")
    assert one(seat, job)["job_title"] == "Span Tuner"
    assert one(seat)["job_title"] == ""


def test_the_next_chance_to_meet_is_the_nearest_day_still_to_come():
    row = one(
        talk("ada", "Wick Forum", 2026, date="2026-04-01", place="Wickton"),
        talk("ada", "Light Expo", 2026, date="2026-09-10/2026-09-12", place="Lampville"),
        talk("ada", "Lantern Days", 2026, date="2026-04-30/2026-05-02", place="Glowmouth"),
    )
    assert (row["next_event"], row["next_date"], row["next_place"]) == (
        "Lantern Days 2026", "2026-04-30/2026-05-02", "Glowmouth",
    )  # fmt: skip


def test_the_days_of_an_edition_hold_for_all_who_are_named_at_it():
    dated = talk("bo", "Wick Forum", 2026, date="2026-09-10", place="Wickton")
    found = people(talk("ada", "Wick Forum", 2026), dated).set_index("mentor_id")
    assert found.loc["ada", ["next_date", "next_place"]].tolist() == ["2026-09-10", "Wickton"]


def test_an_edition_of_a_later_year_is_still_to_come_though_its_day_is_unknown():
    row = one(talk("ada", "Wick Forum", 2027))
    assert (row["next_event"], row["next_date"], row["next_place"]) == ("Wick Forum 2027", "2027", "")


def test_no_next_event_is_made_up_from_this_year_or_a_broken_date():
    row = one(talk("ada", "Wick Forum", 2026), talk("ada", "Light Expo", 2026, date="next spring"))
    assert row["next_event"] == row["next_date"] == row["next_place"] == ""


def test_help_is_quoted_with_its_link_once():
    said = talk("ada", "Wick Forum", 2016, evidence="Ada Reed mentors newcomers")
    assert one(said, said)["helping_evidence"] == f"“Ada Reed mentors newcomers” ({said['url']})"


def test_links_are_web_addresses_each_once():
    row = one(
        talk("ada", "Wick Forum", 2016, profile_urls="https://ada.example javascript:alert(1)"),
        talk(
            "ada", "Light Expo", 2016, profile_urls="https://ada.example https://b.example", url="file:///x"
        ),
    )
    assert row["profile_urls"] == "https://ada.example https://b.example"
    assert row["evidence_urls"] == "https://wickforum.example/2016/ada"


@pytest.mark.parametrize(
    ("event", "label"),
    [("International Guild of Bridge Tuners", "profession-focused"),
     ("Asociación de Afinadores de Puentes", "profession-focused"),
     ("Wick Trimmers Society Meeting", "profession-focused"),
     ("National Grocers Association", "industry-focused"),
     ("Association of Our Members", ""), ("Conference on Candle Papers", ""), ("Wick Founders Network", "")],
)  # fmt: skip
def test_a_body_of_people_who_do_the_same_work_proves_a_profession(event, label):
    assert one(talk("ada", event, 2016, host="www.example.org"))["mentor_type"] == label


def test_a_profession_or_an_industry_is_only_said_where_an_event_proves_it():
    kinds = {
        "ada": talk("ada", "Society of Lamp Engineers", 2016),
        "bo": talk("bo", "Glass Manufacturers Meeting", 2016),
        "cy": talk("cy", "Wick Forum", 2016),
    }
    found = people(*kinds.values(), talk("bo", "Nurses Day", 2016)).set_index("mentor_id")["mentor_type"]
    assert found.to_dict() == {"ada": "profession-focused", "bo": "both", "cy": ""}
    exhibitor = talk("Acme", "Wick Forum", 2016, kind="organization", role="exhibitor")
    assert one(kinds["cy"], exhibitor)["mentor_type"] == "industry-focused"


def test_the_name_is_the_newest_spelling_written_out():
    assert usual_name([Spelling("J. Reed", 2016, 3), Spelling("Joan Reed", 2012, 1)]) == "Joan Reed"
    assert usual_name([Spelling("Joan Reed", 2012, 9), Spelling("Joan Marsh", 2016, 1)]) == "Joan Marsh"
    assert usual_name([Spelling("Joan Reed", 2012, 1), Spelling("Joan Q. Reed", 2012, 5)]) == "Joan Q. Reed"
    assert one(mention("x", name="REED, Joan", year=2016))["name"] == "Joan Reed"


def test_what_was_set_aside_shows_nowhere():
    row = one(
        talk("ada", "Wick Forum", 2016), talk("ada", "Light Expo", 2017, excluded="no name", job_title="CEO")
    )
    assert row["appearances"] == 1
    assert row["job_title"] == ""
    assert "lightexpo" not in str(row["evidence_urls"])


def test_organisations_come_with_their_people():
    sponsor = [
        talk("Acme", "Wick Forum", y, kind="organization", role="sponsor", tier="Gold") for y in (2015, 2016)
    ]
    named = [talk("ada", "Wick Forum", 2016, name="Ada Reed", organization="ACME")]
    row = firms(*sponsor, *named).to_dict("records")[0]
    assert list(row) == list(organizations.COLUMNS)
    assert (row["rank"], row["name"], row["people"], row["tiers"]) == (1, "Acme", "Ada Reed", "Gold")
    assert row["why"] == "Sponsored 2 editions of Wick Forum since 2015."
    assert firms(*named).empty


def test_people_are_found_under_an_organisation_also_where_the_legal_form_is_left_out():
    sponsor = talk("Acme", "Wick Forum", 2016, name="Acme Lamps", kind="organization", role="sponsor")
    named = [
        talk("ada", "Wick Forum", 2016, name="Ada Reed", organization="Acme Lamps Ltd"),
        talk("bo", "Wick Forum", 2016, name="Bo Marsh", organization="Acme Wicks"),
    ]
    assert firms(sponsor, *named).to_dict("records")[0]["people"] == "Ada Reed"


def test_a_cell_never_grows_past_what_spreadsheets_take():
    many = [talk("ada", "Wick Forum", 2016, url=f"https://wick.example/{'x' * 90}/{n}") for n in range(900)]
    links = str(one(*many)["evidence_urls"])
    assert len(links) < 32_767
    assert all(link.startswith("https://wick.example/xxx") for link in links.split())


ROW = st.fixed_dictionaries(
    {
        "entity": st.sampled_from(["ada", "bo"]),
        "event": st.sampled_from(["Wick Forum", "Lantern Days", "Light Expo"]),
        "year": st.sampled_from([2014, 2015, 2016]),
        "host": st.sampled_from(["a.example", "www.a.example", "b.example"]),
        "role": st.sampled_from(["speaker", "keynote", "board", "award_recipient", "volunteer"]),
    }
)
FAMILY = {"keynote": "speaker", "volunteer": "board"}


@settings(max_examples=20, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=15))
def test_every_number_follows_from_the_mentions(rows):
    for row in people(*(mention(**said) for said in rows)).to_dict("records"):
        mine = [said for said in rows if said["entity"] == row["mentor_id"]]
        places = [(said["host"].removeprefix("www."), said["event"], said["year"]) for said in mine]
        families = [FAMILY.get(said["role"], said["role"]) for said in mine]
        assert row["appearances"] == len(set(zip(places, families, strict=True)))
        assert row["events"] == len(set(places))
        assert row["hosts"] == len({host for host, _, _ in places})
        years = {year for _, _, year in places}
        assert (row["years"], row["first_year"], row["last_year"]) == (len(years), min(years), max(years))
        assert set(row["roles"].split("; ")) <= {said["role"] for said in mine}
