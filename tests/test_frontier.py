"""The crawl learns where names are, spreads over kinds of pages and editions, and tries the usual places."""

import gzip
from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from data import DATA
from scrapers.frontier.guesses import editions_beside, usual_pages
from scrapers.frontier.shapes import shape_of
from scrapers.frontier.sitemaps import read_sitemap
from scrapers.frontier.urls import page_key
from scrapers.frontier.waiting import Waiting
from scrapers.frontier.words import groups
from scrapers.store import QueuedLink

HOME = "http://guild.test/"


def link(path: str, priority: float, text: str = "") -> QueuedLink:
    return QueuedLink(url=HOME + path, source="guild", priority=priority, anchor=text)


def order(waiting: Waiting, gives: dict[str, int | None]) -> list[str]:
    """Takes all addresses; each gives as many new names as its folder says, None where it is absent."""
    taken = []
    while found := waiting.best():
        path = found[0].url.removeprefix(HOME)
        taken.append(path)
        waiting.learn(found[0], gives.get(path.partition("/")[0], 0))
    return taken


def test_pages_like_those_that_named_many_people_come_before_better_looking_ones_that_named_none():
    waiting = Waiting()
    for number in range(9):
        waiting.add(link(f"dull/{number}", 3.0))
        waiting.add(link(f"rich/{number}", 2.0))
    taken = order(waiting, {"rich": 40})
    assert sum(path.startswith("rich") for path in taken[:14]) == 9


def test_a_folder_whose_pages_are_absent_waits_until_the_end():
    waiting = Waiting()
    for number in range(9):
        waiting.add(link(f"gone/{number}", 3.0))
        waiting.add(link(f"rich/{number}", 1.0))
    taken = order(waiting, {"gone": None, "rich": 5})
    assert sum(path.startswith("gone") for path in taken[:10]) <= 2


def test_each_role_family_of_each_edition_gets_its_first_page_before_any_gets_many():
    waiting = Waiting()
    for year in ("2019", "2021"):
        for number in range(6):
            waiting.add(link(f"{year}/speakers/{number}/speakers", 7.0, "Speakers"))
        waiting.add(link(f"{year}/committee", 5.5, "Committee"))
        waiting.add(link(f"{year}/sponsors", 4.5, "Sponsors"))
    first = order(waiting, {"2019": 3, "2021": 3})[:8]
    assert {"2019/committee", "2021/committee", "2019/sponsors", "2021/sponsors"} <= set(first)


def test_more_addresses_than_fit_into_memory_are_left_to_the_store():
    waiting = Waiting()
    for number in range(10_000):
        waiting.add(link(f"x/{number}", number / 1000))
    assert waiting.left_out
    assert len(waiting) <= 3000
    assert waiting.best()[0].url == f"{HOME}x/9999"


@pytest.mark.parametrize(
    ("url", "before"),
    [
        (HOME + "2019/talks/7.html", HOME + "2018/"),
        (HOME + "conf/fair2019/", HOME + "conf/fair2018/"),
        ("http://2019.guild.test/talks", "http://2018.guild.test/"),
        ("http://fair2019.guild.test/talks", "http://fair2018.guild.test/"),
        (HOME + "talks/a-look-back-at-2019-and-on", ""),
        (HOME + "talks/20191", ""),
        (HOME, ""),
    ],
)
def test_the_edition_of_the_year_before_is_known_by_its_address(url: str, before: str):
    assert editions_beside(url)[-1:] == ([before] if before else [])


def test_the_edition_of_the_year_after_is_known_too_unless_it_lies_in_the_future():
    assert editions_beside(HOME + "2019/talks") == [HOME + "2020/", HOME + "2018/"]
    this_year = datetime.now(UTC).year
    assert editions_beside(f"http://{this_year}.conf.test/x") == [f"http://{this_year - 1}.conf.test/"]


def test_the_usual_pages_look_like_the_other_pages_of_the_site():
    assert usual_pages(HOME + "2019/index.html", ".html", {"committee"}) == [HOME + "2019/committee.html"]
    assert usual_pages(HOME + "2019/", "/", {"speakers"}) == [HOME + "2019/speakers/"]


def test_the_list_of_usual_pages_names_families_that_exist():
    lists = yaml.safe_load((DATA / "words" / "guesses.yaml").read_text(encoding="utf-8"))
    assert set(lists) <= {group.name for group in groups()}
    assert all(isinstance(word, str) and word.isalpha() for words in lists.values() for word in words)


def test_pages_of_one_template_have_one_shape_and_keep_their_year():
    assert shape_of(HOME + "2019/talks/7.html").template == shape_of(HOME + "2021/talks/12.html").template
    assert shape_of(HOME + "2019/talks/7.html").year == "2019"
    assert shape_of(HOME + "talks?id=7") != shape_of(HOME + "people?page=7")


@given(st.text(max_size=60))
def test_any_address_has_a_shape_and_a_key(text: str):
    assert shape_of(HOME + text.replace("[", "").replace("]", "")).template
    assert page_key(page_key(HOME + text)) is not None


def test_two_addresses_of_one_page_have_one_key():
    same = {"http://www.guild.test/a/index.html", "https://guild.test/a/", "http://guild.test/a"}
    assert len({page_key(url) for url in same}) == 1
    assert page_key(HOME + "a?x=1") != page_key(HOME + "a?x=2")


SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>http://guild.test/board</loc></url><url><loc> http://guild.test/speakers/ </loc></url>"
    "<url><loc>http://guild.test/logo.png</loc></url><url><loc>http://guild.test/privacy</loc></url></urlset>"
)


@pytest.mark.parametrize("body", [SITEMAP.encode(), gzip.compress(SITEMAP.encode()), SITEMAP.encode()[:-30]])
def test_a_sitemap_gives_the_promising_pages(body: bytes):
    found = read_sitemap(body, HOME + "sitemap.xml")
    assert {url for url, _ in found.pages} == {HOME + "board", HOME + "speakers/"}


def test_an_index_of_sitemaps_gives_those_of_pages():
    names = ("page", "product", "image")
    inner = "".join(f"<sitemap><loc>{HOME}{name}-sitemap.xml</loc></sitemap>" for name in names)
    found = read_sitemap(f"<sitemapindex>{inner}</sitemapindex>".encode(), HOME)
    assert found.children == [HOME + "page-sitemap.xml"]


@pytest.mark.parametrize(
    "body", [b"", b"<html><p>Not found", b"\x1f\x8bbroken", b"{}", b"<?xml version='1.0'?>"]
)
def test_what_is_no_sitemap_gives_nothing(body: bytes):
    assert read_sitemap(body, HOME) == ([], [])


def test_a_sitemap_of_any_size_is_bounded():
    body = (
        "<urlset>"
        + "".join(f"<url><loc>{HOME}x{n}/speakers</loc></url>" for n in range(20_000))
        + "</urlset>"
    )
    assert len(read_sitemap(body.encode(), HOME).pages) == 200
