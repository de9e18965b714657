"""What speaks for somebody: each signal says what its sentence says, and nothing else."""

import pandas as pd
import pytest
import yaml

from analysis.ranking.helping import helping_class, helping_quotes
from analysis.ranking.mentions import counted
from analysis.ranking.seen import look
from analysis.ranking.signals import NAMES, SIGNALS, WISHED, signals
from analysis.ranking.titles import class_of, level_of
from analysis.ranking.weights import weights
from analysis.ranking.words import Words
from analysis.text import fold
from data import DATA
from tests.ranking_cases import mention, table, talk

LISTS = ("seniority", "helping", "classes", "offices", "editions", "role_words", "focus", "hiring")


def values(name: str, *mentions: dict[str, object]) -> dict[str, float]:
    return signals(look(table(*mentions)))[name].to_dict()


def higher(name: str, *mentions: dict[str, object]) -> bool:
    found = values(name, *mentions)
    return found["ada"] > found["bo"]


def test_recurrence_weighs_newer_editions_more():
    ada = [talk("ada", "Wick Forum", year) for year in (2019, 2020)]
    bo = [talk("bo", "Wick Forum", year) for year in (2011, 2012)]
    assert higher("recurrence", *ada, *bo)
    assert values("editions", *ada, *bo) == {"ada": 2, "bo": 2}


def test_a_talk_given_three_times_is_one_talk_and_untitled_ones_count_once_an_edition():
    repeated = [talk("ada", event, 2016, session="Wicks") for event in ("Wick Forum", "Expo", "Lamp Days")]
    new = [talk("bo", "Wick Forum", 2016, session=title) for title in ("Wicks", "Wax", "Oil")]
    untitled = [talk("cy", "Wick Forum", 2016, url=f"https://wick.example/{n}") for n in range(3)]
    assert values("talks", *repeated, *new, *untitled) == {"ada": 1, "bo": 3, "cy": 1}


def test_the_name_of_the_event_is_no_title_of_a_talk():
    titled = talk("ada", "Wick Forum", 2016, session="Wicks")
    assert values("talks", titled, talk("ada", "Wick Forum", 2016, session="WICK FORUM 2016")) == {"ada": 1}


def test_several_employers_over_the_years_count_beyond_the_first_one():
    firms = ["Lamp Works", "Lamp Works Ltd", "Tallow House"]
    rows = [talk("ada", "Wick Forum", 2014 + n, organization=firm) for n, firm in enumerate(firms)]
    found = values("cross_company", *rows, talk("bo", "Wick Forum", 2014, organization="Acme"))
    assert found == {"ada": 1, "bo": 0}


def test_a_note_of_today_makes_no_page_older():
    note = mention("bo", role="recommended", source="you", year=2030, event="Added by you")
    assert values("recency", talk("ada", "Wick Forum", 2016), note)["ada"] == 1


def test_breadth_counts_organisers_not_talks():
    ada = [talk("ada", event, 2015) for event in ("Wick Forum", "Lantern Days")]
    bo = [talk("bo", "Wick Forum", year) for year in (2013, 2014, 2015)]
    assert values("breadth", *ada, *bo) == {"ada": 2, "bo": 1}


def test_breadth_falls_back_to_events_where_no_host_is_known():
    ada = [talk("ada", event, 2015, host="") for event in ("Wick Forum", "Lantern Days")]
    assert values("breadth", *ada) == {"ada": 2}


def test_loyalty_counts_how_often_one_event_asked_again():
    ada = [talk("ada", "Wick Forum", year) for year in (2013, 2014, 2015)]
    bo = [talk("bo", event, 2015) for event in ("Wick Forum", "Lantern Days", "Oil Lamp Summit")]
    assert values("loyalty", *ada, *bo) == {"ada": 2, "bo": 0}


def test_years_and_variety_are_distinct_years_and_role_families():
    ada = [talk("ada", "Wick Forum", 2014), talk("ada", "Wick Forum", 2014, role="board")]
    ada += [talk("ada", "Lantern Days", 2014, role="fellow")]
    assert values("years_active", *ada) == {"ada": 1}
    assert values("variety", *ada) == {"ada": 3}


def test_recency_is_full_in_the_newest_year_and_half_two_years_before():
    found = values("recency", talk("ada", "Wick Forum", 2016), talk("bo", "Wick Forum", 2014))
    assert found["ada"] == 1
    assert found["bo"] == pytest.approx(0.5, abs=0.02)


def test_one_misread_year_does_not_make_everybody_old():
    rows = [talk(f"guest {n}", "Wick Forum", 2016) for n in range(150)]
    found = values("recency", *rows, talk("ada", "Wick Forum", 2099))
    assert found["guest 0"] == found["ada"] == 1


def test_nothing_is_guessed_where_no_year_is_known():
    found = signals(look(table(mention("ada", host="wick.example"))))
    assert found.loc["ada", ["recency", "years_active", "loyalty"]].tolist() == [0, 0, 0]
    assert found.loc["ada", "recurrence"] > 0


def test_to_be_asked_among_those_who_recur_says_more():
    stars = [talk(name, "Wick Forum", year) for name in ("cy", "di") for year in (2014, 2015, 2016)]
    one_timers = [talk(name, "Lantern Days", 2016) for name in ("ed", "flo")]
    beside = [talk("ada", "Wick Forum", 2016), talk("bo", "Lantern Days", 2016)]
    assert higher("company", *stars, *one_timers, *beside)


def test_firms_that_recur_at_an_event_do_not_lift_its_speakers():
    said = [talk("ada", "Wick Forum", 2016), talk("cy", "Wick Forum", 2016)]
    firms = [talk("Acme", "Wick Forum", y, kind="organization", role="sponsor") for y in (2014, 2015, 2016)]
    assert values("company", *said)["ada"] == values("company", *said, *firms)["ada"]


def test_one_of_few_says_more_than_one_of_many():
    crowd = [talk(f"guest {n}", "Wick Forum", 2016) for n in range(60)]
    assert higher("selectivity", talk("ada", "Lantern Days", 2016), talk("bo", "Wick Forum", 2016), *crowd)


def test_an_award_on_many_pages_is_one_and_a_finalists_place_counts_half():
    won = talk("ada", "Wick Forum", 2016, role="award_recipient", award="Golden Wick")
    lost = talk("bo", "Wick Forum", 2016, role="finalist", award="Golden Wick")
    assert values("awards", won, won | {"url": "https://b.example"}, lost) == {"ada": 1, "bo": 0.5}


def test_keynotes_leadership_and_service_are_told_apart():
    rows = [talk("ada", "Wick Forum", 2016, role=role) for role in ("keynote", "chair", "volunteer")]
    rows += [talk("ada", "Lantern Days", 2016, role="reviewer"), talk("bo", "Lantern Days", 2016)]
    found = signals(look(table(*rows)))
    assert found.loc["ada", ["keynotes", "leadership", "service"]].tolist() == [1, 1, 1]
    assert found.loc["bo", ["keynotes", "leadership", "service"]].tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("title", "level"),
    [("", 0), ("PhD student", 1), ("Assistant to the CEO", 1), ("Glass blower", 2), ("Senior Engineer", 3),
     ("Assistant Professor", 3), ("Director of Light", 4), ("Directrice", 4), ("Chief Lantern Officer", 5),
      ("Chief Economist", 4),
     ("Geschäftsführerin", 5), ("VP, Sales", 5), ("代表取締役社長", 5)],
)  # fmt: skip
def test_seniority_by_the_printed_title(title, level):
    assert level_of(title) == level


def test_seniority_is_that_of_the_most_senior_title():
    rows = [
        talk("ada", "Wick Forum", 2015, job_title="Intern"),
        talk("ada", "Wick Forum", 2016, job_title="CEO"),
    ]
    assert values("seniority", *rows) == {"ada": 5}


@pytest.mark.parametrize(
    ("title", "organization", "role", "expected"),
    [("Technical Recruiter", "", "speaker", "recruiter"),
     ("", "Reed & Roe Law Firm", "speaker", "lawyer/adviser"),
     ("Career Coach", "", "speaker", "coach"), ("", "Lamp Consulting", "speaker", "consultant"),
     ("", "", "exhibitor", "vendor"), ("Engineer", "Acme", "speaker", ""), ("", "", "", "")],
)  # fmt: skip
def test_who_hears_of_openings(title, organization, role, expected):
    assert class_of(title, organization, role) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Leads the mentoring programme", "mentoring"), ("Ehrenamtliche Leiterin der Werkstatt", "volunteering"),
     ("2021 Distinguished Service Award", "service award"), ("若手のためのメンタリング", "mentoring"),
     ("Bénévole depuis 2009", "volunteering"), ("Workshop for beginners", "newcomers"),
     ("Founded the student scholarship", "scholarship"), ("Holds office hours on Fridays", "office hours"),
     ("Account manager, Mentor Graphics", ""), ("On tormentors and ferment", ""),
     ("Fundamental", ""), ("Customer service at scale", ""), ("Наставник молодых", "mentoring")],
)  # fmt: skip
def test_helping_is_read_in_several_languages_and_not_in_mere_likeness(text, expected):
    assert helping_class(text) == expected


def test_helping_always_comes_with_its_quote_and_link():
    said = talk("ada", "Wick Forum", 2016, evidence="Ada Reed mentors newcomers to the craft.")
    found = helping_quotes(counted(table(said, talk("bo", "Wick Forum", 2016)))).to_dict("records")
    expected = {"entity_id": "ada", "url": said["url"], "help": "mentoring", "quote": said["evidence"]}
    assert found == [expected]
    assert values("helping", said, said, talk("bo", "Wick Forum", 2016)) == {"ada": 1, "bo": 0}


def test_what_shows_help_elsewhere_on_the_page_is_quoted_before_the_printed_words():
    said = talk("ada", "Wick Forum", 2016, role_label="Meet the mentors", evidence="Ada Reed, Lamp Works")
    found = helping_quotes(counted(table(said)))["quote"].tolist()
    assert found == ["Meet the mentors … Ada Reed, Lamp Works"]


def test_no_signal_reads_a_name():
    said = [talk("ada", "Wick Forum", 2016, job_title="CEO"), talk("bo", "Lantern Days", 2014, role="fellow")]
    frame = table(*said)
    renamed = frame.assign(name=["Mentor Chairman", "志愿者"])
    pd.testing.assert_frame_equal(signals(look(frame)), signals(look(renamed)))


def test_every_signal_has_a_weight_with_a_reason_and_says_what_it_is():
    assert set(weights()) == set(NAMES)
    for name, signal in (SIGNALS | WISHED).items():
        assert len(weights()[name].reason.split()) > 4, name
        assert signal.__doc__, name


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_hold_distinct_words_that_can_be_found(name):
    lists = yaml.safe_load((DATA / "words" / f"{name}.yaml").read_text(encoding="utf-8"))
    for words in word_lists(lists):
        assert len(set(words)) == len(words), f"{name}: a word stands twice"
        search = Words.of(words)
        for word in words:
            assert fold(word), f"{name}: {word!r} is empty once folded"
            assert search.found_in(word.replace(" * ", " of ")), f"{name}: {word!r} is never found"


def word_lists(content: object) -> list[list[str]]:
    if isinstance(content, dict):
        return [words for part in content.values() for words in word_lists(part)]
    return [content] if isinstance(content, list) else []
