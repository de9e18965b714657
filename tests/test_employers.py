"""Firms that only their people make known are listed where they recur, below those that stand themselves."""

from analysis.ranking.wishes import Wishes
from pipelines import organizations
from pipelines.rank import rank_frame
from tests.ranking_cases import table, talk
from tests.test_mentors_table import firms


def test_a_firm_that_only_its_people_make_known_is_listed_where_it_recurs():
    named = [
        talk("ada", "Wick Forum", 2015, name="Ada Reed", organization="Wax Guild Ltd"),
        talk("ada", "Wick Forum", 2016, name="Ada Reed", organization="Wax Guild", role="keynote"),
        talk("bo", "Wick Forum", 2016, name="Bo Marsh", organization="WAX GUILD"),
        talk("cy", "Wick Forum", 2016, name="Cy Lee", organization="Tallow House"),
        talk("di", "Wick Forum", 2015, name="Di Moor", organization="Bee Trust"),
        talk("di", "Light Expo", 2016, name="Di Moor", organization="Bee Trust"),
    ]
    rows = {str(row["name"]): row for row in firms(*named).to_dict("records")}
    assert set(rows) == {"Wax Guild", "Bee Trust"}, "seen once with one of its people is no recurrence"
    guild = rows["Wax Guild"]
    assert (guild["roles"], guild["people"], guild["tiers"]) == ("employer", "Ada Reed; Bo Marsh", "")
    assert (guild["appearances"], guild["first_year"], guild["last_year"]) == (2, 2015, 2016)
    assert guild["why"] == "Its people were seen at 2 editions of Wick Forum since 2015."
    assert rows["Bee Trust"]["why"] == "One of its people was seen at 2 events since 2015."


def test_a_firm_known_by_its_people_stands_below_one_that_did_as_much_itself_and_never_twice():
    sponsor = [talk("Acme", "Wick Forum", y, kind="organization", role="sponsor") for y in (2015, 2016)]
    named = [
        talk(who, "Wick Forum", y, organization=firm)
        for who, firm in (("ada", "Acme Inc"), ("bo", "Bee Trust"))
        for y in (2015, 2016)
    ]
    table_ = firms(*sponsor, *named)
    assert table_[["rank", "name"]].to_numpy().tolist() == [[1, "Acme"], [2, "Bee Trust"]]
    assert table_["score"].is_monotonic_decreasing


def test_letters_behind_names_on_one_page_are_no_firm():
    named = [talk(who, "Wick Forum", 2016, organization="CWT") for who in ("ada", "bo")]
    assert firms(*named).empty
    assert len(firms(*named, talk("cy", "Light Expo", 2015, organization="CWT"))) == 1


def test_people_who_are_set_aside_are_not_named_with_their_firm():
    rows = table(
        *(talk("Acme", "Wick Forum", y, kind="organization", role="sponsor") for y in (2015, 2016)),
        *(talk("ada", "Wick Forum", y, organization="Acme") for y in (2015, 2016)),
        *(talk("bo", "Wick Forum", y, organization="Bee Trust") for y in (2015, 2016)),
    )
    wishes = Wishes(exclude=("ada", "Bee Trust"))
    found = organizations.organizations_table(rank_frame(rows, wishes), rows, wishes)
    assert found[["name", "people"]].to_numpy().tolist() == [["Acme", ""]]
