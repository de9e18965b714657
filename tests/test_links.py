"""Links to people come first, nuisances last, and one page has one address."""

from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from data import DATA
from scrapers.extract.reading import Link
from scrapers.frontier.links import FLOOR, score_link
from scrapers.frontier.urls import normal_url, site_of_url

HOME = "http://guild.test/"
YEAR = datetime.now(UTC).year


def score(text: str, path: str = "x", context: str = "") -> float:
    return score_link(Link(HOME + path, text, context))


@pytest.mark.parametrize(
    "text",
    ["Our speakers", "Board of Directors", "Programmkomitee", "Comité organizador", "Conférenciers",
     "Relatori", "実行委員会", "演讲嘉宾", "연사",
     "Award winners", "Preisträger", "Patrocinadores", "Past presidents"],
)  # fmt: skip
def test_pages_that_name_people_come_before_others_in_any_language(text: str):
    assert score(text) > score("Welcome") + 2
    assert score(text) > score("Hotel and travel")


@pytest.mark.parametrize(
    ("text", "path"),
    [("Log in", "account"), ("", "wp-login.php"), ("Cart", "x"), ("Print", "x"),
     ("Privacy policy", "privacy"),
     ("Datenschutz", "datenschutz"), ("Add to calendar", "x"), ("Job board", "jobs"),
     ("Register now", "registration")],
)  # fmt: skip
def test_nuisances_are_not_worth_a_request(text: str, path: str):
    assert score(text, path) < FLOOR


def test_the_address_counts_where_the_words_are_a_picture():
    assert score("", "speakers/") > score("", "images/") + 3


def test_speakers_come_before_sponsors_before_hotels():
    assert score("Speakers") > score("Sponsors") > score("About") > score("Venue")


def test_this_year_comes_before_the_years_before_and_those_before_nothing():
    this, old, none = (score("Programme", path) for path in (f"{YEAR}/p", f"{YEAR - 8}/p", "xyz/p"))
    assert this > old > none


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 20))
def test_any_link_has_a_score_and_a_deeper_one_never_a_better(text: str, context: str, depth: int):
    link = Link(HOME + "page", text, context)
    assert score_link(link, depth + 1) < score_link(link, depth) < 30


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("HTTP://Guild.TEST:80/a/../b?z=1&a=2#top", "http://guild.test/b?a=2&z=1"),
        ("http://guild.test", "http://guild.test/"),
        ("/b;jsessionid=1F?PHPSESSID=7&utm_source=x&id=3", "http://guild.test/b?id=3"),
        ("https://guild.test/b", "http://guild.test/b"),  # as its page was reached
        ("https://other.test/b", "https://other.test/b"),
        ("people.html", "http://guild.test/people.html"),
        ("mailto:ada@guild.test", ""),
        ("javascript:void(0)", ""),
        ("http://[::1", ""),
        ("http://guild.test:99999/", ""),
    ],
)
def test_one_page_has_one_address(url: str, wanted: str):
    assert normal_url(url, HOME) == wanted


@given(st.text(max_size=80))
def test_any_link_text_gives_an_address_that_stays_as_it_is_or_none(text: str):
    once = normal_url(text, HOME)
    assert not once or normal_url(once, HOME) == once


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("http://www.guild.test/", "http://2019.guild.test/x", True),
        ("http://www.guild.co.uk/", "http://fair.co.uk/", False),
        ("http://ada.github.io/", "http://bo.github.io/", False),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8001/", False),
        ("http://localhost:8000/", "http://localhost:8000/x", True),
    ],
)
def test_a_site_is_a_registered_domain(first: str, second: str, same: bool):
    assert (site_of_url(first) == site_of_url(second)) is same


def test_the_word_list_is_well_formed():
    entries = yaml.safe_load((DATA / "words" / "links.yaml").read_text(encoding="utf-8"))
    assert len({entry["group"] for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry) == {"group", "weight", "words"}
        assert isinstance(entry["weight"], int | float)
        assert all(isinstance(word, str) and word.strip("* ") for word in entry["words"]), entry["group"]
        assert len(set(entry["words"])) == len(entry["words"]), entry["group"]


def test_the_list_of_walls_is_well_formed():
    lists = yaml.safe_load((DATA / "words" / "blocks.yaml").read_text(encoding="utf-8"))
    assert set(lists) == {"headers", "titles", "bodies"}
    assert all(isinstance(word, str) and word == word.lower() for words in lists.values() for word in words)
