"""Pages that a script fills are read in a real Chromium, as politely as all others, or named without one."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.cli import cli
from scrapers.browser import answering, chromium, rendering
from scrapers.crawl import CrawlOptions, crawl, user_agent
from scrapers.loopback import serve
from scrapers.sources import Source, SourceReport
from scrapers.store import Store, store_path
from tests.faults import Answer, FaultServer, faulty
from tests.sites import write

pytestmark = pytest.mark.xdist_group("chromium")
needs_chromium = pytest.mark.skipif(bool(chromium.missing()), reason=f"no browser: {chromium.missing()}")
SCRIPT, DATA = {"Content-Type": "text/javascript"}, {"Content-Type": "application/json"}
PEOPLE = [("Ada Quill", "Bridge Tuner", "Reed & Sons"), ("Bo Reed", "Chair", "Guild of Strings")]
FILL = """
  const show = people => document.getElementById("app").innerHTML = "<h1>Speakers 2026</h1>" + people.map(
    one => `<div class="card"><h3>${one[0]}</h3><p>${one[1]}, ${one[2]}</p></div>`).join("");
"""


def shell(*scripts: str, head: str = "") -> str:
    inside = "".join(f"<script>{script}</script>" for script in scripts) + "<script></script>" * 3
    return f"<!doctype html><head><title>Guild</title>{head}</head><body><div id=app></div>{inside}</body>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(store_path(tmp_path / "workspace")) as opened:
        yield opened


def read(server: FaultServer, store: Store, **values: object) -> SourceReport:
    source = Source("guild", "The Guild", (server.url,), "p")
    usual: dict[str, object] = {"delay_floor": 0.0, "retry_pause": 0.01, "browser": True, "max_pages": 3}
    (report,) = crawl([source], store, CrawlOptions(**usual | values))
    return report


def names(store: Store) -> set[str]:
    return {mention.name for mention in store.mentions("p")}


@needs_chromium
def test_people_that_a_script_writes_into_the_page_are_read(store: Store):
    with faulty({"/": Answer(shell(f"{FILL} show({json.dumps(PEOPLE)})"))}) as server:
        report = read(server, store)
        assert report.failure == ""
        assert names(store) == {"Ada Quill", "Bo Reed"}
        assert server.paths().count("/") == 1
    (page,) = [page for page in store.outcomes("p", "guild") if page["url"] == server.url]
    assert page["detail"] == "shown in a browser"
    assert any(b"Ada Quill</h3>" in stored.page.body for stored in store.bodies("p"))


@needs_chromium
def test_people_that_a_script_fetches_are_read_and_everything_is_asked_for_politely(store: Store):
    scripts = '<link rel=stylesheet href="/look.css"><script src="/app.js" defer></script>'
    app = f"""{FILL} document.body.append(Object.assign(new Image(), {{src: "/photo.png"}}));
        for (const url of [HERE, "/secret.json"]) fetch(url).catch(() => 0);
        fetch("/save", {{method: "POST", body: "x"}});
        fetch("/people.json").then(it => it.json()).then(show);"""
    with faulty({"/inside.json": Answer("[]", headers=DATA)}) as inside:
        named_otherwise = json.dumps(inside.url.replace("127.0.0.1", "localhost") + "inside.json")
        rules = {
            "/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.1\nDisallow: /secret.json"),
            "/": Answer(shell(head=scripts)),
            "/app.js": Answer(app.replace("HERE", named_otherwise), headers=SCRIPT),
            "/people.json": Answer(json.dumps(PEOPLE), headers=DATA),
        }
        with faulty(rules) as server:
            read(server, store, contact="me@example.org", max_pages=1)
        assert inside.asked == []
    assert names(store) == {"Ada Quill", "Bo Reed"}
    assert server.paths() == ["/robots.txt", "/", "/app.js", "/people.json"]
    assert {one.headers["User-Agent"] for one in server.asked} == {user_agent("me@example.org")}
    assert not {"Cookie", "Referer"} & {name for one in server.asked for name in one.headers}
    assert min(later.when - earlier.when for earlier, later in pairwise(server.asked)) >= 0.09


@needs_chromium
def test_a_script_is_asked_for_once_a_crawl_and_a_list_in_a_full_page_is_filled_too(store: Store):
    words = "<p>We meet in spring and talk about bridges, their strings and how to tune them by ear.</p>" * 9
    menu = "".join(f'<p><a href="/{part}/speakers">Speakers {part}</a></p>' for part in ("north", "south"))
    page = f"<title>Guild</title><body>{words}{menu}<div id=app></div><script src=/app.js></script>"
    app = f"{FILL} location.pathname == '/' || show({json.dumps(PEOPLE)})"
    rules = {path: Answer(page) for path in ("/", "/north/speakers", "/south/speakers")}
    with faulty(rules | {"/app.js": Answer(app, headers=SCRIPT)}) as server:
        read(server, store)
    assert names(store) == {"Ada Quill", "Bo Reed"}
    assert server.paths().count("/app.js") == 1


@needs_chromium
def test_a_page_that_never_rests_is_taken_as_it_stands(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rendering, "_SECONDS", 1.5)
    monkeypatch.setattr(answering, "MOST", 5)
    endless = f"{FILL} show({json.dumps(PEOPLE)}); setInterval(() => fetch('/more?' + Math.random()), 20);"
    with faulty({"/": Answer(shell(endless))}) as server:
        read(server, store)
    assert names(store) == {"Ada Quill", "Bo Reed"}
    assert 0 < sum(path.startswith("/more") for path in server.paths()) <= 5


@needs_chromium
def test_what_a_run_without_a_browser_left_is_read_by_the_next_one_with_it(tmp_path: Path):
    filled = shell(f"{FILL} show({json.dumps(PEOPLE)})")
    write(tmp_path / "web" / "guild.test", {"index.html": filled})
    source = Source("guild", "The Guild", ("http://guild.test/",), "p")
    with serve(tmp_path / "web") as proxy, Store.open(tmp_path / "s.db") as store:
        options = CrawlOptions(proxy=proxy, delay_floor=0.0)
        (report,) = crawl([source], store, options)
        assert report.failure.startswith("needs a browser: a script fills its pages (1 page); run it again")
        (report,) = crawl([source], store, CrawlOptions(proxy=proxy, delay_floor=0.0, browser=True))
        assert (report.failure, names(store)) == ("", {"Ada Quill", "Bo Reed"})
        asked = len(proxy.requests)
        crawl([source], store, CrawlOptions(proxy=proxy, delay_floor=0.0, browser=True))
        assert len(proxy.requests) == asked


def test_without_the_extra_a_run_says_which_command_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
):
    monkeypatch.setattr(chromium, "find_spec", lambda _name: None)
    with faulty({"/": Answer(shell())}) as server:
        report = read(server, store, browser=False)
    assert report.failure.startswith("needs a browser: a script fills its pages (1 page); ")
    assert report.failure.endswith("-m pip install 'mentorscout[browser]', then run it again with --browser")
    said = CliRunner().invoke(cli, ["run", "--sample", "--browser", "--workspace", str(tmp_path / "w")])
    assert not (tmp_path / "w").exists()
    assert "pip install 'mentorscout[browser]'" in str(said.exception)


def test_without_a_chromium_a_run_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert chromium.missing().startswith("apt-get install chromium, or ")
