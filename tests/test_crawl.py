"""A crawl reads a whole site, asks permission, keeps its distance, and goes on where it stopped."""

import gzip
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy

from scrapers.crawl import CrawlOptions, crawl, user_agent
from scrapers.errors import UsageError
from scrapers.events import Event, Happening
from scrapers.loopback import Address, serve
from scrapers.sources import Source, SourceReport
from scrapers.store import State, Store, store_path
from tests.faults import Answer, FaultServer, faulty
from tests.sites import html, read_list, write

GUILD = {
    "index.html": html(
        links={"/board.html": "Board", "/awards/": "Awards", "/login": "Log in", "/a.zip": "All"}
    ),
    "board.html": html(["Ada Quill", "Bo Reed"], {"/": "Home", "/private/members.html": "Members"}),
    "awards/index.html": html(["Cy Sedge"], {"2019.html": "2019", "2020.html#top": "2020"}),
    "awards/2019.html": html(["Dot Rush"]),
    "awards/2020.html": html(["Ada Quill"], {"http://elsewhere.test/": "Speakers"}),
    "private/members.html": html(["Nobody Asked"]),
    "robots.txt": "User-agent: *\nDisallow: /private/\n",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(store_path(tmp_path / "workspace")) as opened:
        yield opened


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Address]:
    write(tmp_path / "web" / "guild.test", GUILD)
    with serve(tmp_path / "web") as proxy:
        yield proxy


def source(*urls: str) -> Source:
    return Source("guild", "The Guild", urls, "p")


GUILD_SOURCE = source("http://guild.test/")


def options(**values: object) -> CrawlOptions:
    return CrawlOptions(**{"delay_floor": 0.0, "retry_pause": 0.01, "reader": read_list} | values)


def names(store: Store) -> list[str]:
    return sorted(mention.name for mention in store.mentions("p"))


def fetch(rules: dict, store: Store, **values: object) -> tuple[SourceReport, FaultServer]:
    with faulty(rules) as server:
        (report,) = crawl([source(server.url)], store, options(**values))
    return report, server


def test_a_whole_site_is_read_and_every_mention_says_where_it_comes_from(store: Store, web: Address):
    events: list[Event] = []
    (report,) = crawl([GUILD_SOURCE], store, options(proxy=web, on_event=events.append))
    assert (report.pages, report.mentions, report.failure) == (5, 5, "")
    assert names(store) == ["Ada Quill", "Ada Quill", "Bo Reed", "Cy Sedge", "Dot Rush"]
    for mention in store.mentions("p"):
        assert mention.url.startswith("http://guild.test/")
        assert (mention.source, mention.industry) == ("guild", "p")
        assert mention.fetched_at.endswith("Z")
    pages = [event for event in events if event.happening == Happening.PAGE]
    assert sum(event.mentions for event in pages) == 5
    assert [event.report for event in events if event.happening == Happening.SOURCE] == [report]


def test_what_robots_txt_forbids_and_other_sites_and_nuisances_are_never_asked_for(
    store: Store, web: Address
):
    crawl([GUILD_SOURCE], store, options(proxy=web))
    assert {asked.host for asked in web.requests} == {"guild.test"}
    paths = [asked.path for asked in web.requests]
    assert paths[0] == "/robots.txt"
    guessed = {"/speakers.html", "/sponsors.html", "/sitemap.xml"}  # no link led to such a page
    assert sorted(set(paths) - guessed) == [
        "/",
        "/awards/",
        "/awards/2019.html",
        "/awards/2020.html",
        "/board.html",
        "/robots.txt",
    ]
    assert len(paths) == len(set(paths))
    decisions = {page["url"]: page["robots"] for page in store.outcomes("p", "guild")}
    assert decisions["http://guild.test/private/members.html"] == "disallowed"
    assert decisions["http://guild.test/board.html"] == "allowed"


def test_the_second_crawl_fetches_nothing_and_adds_nothing(store: Store, web: Address):
    first = crawl([GUILD_SOURCE], store, options(proxy=web))
    asked, before = len(web.requests), list(store.mentions("p"))
    assert crawl([GUILD_SOURCE], store, options(proxy=web)) == first
    assert len(web.requests) == asked
    assert list(store.mentions("p")) == before


def test_old_pages_are_fetched_again_and_change_nothing_where_nothing_changed(store: Store, web: Address):
    crawl([GUILD_SOURCE], store, options(proxy=web))
    asked, before = len(web.requests), [mention.mention_id for mention in store.mentions("p")]
    crawl([GUILD_SOURCE], store, options(proxy=web, fresh_days=-1))
    assert len(web.requests) > asked
    assert [mention.mention_id for mention in store.mentions("p")] == before


def test_the_budget_holds_over_runs_and_the_best_pages_come_first(store: Store, web: Address):
    for _ in range(2):
        (report,) = crawl([GUILD_SOURCE], store, options(proxy=web, max_pages=2))
        assert report.pages == 2
    assert names(store) == ["Ada Quill", "Bo Reed"]
    (report,) = crawl([GUILD_SOURCE], store, options(proxy=web, max_pages=5))
    assert report.pages == 5


def test_several_sources_are_crawled_side_by_side(store: Store, tmp_path: Path):
    hosts = [f"guild{number}.test" for number in range(6)]
    for host in hosts:
        write(tmp_path / "web" / host, {"index.html": html([f"Person of {host}"])})
    with serve(tmp_path / "web") as proxy:
        reports = crawl(
            [Source(host, host, (f"http://{host}/",), "p") for host in hosts], store, options(proxy=proxy)
        )
    assert [report.source.id for report in reports] == hosts
    assert all(report.mentions == 1 and not report.failure for report in reports)


def test_one_request_at_a_time_with_the_crawl_delay_between_them(store: Store):
    links = {f"/{number}": "Speakers" for number in range(4)}
    rules = {"/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.3", headers={"Content-Type": "text/plain"})}
    rules |= {"/": Answer(html(links=links))} | {path: Answer(html([f"Ada {path}"])) for path in links}
    report, server = fetch(rules, store)
    assert report.mentions == 4
    times = [asked.when for asked in server.asked]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= 0.28
    assert len(gaps) >= 5


def test_a_site_that_asks_for_very_long_pauses_is_left_alone_and_says_so(store: Store):
    rules = {"/robots.txt": Answer("User-agent: *\nCrawl-delay: 86400"), "/": Answer(html(["Ada Quill"]))}
    report, server = fetch(rules, store)
    assert report.failure.startswith("robots.txt asks for pauses of 86400 s between pages on 127.0.0.1")
    assert "limit of 60 s" in report.failure
    assert server.paths() == ["/robots.txt"]


def test_hosts_of_other_people_get_at_least_a_second_even_if_they_ask_for_less(store: Store, tmp_path: Path):
    pages = {"index.html": html(["Ada Quill"]), "robots.txt": "User-agent: *\nCrawl-delay: 0.1\n"}
    write(tmp_path / "web" / "guild.test", pages)
    with serve(tmp_path / "web") as proxy:
        crawl([GUILD_SOURCE], store, CrawlOptions(proxy=proxy, reader=read_list))
    first, second, *_ = proxy.requests
    assert second.when - first.when >= 0.9


@pytest.mark.parametrize("status", [401, 404, 410])
def test_without_a_robots_txt_everything_is_allowed(store: Store, status: int):
    report, _ = fetch({"/robots.txt": Answer(status=status), "/": Answer(html(["Ada Quill"]))}, store)
    assert report.mentions == 1


@pytest.mark.parametrize("status", [500, 503])
def test_a_robots_txt_with_a_server_error_means_no(store: Store, status: int):
    report, server = fetch({"/robots.txt": Answer(status=status), "/": Answer(html(["Ada Quill"]))}, store)
    assert "robots.txt could not be read" in report.failure
    assert "/" not in server.paths()


def test_robots_txt_that_heals_is_read(store: Store):
    def ill(before: int) -> Answer:
        return Answer(status=503) if not before else Answer("", headers={"Content-Type": "text/plain"})

    report, _ = fetch({"/robots.txt": ill, "/": Answer(html(["Ada Quill"]))}, store)
    assert report.mentions == 1


def test_a_site_that_forbids_everything_is_named(store: Store):
    rules = {"/robots.txt": Answer("User-agent: *\nDisallow: /"), "/": Answer(html(["Ada Quill"]))}
    report, server = fetch(rules, store)
    assert report.failure.startswith("robots.txt forbids")
    assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (Answer(status=404), "not found (HTTP 404)"),
        (Answer(status=403), "blocked (HTTP 403)"),
        (
            Answer("<title>Just a moment...</title>", 503, {"cf-mitigated": "challenge"}),
            "blocked (HTTP 503, a check",
        ),
        (Answer("<title>Just a moment...</title>"), "blocked (HTTP 200, a check"),
        (Answer(status=500), "server error (HTTP 500)"),
        (Answer("<p>Welcome"), "nothing recognised on 1 page"),
        (Answer(status=302, headers={"Location": "/"}), "too many redirects"),
        (
            Answer(status=301, headers={"Location": "http://10.0.0.1/"}),
            "10.0.0.1 lies inside a private network",
        ),
        (Answer(status=301, headers={"Location": "http://169.254.169.254/"}), "169.254.169.254 lies inside"),
    ],
)
def test_a_source_without_mentions_says_why(store: Store, answer: Answer, failure: str):
    report, _ = fetch({"/": answer}, store)
    assert report.failure.startswith(failure)
    assert "\n" not in report.failure


def test_redirects_are_followed_and_a_page_with_two_addresses_is_read_once(store: Store):
    rules = {
        "/": Answer(html(links={"/old": "Speakers", "/new": "Speakers"})),
        "/old": Answer(status=301, headers={"Location": "/new"}),
        "/new": Answer(html(["Ada Quill"])),
    }
    report, server = fetch(rules, store)
    assert report.mentions == 1
    (mention,) = store.mentions("p")
    assert mention.url == f"{server.url}new"


def test_a_link_that_leads_to_another_site_is_not_followed(store: Store):
    with faulty({"/": Answer(html(["Stranger"]))}) as other:
        rules = {
            "/": Answer(html(["Ada Quill"], {"/away": "Speakers"})),
            "/away": Answer(status=302, headers={"Location": other.url}),
        }
        report, _ = fetch(rules, store)
        assert (report.mentions, other.asked) == (1, [])


def test_too_many_requests_waits_as_long_as_the_server_asks(store: Store):
    def busy(before: int) -> Answer:
        return Answer(html(["Ada Quill"])) if before else Answer(status=429, headers={"Retry-After": "1"})

    report, server = fetch({"/": busy}, store)
    assert report.mentions == 1
    first, second = [asked.when for asked in server.asked if asked.path == "/"]
    assert second - first >= 0.9


def test_a_server_that_asks_for_a_long_pause_is_left_alone_until_the_next_run(store: Store):
    rules = {"/": Answer(status=503, headers={"Retry-After": "3600"})}
    report, server = fetch(rules, store)
    assert "asks to wait for 3600 s" in report.failure
    assert server.paths().count("/") == 1
    assert set(store.frontier("p").states().values()) == {State.DROPPED}


def test_errors_that_heal_are_tried_again(store: Store):
    def ill(before: int) -> Answer:
        return Answer(status=502) if before < 2 else Answer(html(["Ada Quill"]))

    assert fetch({"/": ill}, store)[0].mentions == 1


@pytest.mark.parametrize(
    ("head", "headers"),
    [('<meta name="robots" content="NOINDEX">', {}), ("", {"X-Robots-Tag": "noindex, nofollow"})],
)
def test_a_page_that_asks_not_to_be_kept_is_not_kept(store: Store, head: str, headers: dict):
    report, _ = fetch({"/": Answer(html(["Ada Quill"], head=head), headers=headers)}, store)
    assert report.failure.startswith("asks not to be indexed")
    assert not list(store.bodies("p"))
    assert not list(store.mentions("p"))


def test_pages_are_asked_for_with_the_name_and_the_contact_of_the_user(store: Store):
    _, server = fetch({"/": Answer(html(["Ada Quill"]))}, store, contact="me@example.org")
    agents = {asked.headers["User-Agent"] for asked in server.asked}
    assert agents == {user_agent("me@example.org")}
    assert "(+me@example.org)" in user_agent("me@exa\r\nmple.org")
    assert not {"Cookie", "Referer"} & {name for asked in server.asked for name in asked.headers}


def test_pictures_and_archives_are_not_downloaded_even_if_their_address_hides_it(store: Store):
    rules = {
        "/": Answer(html(["Ada Quill"], {"/team": "Team"})),
        "/team": Answer(b"\x89PNG", headers={"Content-Type": "image/png"}),
    }
    report, _ = fetch(rules, store)
    assert (report.mentions, report.failure) == (1, "")


def test_an_unchanged_page_is_not_sent_again(store: Store):
    def page(before: int) -> Answer:
        return Answer(status=304) if before else Answer(html(["Ada Quill"]), headers={"ETag": '"1"'})

    with faulty({"/": page}) as server:
        for _ in range(2):
            (report,) = crawl([source(server.url)], store, options(fresh_days=-1))
    assert report.mentions == 1
    _, again = [asked for asked in server.asked if asked.path == "/"]
    assert again.headers["If-None-Match"] == '"1"'


def test_two_sources_may_live_on_one_site(store: Store, web: Address):
    fair = Source("fair", "The Fair", ("http://guild.test/awards/",), "p")
    guild, fair_report = crawl([GUILD_SOURCE, fair], store, options(proxy=web))
    assert guild.failure == fair_report.failure == ""
    assert guild.mentions + fair_report.mentions == 5
    late = Source("late", "Late", ("http://guild.test/board.html",), "p")
    (report,) = crawl([late], store, options(proxy=web))
    assert report.failure == ""


def test_a_site_that_keeps_blocking_is_left_alone(store: Store):
    links = {f"/{number}": "Speakers" for number in range(20)}
    rules = {"/": Answer(html(["Ada Quill"], links))} | {path: Answer(status=403) for path in links}
    report, server = fetch(rules, store)
    assert report.failure.startswith("blocked (HTTP 403) on 5 pages in a row")
    assert len(server.asked) == 7


def test_a_small_answer_that_unpacks_to_a_huge_one_is_stopped(store: Store):
    bomb = gzip.compress(b"\0" * 60_000_000)
    report, _ = fetch({"/": Answer(bomb, headers={"Content-Encoding": "gzip"})}, store)
    assert report.failure.startswith("larger than the limit of 50 MB")


def test_a_connection_that_breaks_off_is_tried_again(store: Store):
    def broken(before: int) -> Answer:
        return Answer(html(["Ada Quill"])) if before else Answer("", headers={"Content-Length": "-1"})

    report, _ = fetch({"/": broken}, store)
    assert (report.mentions, report.failure) == (1, "")


def test_a_full_disk_is_said_and_what_was_stored_is_kept(store: Store):
    links = {f"/{number}": "Speakers" for number in range(9)}
    rules = {"/": Answer(html(["Ada Quill"], links))}
    rules |= {path: Answer(html([path], head=f"<!--{os.urandom(30_000).hex()}-->")) for path in links}

    def limit(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 60")

    sqlalchemy.event.listen(store.engine, "connect", limit)
    store.engine.dispose()
    with faulty(rules) as server:
        with pytest.raises(
            UsageError, match=r"database or disk is full.*what was stored is kept, run it again"
        ):
            crawl([source(server.url)], store, options())
        sqlalchemy.event.remove(store.engine, "connect", limit)
        store.engine.dispose()
        kept = names(store)
        assert "Ada Quill" in kept
        assert len(kept) < 10
        (report,) = crawl([source(server.url)], store, options())
    assert (report.mentions, report.failure) == (10, "")


def test_two_crawls_into_one_workspace_at_once_are_refused(store: Store, web: Address):
    with store.crawling(), pytest.raises(UsageError, match="another run is crawling into this workspace"):
        crawl([GUILD_SOURCE], store, options(proxy=web))
    assert web.requests == []


def test_a_site_that_brings_nothing_new_any_more_is_left_and_not_asked_again(store: Store):
    endless = {f"/view/{number}": Answer(html(["Ada Quill"])) for number in range(300)}
    links = dict.fromkeys(endless, "View")
    report, server = fetch({"/": Answer(html(["Ada Quill"], links))} | endless, store, max_pages=300)
    assert report.failure == ""
    assert 80 <= len(server.asked) <= 100
    with faulty(server.rules, server.server_address[1]) as again:
        crawl([source(server.url)], store, options(max_pages=300))
    assert [path for path in again.paths() if path != "/robots.txt"] == []


def test_a_sitemap_leads_to_pages_that_no_link_names(store: Store):
    def rules(home: str) -> dict:
        place = f"<urlset><url><loc>{home}our-board</loc></url></urlset>"
        return {
            "/robots.txt": Answer(f"Sitemap: {home}map.xml.gz", headers={"Content-Type": "text/plain"}),
            "/map.xml.gz": Answer(
                gzip.compress(place.encode()), headers={"Content-Type": "application/gzip"}
            ),
            "/": Answer(html(["Ada Quill"])),
            "/our-board": Answer(html(["Bo Reed"])),
        }

    with faulty({}) as server:
        server.rules = rules(server.url)
        crawl([source(server.url)], store, options())
    assert names(store) == ["Ada Quill", "Bo Reed"]


def test_the_editions_before_are_tried_year_by_year_until_there_is_none(store: Store):
    rules = {f"/{year}/": Answer(html([f"Ada of {year}"])) for year in (2021, 2020, 2019)}
    with faulty(rules) as server:
        crawl([source(f"{server.url}2021/")], store, options())
    assert names(store) == ["Ada of 2019", "Ada of 2020", "Ada of 2021"]
    assert "/2018/" in server.paths()
    assert "/2017/" not in server.paths()
