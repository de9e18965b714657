"""Whom to ask for what: the line of work of everybody, where pages say so."""

import pytest

from analysis.ranking.classes import classes, mentor_class
from analysis.ranking.seen import look
from tests.ranking_cases import mention, table, talk


@pytest.mark.parametrize(
    ("title", "organization", "role", "expected"),
    [("Chief Technology Officer", "Lamp Works", "speaker", "executive"),
     ("Engineer", "Lamp Works", "speaker", "practitioner"), ("", "Lamp Works", "speaker", "practitioner"),
     ("", "", "speaker", ""), ("Senior Recruiter", "Lamp Works", "speaker", "recruiter"),
     ("Partner", "Reed & Roe Law Firm", "speaker", "lawyer/adviser"), ("", "", "consultant", "consultant"),
     ("General Counsel", "Lamp Works", "speaker", "lawyer/adviser"),
     ("School Counselor", "Wickton School", "speaker", "practitioner"),
     ("", "Lamp Works", "exhibitor", "vendor"), ("Associate Professor", "", "speaker", "academic"),
     ("", "University of Wickton", "speaker", "academic"), ("Rector", "Wickton", "speaker", "academic"),
     ("Chief Information Officer", "University of Wickton", "speaker", "executive"),
     ("Treasurer", "Lamp Works", "board", "practitioner"),
     ("President", "Lamp Works", "board", "practitioner"),
     ("President", "Lamp Works", "speaker", "executive"), ("Career Coach", "", "panelist", "coach")],
)  # fmt: skip
def test_the_line_of_work_is_read_from_title_employer_and_role(title, organization, role, expected):
    assert mentor_class(title, organization, role) == expected


def of(*mentions: dict[str, object]) -> dict[str, str]:
    return classes(look(table(*mentions)))


def test_the_newest_line_of_work_counts():
    before = talk("ada", "Wick Forum", 2012, job_title="Recruiter", organization="Lamp Staffing")
    after = talk("ada", "Wick Forum", 2016, job_title="CEO", organization="Lamp Works")
    assert of(before, after) == {"ada": "executive"}


def test_a_mention_without_title_takes_no_class_away():
    before = talk("ada", "Wick Forum", 2012, job_title="Recruiter")
    assert of(before, talk("ada", "Wick Forum", 2016)) == {"ada": "recruiter"}


def test_a_stand_says_something_only_where_no_title_does():
    stand = mention("ada", role="exhibitor", year=2016)
    assert of(stand) == {"ada": "vendor"}
    assert of(stand, talk("ada", "Wick Forum", 2014, job_title="Engineer")) == {"ada": "practitioner"}


def test_organisations_have_no_class():
    assert of(talk("Acme", "Wick Forum", 2016, kind="organization", role="sponsor")) == {}


def test_an_older_title_holds_where_the_newest_page_prints_the_same_employer_alone():
    founder = talk("ada", "Wick Forum", 2012, job_title="Founder", organization="Lamp Works Ltd")
    assert of(founder, talk("ada", "Wick Forum", 2016, organization="Lamp Works")) == {"ada": "executive"}
    assert of(founder, talk("ada", "Wick Forum", 2016, organization="Wick & Co")) == {"ada": "practitioner"}
