"""Sources beyond the catalogue: each place is asked politely, and gives proposals or the reason for none."""

import json
import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from data import DATA
from scrapers.catalog import CatalogSource, Industry, load
from scrapers.crawl import CrawlOptions
from scrapers.discovery import SOURCES, Discovered, Proposal, Search, discover, load_places
from scrapers.discovery.fetching import fetch
from scrapers.discovery.wikidata import query_for
from scrapers.errors import UsageError
from scrapers.extract.document import Page
from scrapers.loopback import serve_site
from scrapers.store import StoredPage
from tests.faults import Answer, FaultServer, faulty
from tests.sites import write

KNOWN = CatalogSource(id="lsa", name="Lute Society", kind="association", url="https://www.lutes.example/")
LUTES = Industry(id="lutes", label="Lutes", aliases=("lute making", "lutherie"), sources=(KNOWN,))
OPTIONS = CrawlOptions(delay_floor=0.0, retry_pause=0.01)
KEYS = {"CAREERONESTOP_USER_ID": "pat/7", "CAREERONESTOP_TOKEN": "s3cret"}


def search(addresses: dict[str, str] | None = None, **more: object) -> Search:
    places = replace(
        load_places(),
        addresses={name: [url] for name, url in (addresses or {}).items()},
        topics={"lutes": ["strings", "wood"]},
    )
    named = list((addresses or {}).values())
    known = {"today": date(2026, 11, 22), **more}
    return Search(LUTES, places, lambda asks: fetch(asks, OPTIONS, named), **known)  # type: ignore[arg-type]


def found(name: str, address: str, **more: object) -> list[Proposal]:
    result = discover(search({name: address}, **more), [name])
    assert result.problems == {}
    return result.proposals


def problem(name: str, address: str, **more: object) -> str:
    result = discover(search({name: address} if address else {}, **more), [name])
    assert result.proposals == []
    return result.problems[name]


def conference(name: str, url: str, start: str, **more: str) -> dict[str, str]:
    return {"name": name, "url": url, "startDate": start, **more}


def test_conferences_of_three_years_become_one_proposal_each(tmp_path: Path) -> None:
    old = conference(
        "LuteConf", "https://2025.luteconf.example", "2025-03-01", city="Brno", country="Czechia"
    )
    new = conference(
        "LuteConf", "https://2026.luteconf.example", "2026-03-01", city="Brno", country="Czechia"
    )
    known = conference("Lute Days", "https://lutes.example/days", "2026-05-01")
    wood = conference(
        "WoodWorks", "https://woodworks.example", "2027-01-05", cfpUrl="https://sessionize.com/ww"
    )
    rows = {"2025/strings.json": [old], "2026/strings.json": [known, new], "2027/wood.json": [wood]}
    site = write(tmp_path / "site", {path: json.dumps(content) for path, content in rows.items()})
    with serve_site(site) as url:
        proposals = found("confs.tech", url)
        assert [asked.path for asked in url.requests].count("/robots.txt") == 1
    assert [(one.id, one.name, one.url, one.kind, one.platform) for one in proposals] == [
        ("luteconf", "LuteConf", "https://2026.luteconf.example/", "conference", ""),
        ("woodworks", "WoodWorks", "https://woodworks.example/", "conference", "sessionize"),
    ]
    assert proposals[0].reason == "confs.tech lists it under strings for 2025, 2026 in Brno, Czechia"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ({"conferences": []}, "a list of conferences was expected"),
        ([{"title": "LuteConf"}], 'a conference without "name"'),
        ("not json", "a list of conferences was expected"),
    ],
)
def test_an_unknown_shape_of_conferences_is_named(tmp_path: Path, rows: object, says: str) -> None:
    site = write(tmp_path / "site", {"2026/wood.json": json.dumps(rows)})
    with serve_site(site) as url:
        assert says in problem("confs.tech", url)


def test_an_industry_without_lists_and_lists_that_are_gone_are_named(tmp_path: Path) -> None:
    with serve_site(write(tmp_path / "site", {"index.html": ""})) as url:
        assert problem("confs.tech", url) == "no list could be read (HTTP 404)"
    other = replace(search(), industry=replace(LUTES, id="harps"))
    assert discover(other, ["confs.tech"]).problems == {"confs.tech": "has no list for harps"}


def binding(item: str, label: str, site: str, kind: str, **more: str) -> dict[str, dict[str, str]]:
    row = {"item": f"http://w.example/entity/{item}", "label": label, "site": site, "topic": "lutherie"}
    row |= {"class": f"http://w.example/entity/{kind}", **more}
    return {key: {"type": "literal", "value": value} for key, value in row.items()}


def test_associations_and_series_of_wikidata(tmp_path: Path) -> None:
    rows = [
        binding("Q1", "Guild of Luthiers", "https://luthiers.example/", "Q829080", country="Wales"),
        binding("Q1", "Guild of Luthiers", "https://luthiers.example/en", "Q2178147"),
        binding("Q2", "Lute Symposium", "http://symposium.example", "Q47258130"),
        binding("Q4", "Golden Rosette", "https://rosette.example", "Q618779"),
        binding("Q3", "Lute Society", "https://lutes.example", "Q829080"),
    ]
    site = write(tmp_path / "site", {"sparql": json.dumps({"results": {"bindings": rows}})})
    with serve_site(site) as url:
        proposals = found("wikidata", f"{url}sparql")
        asked = [urlsplit(asked.path) for asked in url.requests if asked.path.startswith("/sparql")]
    assert [(one.name, one.kind, one.region) for one in proposals] == [
        ("Guild of Luthiers", "association", "Wales"),
        ("Lute Symposium", "conference", ""),
        ("Golden Rosette", "award", ""),
    ]
    assert proposals[0].reason == "Wikidata (Q1) has it as a professional association of lutherie"
    assert len(asked) == 1
    assert '"lute making"@en "lutherie"@en' in parse_qs(asked[0].query)["query"][0]


def test_a_word_with_quotes_stays_one_word_of_the_query() -> None:
    quoted = replace(search(), industry=replace(LUTES, aliases=('6" lutes',)))
    assert r'VALUES ?name { "6\" lutes"@en }' in query_for(quoted)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<html>busy</html>", "the answer is no JSON"),
        ('{"results": []}', "results.bindings were expected"),
        ('{"results": {"bindings": [{"item": {"value": "x"}}]}}', 'a row without "class"'),
    ],
)
def test_an_unknown_shape_of_wikidata_is_named(tmp_path: Path, body: str, says: str) -> None:
    with serve_site(write(tmp_path / "site", {"sparql": body})) as url:
        told = problem("wikidata", f"{url}sparql")
    assert told.startswith(urlsplit(url).netloc)
    assert says in told


def careers(answer: Answer) -> dict[str, Answer | Callable[[int], Answer]]:
    path = "/assoc/pat%2F7/{}/0/0/0/0/0/50"
    nothing = Answer('{"message": "none"}', 404)
    return {path.format("lute%20making"): answer, path.format("lutherie"): nothing}


def test_associations_of_careeronestop_by_key() -> None:
    listed = [{"Name": "Luthiers United", "Url": "www.united.example"}, {"Name": "No Site", "Url": ""}]
    with faulty(careers(Answer(json.dumps({"Items": listed, "MetaData": {}})))) as server:
        proposals = found("careeronestop", f"{server.url}assoc", environment=KEYS)
        asked = [asked.headers for asked in server.asked if asked.path.startswith("/assoc")]
    assert [(one.name, one.url) for one in proposals] == [("Luthiers United", "https://www.united.example/")]
    assert proposals[0].reason == 'CareerOneStop (US Department of Labor) lists it for "lute making"'
    assert [headers["Authorization"] for headers in asked] == ["Bearer s3cret"] * 2


def test_a_missing_key_is_told_without_a_request() -> None:
    with faulty({}) as server:
        told = problem("careeronestop", server.url)
        assert server.asked == []
    assert "CAREERONESTOP_USER_ID and CAREERONESTOP_TOKEN" in told


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer("no", 401), "was not accepted"),
        (Answer('{"a": 1}'), "a list of associations was expected"),
        (Answer('[{"Id": 1}]'), "an association without a name (its fields: Id)"),
        (Answer('[{"Name": "Luthiers", "Code": "7"}]'), "no association has an address (fields: Code, Name)"),
    ],
)
def test_what_careeronestop_refuses_is_told_without_the_key(answer: Answer, says: str) -> None:
    with faulty(careers(answer)) as server:
        told = problem("careeronestop", f"{server.url}assoc", environment=KEYS)
    assert says in told
    assert "s3cret" not in told
    assert "pat" not in told


def test_robots_txt_is_obeyed_and_told_without_the_key() -> None:
    rules = careers(Answer("[]")) | {"/robots.txt": Answer("User-agent: *\nDisallow: /assoc\n")}
    with faulty(rules) as server:
        told = problem("careeronestop", f"{server.url}assoc", environment=KEYS)
        assert server.paths() == ["/robots.txt"]
    assert "robots.txt forbids" in told
    assert "pat" not in told


def sitemap(*urls: str) -> str:
    places = "".join(f"<url><loc>{url}</loc><priority>0.8</priority></url>" for url in urls)
    return (
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
    )


EVENT = """<html><head><title>Lutherie Live 2026: Call for Speakers</title></head><body>
<a href="https://elsewhere.example/">Blog</a><h4>website</h4><h2><a href="https://lutherielive.example/">lutherielive.example</a></h2>
</body></html>"""


def sessionize(
    page: str,
) -> tuple[dict[str, Answer | Callable[[int], Answer]], Callable[[FaultServer], None]]:
    rules: dict[str, Answer | Callable[[int], Answer]] = {"/lutherie-live-2026/": Answer(page)}

    def with_list(server: FaultServer) -> None:
        listed = [f"{server.url}lutherie-live-2026/", f"{server.url}harp-days/"]
        rules["/sitemap/events.xml"] = Answer(sitemap(*listed), headers={"Content-Type": "text/xml"})

    return rules, with_list


def test_events_of_sessionize_lead_to_their_own_site() -> None:
    rules, with_list = sessionize(EVENT)
    with faulty(rules) as server:
        with_list(server)
        proposals = found("sessionize", f"{server.url}sitemap/events.xml")
        assert "/harp-days/" not in server.paths()
        assert server.paths().count("/lutherie-live-2026/") == 1
    assert [(one.name, one.url) for one in proposals] == [
        ("Lutherie Live 2026", "https://lutherielive.example/")
    ]
    assert 'its name says "lutherie"' in proposals[0].reason


def test_pages_of_sessionize_in_another_shape_are_named() -> None:
    rules, with_list = sessionize("<html><title>Lutherie Live</title></html>")
    with faulty(rules) as server:
        with_list(server)
        assert "a link called website was expected" in problem(
            "sessionize", f"{server.url}sitemap/events.xml"
        )
        rules["/sitemap/events.xml"] = Answer("<urlset/>")
        assert "(sitemap) was expected" in problem("sessionize", f"{server.url}sitemap/events.xml")


START = """<html><body><h1>Events</h1><ul>
<li><a href="/lutherie-2025/">Lutherie Congress (1st - 3rd May 2025)</a></li>
<li><a href="/harps/">Harp Days (2026-01-01)</a></li>
<li><a href="/orga/event/">Organisers of lutherie (2026)</a></li></ul></body></html>"""


def test_events_of_a_pretalx_instance(tmp_path: Path) -> None:
    with serve_site(write(tmp_path / "site", {"index.html": START})) as url:
        proposals = found("pretalx", url)
        assert [asked.path for asked in url.requests] == ["/robots.txt", "/"]
        assert all("mentorscout/" in asked.user_agent for asked in url.requests)
    assert [(one.name, one.url, one.platform) for one in proposals] == [
        ("Lutherie Congress", f"{url}lutherie-2025/", "pretalx")
    ]
    assert "(1st - 3rd May 2025)" in proposals[0].reason


def test_an_instance_without_a_list_is_named(tmp_path: Path) -> None:
    with serve_site(write(tmp_path / "site", {"index.html": "<h1>Hello</h1>"})) as url:
        assert "a list of events with their dates was expected" in problem("pretalx", url)


def stored(url: str, body: str) -> StoredPage:
    return StoredPage(Page(url, body.encode(), "text/html"), "lsa", url, "0")


CHAPTERS = """<h2>Our chapters</h2>
<a href="https://north.example/">Lutes of the North</a> <a href="https://chapter.lutes.example/">South</a>
<a href="https://www.facebook.com/lutes">Lutes on Facebook</a> <a href="https://east.example/a/b/c.html">East</a>
<a href="https://west.example/">Website</a> <a href="https://login.example/?next=1">Members area</a>
<h2>News</h2><a href="https://paper.example/">The Daily Plectrum</a>"""
MEMBERS = """<p><a href="https://north.example/">Northern Lutes</a>
<a href="https://coast.example">Coast Lutes</a></p>"""


def test_members_and_chapters_on_stored_pages() -> None:
    pages = [
        stored("https://lutes.example/about", CHAPTERS),
        stored("https://lutes.example/member-associations/", MEMBERS),
        stored("https://lutes.example/board", MEMBERS),
    ]
    result = discover(search(pages=lambda: pages), ["members"])
    assert [(one.id, one.name, one.url) for one in result.proposals] == [
        ("north", "Lutes of the North", "https://north.example/"),
        ("coast", "Coast Lutes", "https://coast.example/"),
    ]
    assert (
        result.proposals[0].reason
        == 'linked under "Our chapters" on https://lutes.example/about and on 1 more page'
    )
    assert "member association" in result.proposals[1].reason


def test_the_chapters_of_the_sample_web_are_found_and_nothing_else() -> None:
    web = DATA / "sample" / "web"
    pages = [
        stored(f"http://{file.relative_to(web).as_posix()}", file.read_text("utf-8", "replace"))
        for file in sorted(web.rglob("*.htm*"))
    ]
    names = {one.name for one in discover(search(pages=lambda: pages), ["members"]).proposals}
    assert names == {"Asociación de Afinadores de Puentes", "橋の音協会"}


def test_the_frame_of_a_site_lists_no_members() -> None:
    maker = '<h3>Chapters</h3><a href="https://maker.example/">Site Maker</a>'
    footer = '<footer><a href="https://host.example/">Host of the site</a></footer>'
    pages = [stored(f"https://lutes.example/chapters/{number}", maker + footer) for number in range(6)]
    pages.append(stored("https://lutes.example/chapters/all", maker + MEMBERS + footer))
    result = discover(search(pages=lambda: pages), ["members"])
    assert [one.id for one in result.proposals] == ["north", "coast"]


def test_a_sentence_that_mentions_members_heads_no_list() -> None:
    heading = "The hotels near the hall where our chapters will meet for dinner and music"
    page = f'<h2>{heading}</h2><a href="https://hotel.example/">Hotel Viola</a>'
    assert (
        discover(search(pages=lambda: [stored("https://lutes.example/", page)]), ["members"]) == Discovered()
    )


def test_without_stored_pages_there_are_no_members() -> None:
    assert "no page of lutes is stored yet" in discover(search(), ["members"]).problems["members"]


def test_what_several_places_say_is_one_proposal(tmp_path: Path) -> None:
    rows = [conference("North Lutes Days", "https://www.north.example/2026", "2026-02-02")]
    site = write(tmp_path / "site", {"2026/wood.json": json.dumps(rows)})
    with serve_site(site) as url:
        pages = [stored("https://lutes.example/about", CHAPTERS)]
        result = discover(search({"confs.tech": url}, pages=lambda: pages), ["members", "confs.tech"])
    assert [one.id for one in result.proposals] == ["north"]
    assert result.proposals[0].reason.count("; ") == 1


def test_one_place_out_of_reach_keeps_none_from_giving() -> None:
    with faulty({}) as server:
        gone = server.url
    pages = [stored("https://lutes.example/about", CHAPTERS)]
    wanted = search({"wikidata": gone, "pretalx": gone}, pages=lambda: pages)
    result = discover(wanted, list(SOURCES), taken={"north"})
    assert [one.id for one in result.proposals] == ["north-2"]
    assert set(result.problems) == set(SOURCES) - {"members"}
    assert "could not be reached" in result.problems["wikidata"]


def test_places_are_lists_of_addresses_and_known_industries() -> None:
    places = load_places()
    known = {industry.id for industry in load().industries}
    assert set(places.topics) <= known
    assert set(places.addresses) == set(SOURCES) - {"members"}
    content = yaml.safe_load((DATA / "discovery.yaml").read_text(encoding="utf-8"))
    for words in (
        *content["topics"].values(),
        content["members"],
        content["not_names"],
        content["not_sites"],
    ):
        assert len(words) == len(set(words))
        assert all(word == word.lower() for word in words)


def test_a_user_adds_an_instance_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "discovery.yaml").write_text("addresses:\n  pretalx: [https://talks.lutes.example/]\n")
    places = load_places(tmp_path)
    assert places.addresses["pretalx"] == ["https://talks.lutes.example/"]
    assert places.addresses["wikidata"] == load_places().addresses["wikidata"]


@pytest.mark.parametrize(
    "text", ["[", "a: [b]", "addresses: {pretalx: here}", "addresses: {pretalx: [here]}", "members: x"]
)
def test_a_broken_file_of_places_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "discovery.yaml").write_text(text)
    with pytest.raises(UsageError) as caught:
        load_places(tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_nothing_asked_is_nothing_found() -> None:
    asks: Sequence[object] = []
    assert fetch(asks, OPTIONS) == []  # type: ignore[arg-type]
    assert discover(search(), []) == Discovered()


def test_letters_that_no_file_can_hold_do_no_harm(tmp_path: Path) -> None:
    rows = [conference("Lute\ud800Conf\n2026", "https://luteconf.example", "2026-03-01")]
    with serve_site(write(tmp_path / "site", {"2026/wood.json": json.dumps(rows)})) as url:
        assert [one.name for one in found("confs.tech", url)] == ["Lute?Conf 2026"]


def test_ctrl_c_ends_the_search_without_asking_on() -> None:
    def interrupt(_before: int) -> Answer:
        os.kill(os.getpid(), signal.SIGINT)
        return Answer(START)

    with faulty({"/": interrupt}) as server, pytest.raises(KeyboardInterrupt):
        discover(search({"pretalx": server.url, "wikidata": f"{server.url}sparql"}), ["pretalx", "wikidata"])
    assert server.paths() == ["/robots.txt", "/"]
