"""Traps and other kinds of files are never fetched; real pages are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.frontier.guards import Guard, refuse
from scrapers.network import is_inside, is_loopback
from scrapers.robots import ALLOWED, DISALLOWED, UNAVAILABLE, Wishes, rules_of, wishes_of

HOME = "http://guild.test/"


@pytest.mark.parametrize(
    "path",
    ["", "board", "2019/speakers/", "programme.pdf", "api/speakers.json", "people.php?id=3",
     "page?option=com_content&view=article&id=5&Itemid=7&lang=en",
     "conference/2024-05-13-annual-meeting/", "agenda/2024-05-13/",
     "v2.0/speakers", "talks/talk.7", "speakers/page/2/", "speaker/ada.quill"],
)  # fmt: skip
def test_ordinary_pages_are_fetched(path: str):
    assert refuse(HOME + path) == ""
    assert Guard().refuse(HOME + path) == ""


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mailto:ada@guild.test", "no web address"),
        ("ftp://guild.test/x", "no web address"),
        ("http://[::1", "cannot be read"),
        (HOME + "a" * 600, "very long"),
        (HOME + "logo.PNG", "kind"),
        (HOME + "all.zip", "kind"),
        (HOME + "meeting.ics", "kind"),
        (HOME + "a/b/a/b/a/b", "repeats"),
        (HOME + "a/a/a/", "repeats"),
        (HOME + "/".join("abcdefghijklmnop"), "too deep"),
        (HOME + "calendar/2031/05/", "calendar"),
        (HOME + "calendar?month=5&year=2031", "calendar"),
        (HOME + "events/?tribe-bar-date=2031-05-01&eventDisplay=month", "calendar"),
        (HOME + "people?sort=name", "another order"),
        (HOME + "people?a=1&b=2&c=3&d=4&e=5&f=6", "too many parameters"),
        (HOME + "news/page/400/", "paging"),
        (HOME + "news?page=40000", "paging"),
    ],
)
def test_traps_and_files_are_not_fetched(url: str, why: str):
    assert why in refuse(url)


@pytest.mark.parametrize("shape", ["find?q={}", "events/{0:04}/{0:02}/", "items/{}"])
def test_shapes_without_end_are_cut_off(shape: str):
    guard = Guard()
    taken = [number for number in range(2000) if not guard.refuse(HOME + shape.format(number))]
    assert 10 <= len(taken) <= 400


@given(st.text(max_size=100))
def test_no_address_breaks_the_guard(text: str):
    assert isinstance(refuse(HOME + text), str)
    assert isinstance(refuse(text), str)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1", "[::1]",
     "fe80::1",
     "fd00::1", "::ffff:10.0.0.1", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_addresses_inside_a_network_are_known(host: str):
    assert is_inside(host)


@pytest.mark.parametrize(
    "host", ["93.184.216.34", "2606:2800:220:1::1", "guild.test", "localhost.guild.test"]
)
def test_other_hosts_are_not_inside(host: str):
    assert not is_inside(host)
    assert not is_loopback(host)


def test_only_this_machine_is_loopback():
    assert is_loopback("localhost:80")
    assert is_loopback("127.0.0.1:8000")
    assert is_loopback("[::1]:80")
    assert not is_loopback("10.0.0.1")


@pytest.mark.parametrize(
    ("status", "body", "decision"),
    [
        (200, b"User-agent: *\nDisallow: /board", DISALLOWED),
        (200, b"User-agent: *\nDisallow: /\nAllow: /board", ALLOWED),
        (200, b"User-agent: mentorscout\nDisallow: /\n\nUser-agent: *\nAllow: /", DISALLOWED),
        (200, b"User-agent: other\nDisallow: /", ALLOWED),
        (200, b"<html>Not found</html>", ALLOWED),
        (200, b"\xff\xfe\x00", ALLOWED),
        (404, b"User-agent: *\nDisallow: /", ALLOWED),
        (403, b"", ALLOWED),
        (429, b"", UNAVAILABLE),
        (500, b"", UNAVAILABLE),
        (503, b"", UNAVAILABLE),
    ],
)
def test_robots_txt_is_read_by_the_standard(status: int, body: bytes, decision: str):
    assert rules_of(status, body).decide(HOME + "board") == decision


def test_the_longer_of_crawl_delay_and_request_rate_holds():
    assert rules_of(200, b"User-agent: *\nCrawl-delay: 7").delay == 7
    assert rules_of(200, b"User-agent: *\nCrawl-delay: 1\nRequest-rate: 1/10").delay == 10


@pytest.mark.parametrize(
    ("headers", "body", "wishes"),
    [
        ([], b"<meta name=robots content=noindex>", Wishes(noindex=True)),
        ([], b"<META content='None' NAME='Robots'>", Wishes(noindex=True, nofollow=True)),
        ([], b'<meta name="googlebot" content="noindex">', Wishes()),
        ([], b'<meta name="mentorscout" content="nofollow">', Wishes(nofollow=True)),
        ([b"noindex, nofollow"], b"", Wishes(noindex=True, nofollow=True)),
        ([b"otherbot: noindex"], b"", Wishes()),
        ([b"mentorscout: noindex"], b"", Wishes(noindex=True)),
        ([b"unavailable_after: 25 Jun 2031 15:00:00 GMT", b"noarchive"], b"", Wishes()),
    ],
)
def test_what_a_page_asks_of_robots_is_heard(headers: list[bytes], body: bytes, wishes: Wishes):
    assert wishes_of(headers, body) == wishes
