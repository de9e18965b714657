"""Company and employers around a name tell namesakes apart; spellings that never meet stay two."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.identity import forms
from analysis.identity.continents import continent_of
from analysis.identity.forms import name_form
from analysis.identity.pairs import explain_people
from analysis.identity.people import surroundings
from analysis.identity.resolve import resolve, resolve_with_doubts
from analysis.identity.rows import distinct_rows
from analysis.names import words
from tests.test_resolve import mentions, with_rows

CROWD = [(f"Jane Family{at}", f"Firm {at}", f"Big Event {2000 + at % 9}", 2000 + at % 9) for at in range(300)]
CROWD += [(f"Given{at} Roe", f"Firm {at}", f"Big Event {2000 + at % 9}", 2000 + at % 9) for at in range(300)]


def janes(*rows: tuple[object, ...]) -> pd.DataFrame:
    """Adds rows to many people called Jane or Roe, so that "Jane Roe" is a common name."""
    return with_rows(*CROWD, *rows)


def people_called(frame: pd.DataFrame, name: str) -> int:
    return int(resolve(frame)[frame["name"] == name].nunique())


ONE = ("Jane Roe", "", "North Forum 2018", 2018, "n1")
TWO = ("Jane Roe", "", "South Congress 2019", 2019, "m1")


def test_namesakes_without_anything_in_common_stay_two() -> None:
    frame = janes(ONE, TWO, ("Kofi Alpha", "", *ONE[2:]), ("Noa Beta", "", *TWO[2:]))
    assert people_called(frame, "Jane Roe") == 2


def test_company_that_met_elsewhere_speaks_for_one_person() -> None:
    alone = (ONE, TWO, ("Kofi Alpha", "", *ONE[2:]), ("Noa Beta", "", *TWO[2:]))
    met = [(name, "", "Third Days 2020", 2020, "t1") for name in ("Kofi Alpha", "Noa Beta")]
    assert people_called(janes(*alone, *met), "Jane Roe") == 1


def test_the_employer_of_the_company_speaks_for_one_person() -> None:
    around = [("Kofi Alpha", "North Bank", *ONE[2:]), ("Noa Beta", "North Bank", *TWO[2:])]
    assert people_called(janes(ONE, TWO, *around), "Jane Roe") == 1


def test_a_crowd_in_one_session_is_no_company() -> None:
    crowd = [(f"Extra{at} Walker{at}", "North Bank", *ONE[2:]) for at in range(80)]
    other = [("Noa Beta", "North Bank", *TWO[2:])]
    assert people_called(janes(ONE, TWO, *crowd, *other), "Jane Roe") == 2


def test_two_spellings_that_run_side_by_side_and_never_meet_are_two_people() -> None:
    long = [("Bartholomew Quuxley", "", f"North Forum {year}", year) for year in (2015, 2017, 2019)]
    short = [("Bart Quuxley", "", f"South Congress {year}", year) for year in (2014, 2016, 2018)]
    frame = with_rows(*long, *short)
    assert resolve(frame)[frame["name"].str.endswith("Quuxley")].nunique() == 2
    once = with_rows(*long, ("Bart Quuxley", "", "North Forum 2018", 2018))
    assert resolve(once)[once["name"].str.endswith("Quuxley")].nunique() == 1


def test_a_common_short_form_at_strange_events_is_not_who_always_prints_the_full_name() -> None:
    crowd = [(f"Sam Family{at}", "", f"Big Event {2000 + at % 9}", 2000 + at % 9) for at in range(20)]
    crowd += [(f"Given{at} Quuxley", "", f"Big Event {2000 + at % 9}", 2000 + at % 9) for at in range(6)]
    once = ("Sam Quuxley", "", "South Congress 2019", 2019)
    career = [("Samuel Quuxley", "", f"North Forum {year}", year) for year in range(2008, 2018)]
    for at_home, expected in ((once, 2), (("Sam Quuxley", "", "North Forum 2018", 2018), 1)):
        frame = with_rows(*CROWD, *crowd, *career, at_home)
        both = frame["name"].isin(("Sam Quuxley", "Samuel Quuxley"))
        assert resolve(frame)[both].nunique() == expected


def test_agreement_never_speaks_against_one_person_and_difference_never_for_one() -> None:
    rows, _ = distinct_rows(mentions(*((f"Given{at} Roe", "", f"Event {at}", 2000) for at in range(400))))
    worth = surroundings(rows).worth
    assert min(*worth["affiliation"][2:5], *worth["people around"][2:], worth["event series"][1]) >= 0
    assert max(*worth["affiliation"][5:], worth["people around"][1], worth["event series"][2]) <= 0


def test_doubts_name_parts_of_different_people_with_reasons() -> None:
    frame = with_rows(
        ("Bartholomew Quuxley", "Quux Labs", "Sample Conf 2016", 2016),
        ("B. Quuxley", "", "Other Days 2019", 2019),
    )
    found = resolve_with_doubts(frame)
    named = frame.groupby(found.parts)["name"].first()
    pairs = {
        frozenset((named[row["one"]], named[row["other"]])): row
        for row in found.doubts.table.to_dict("records")
    }
    doubt = pairs[frozenset(("Bartholomew Quuxley", "B. Quuxley"))]
    assert not doubt["together"]
    place = [row["weight"] for row in pairs.values()].index(doubt["weight"])
    assert found.doubts.reasons([place])[0].startswith("name: initial for the given name")


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (
            "Bartholomew James Quuxley",
            "Bartholomew Henry Quuxley",
            "contradiction: given names, middle names",
        ),
        ("Bartholomew Quuxley", "Wei Exemplar", "no known way to spell"),
        ("Bartholomew Quuxley", "B. Quuxley", "never joins without affiliation"),
        ("Bartholomew Quuxley", "Bart Quuxley", "short form of the given name"),
    ],
)
def test_a_pair_is_explained_in_words(left: str, right: str, said: str) -> None:
    frame = with_rows(
        (left, "Quux Labs", "Sample Conf 2016", 2016), (right, "Bolt Works", "Other Days 2019", 2019)
    )
    sides = [set(frame["mention_id"][frame["name"] == name]) for name in (left, right)]
    assert said in "\n".join(explain_people(frame, *sides))


@pytest.mark.parametrize(
    ("other", "against"),
    [
        (("Bart Quuxley", "", "Other Days 2019", 2019), ""),
        (("Bartholomew Quuxley", "Bolt Works", "Other Days 2019", 2019), "one name is one person until"),
        (("Bartholonew Quuxley", "Bolt Works", "Other Days 2019", 2019), "a slip of letters"),
        (("Bart Quuxley", "", "Sample Conf 2016", 2016), "two rows of one list"),
    ],
)
def test_the_figures_of_an_explanation_add_up_to_its_decision(
    other: tuple[object, ...], against: str
) -> None:
    first = ("Bartholomew Quuxley", "Quux Labs", "Sample Conf 2016", 2016)
    frame = with_rows(first, other, url="https://conf.example/speakers")
    sides = [set(frame["mention_id"].iloc[[at]]) for at in (-2, -1)]
    lines = list(explain_people(frame, *sides))
    figures = [float(found[1]) for line in lines if (found := re.search(r"([+-]\d+\.\d\d) bits", line))]
    assert any(line.startswith(against) for line in lines)
    assert sum(figures[:-1]) == pytest.approx(figures[-1])
    one = resolve(frame).iloc[-2:].nunique() == 1
    needed = 0 if frame["name"].iloc[-2] == frame["name"].iloc[-1] else 2
    contradicted = any(line.startswith("contradiction") for line in lines)
    assert one == (figures[-1] > needed and not contradicted)


def explained(frame: pd.DataFrame) -> str:
    sides = [set(frame["mention_id"].iloc[[at]]) for at in (-2, -1)]
    return "\n".join(explain_people(frame, *sides))


@pytest.mark.parametrize(
    ("places", "employers", "said"),
    [
        (("Lyon, France", "Austin, TX"), ("Quux Labs", "Bolt Works"), "another, with another employer"),
        (("Lyon, France", "Austin, TX"), ("Quux Labs", "Quux Labs"), ""),
        (("Lyon, France", "Berlin"), ("Quux Labs", "Bolt Works"), "same"),
        (("Lyon, France", "Main Hall"), ("Quux Labs", "Bolt Works"), ""),
    ],
)
def test_two_employers_on_two_continents_in_one_year_speak_for_two_people(
    places: tuple[str, str], employers: tuple[str, str], said: str
) -> None:
    rows = [("Jane Roe", employers[at], f"{event} 2019", 2019) for at, event in enumerate(("North", "South"))]
    lines = explained(with_rows(*rows, place=list(places)))
    assert (f"continent in one year: {said}" in lines) if said else ("continent in one year: " not in lines)


def test_industries_speak_where_they_are_printed() -> None:
    rows = (ONE, TWO)
    assert "industry: different" in explained(with_rows(*rows, industry=["nursing", "data science"]))
    assert "industry: shared" in explained(with_rows(*rows, industry=["Nursing", "nursing"]))
    assert "industry: " not in explained(with_rows(*rows))


@pytest.mark.parametrize(
    ("place", "continent"),
    [
        ("Lyon, France", "europe"),
        ("France", "europe"),
        ("Paris, TX", "north america"),
        ("Melbourne, VIC", "oceania"),
        ("London, Ontario, Canada", "north america"),
        ("SEOUL", "asia"),
        ("Istanbul, Turkey", ""),
        ("Main Hall", ""),
        ("", ""),
    ],
)
def test_a_place_lies_in_one_continent_or_is_left_open(place: str, continent: str) -> None:
    assert continent_of(place) == continent


WORD = st.sampled_from(["Jane", "Roe", "Exemplar", "Wei", *sorted(word.title() for word in words.ALL)])


@settings(deadline=None, max_examples=300)
@given(st.lists(WORD, min_size=1, max_size=5).map(" ".join))
def test_plain_names_are_read_as_carefully_as_others(printed: str) -> None:
    quick = name_form(printed)
    plain = forms._PLAIN
    forms._PLAIN = re.compile("(?!)")
    try:
        assert name_form.__wrapped__(printed) == quick
    finally:
        forms._PLAIN = plain


def test_organisations_that_look_like_one_are_asked_about() -> None:
    frame = mentions(
        ("Acme Quux Zolt", "", "Sample Conf 2016", 2016),
        ("AQZ", "", "Other Days 2019", 2019),
        ("Quux Software", "", "Sample Conf 2016", 2016),
        ("Quux Consulting", "", "Other Days 2019", 2019),
        ("Quux", "", "Other Days 2019", 2019),
        kind="organization",
    )
    found = resolve_with_doubts(frame)
    named = frame.groupby(found.parts)["name"].first()
    pairs = {
        frozenset((named[row["one"]], named[row["other"]])) for row in found.doubts.table.to_dict("records")
    }
    assert found.labels.nunique() == 5
    assert pairs == {
        frozenset(("Acme Quux Zolt", "AQZ")),
        frozenset(("Quux Software", "Quux")),
        frozenset(("Quux Consulting", "Quux")),
    }
