"""`sources --check`: each home page is asked for once, politely, and its fate is told and written down."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from data import DATA
from pipelines.cli import cli
from scrapers.catalog import CatalogSource, load
from scrapers.catalog.check import Finding, Verdict, check
from scrapers.catalog.naming import names_body, shared_words
from scrapers.crawl import CrawlOptions
from scrapers.errors import UsageError
from scrapers.loopback import Address, serve, serve_site
from tests.sites import write


def page(title: str, body: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


WEB = {
    "tuners.test/index.html": page("Home | Society of Lute Tuners", "<a href='/board'>Board</a>"),
    "old.test/_server.yaml": "/: {status: 301, location: 'http://new.test/'}",
    "new.test/index.html": page("Harp Makers Guild"),
    "sold.test/_server.yaml": "/: {status: 302, location: 'http://casino.test/'}",
    "casino.test/index.html": page("Best slots"),
    "www.plain.test/index.html": page("PLAIN 2026"),
    "plain.test/_server.yaml": "/: {status: 301, location: 'http://www.plain.test/'}",
    "gone.test/robots.txt": "",
    "walled.test/_server.yaml": "/: {status: 403}",
    "private.test/robots.txt": "User-agent: *\nDisallow: /\n",
    "private.test/index.html": page("Private Pipers"),
    "quiet.test/index.html": "<meta name=robots content=noindex><title>Quiet Club</title>",
    "shell.test/index.html": "<!doctype html><html><body><div id=root></div></body></html>",
}
FATES = {
    "tuners": ("Society of Lute Tuners (SLT)", Verdict.ALIVE, ""),
    "old": ("Harp Makers Guild", Verdict.MOVED, "now at http://new.test/"),
    "sold": (
        "Viol Players Union",
        Verdict.OTHER_NAME,
        'now at http://casino.test/; the page calls itself "Best slots"',
    ),
    "plain": ("PLAIN", Verdict.ALIVE, ""),
    "gone": ("Gone Association", Verdict.DEAD, "not found (HTTP 404)"),
    "walled": ("Walled Association", Verdict.BLOCKED, "blocked (HTTP 403)"),
    "private": ("Private Pipers", Verdict.BLOCKED, "robots.txt forbids /"),
    "quiet": ("Quiet Club", Verdict.ALIVE, "asks not to be indexed"),
    "shell": ("Unseen Institute", Verdict.OTHER_NAME, "the page has no title"),
}


def body(name: str, printed: str, **more: str) -> CatalogSource:
    return CatalogSource(id=name, name=printed, kind="association", url=f"http://{name}.test/", **more)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Address, dict[str, Finding]]]:
    web = write(tmp_path_factory.mktemp("web"), WEB)
    sources = [body(name, fate[0]) for name, fate in FATES.items()]
    sources.append(body("shut", "Shut Society", status="closed", notes="since 2020"))
    sources.append(body("merged", "Small Society", status="merged", successor="http://new.test/"))
    with serve(web) as proxy:
        options = CrawlOptions(proxy=proxy, delay_floor=0.0, retry_pause=0.01, contact="me@example.org")
        yield proxy, {finding.source.id: finding for finding in check(sources, options)}


@pytest.mark.parametrize("name", FATES)
def test_every_fate_is_named(checked: tuple[Address, dict[str, Finding]], name: str) -> None:
    finding = checked[1][name]
    assert (finding.verdict, finding.detail) == FATES[name][1:]


def test_a_closed_body_is_not_asked_and_a_successor_stands_for_its_own(
    checked: tuple[Address, dict[str, Finding]],
) -> None:
    proxy, findings = checked
    assert (findings["shut"].verdict, findings["shut"].detail) == (Verdict.CLOSED, "since 2020")
    assert "shut.test" not in {asked.host for asked in proxy.requests}
    assert (findings["merged"].verdict, findings["merged"].asked) == (Verdict.ALIVE, "http://new.test/")


def test_one_page_is_asked_for_and_permission_first(checked: tuple[Address, dict[str, Finding]]) -> None:
    proxy, _ = checked
    assert [asked.path for asked in proxy.requests if asked.host == "tuners.test"] == ["/robots.txt", "/"]
    assert [asked.path for asked in proxy.requests if asked.host == "private.test"] == ["/robots.txt"]
    assert all("mentorscout/" in asked.user_agent for asked in proxy.requests)
    assert all("me@example.org" in asked.user_agent for asked in proxy.requests)


def test_the_command_tells_and_writes_what_it_found(tmp_path: Path) -> None:
    write(tmp_path / "web", WEB)
    with ExitStack() as stack:
        alive = stack.enter_context(serve_site(tmp_path / "web" / "tuners.test"))
        gone = stack.enter_context(serve_site(tmp_path / "web" / "gone.test"))
        rows = [("tuners", "=Society of Lute Tuners", alive), ("gone", "Gone Association", gone)]
        listed = [{"id": row[0], "name": row[1], "kind": "association", "url": str(row[2])} for row in rows]
        industry = {"id": "lutes", "label": "Lutes", "sources": listed}
        write(tmp_path / "workspace", {"catalog/lutes.yaml": yaml.safe_dump(industry)})
        place = ("--workspace", str(tmp_path / "workspace"))
        result = CliRunner().invoke(cli, ["sources", "lutes", "--check", *place], standalone_mode=False)
    assert result.exception is None, result.output
    assert result.return_value == 1
    told = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[:2] for line in told] == [["tuners", "alive"], ["gone", "dead"]]
    file = tmp_path / "workspace" / "catalog-check" / "lutes.csv"
    assert str(file) in result.stderr
    with file.open(encoding="utf-8-sig", newline="") as opened:
        written = list(csv.DictReader(opened))
    assert [(row["source"], row["verdict"], row["status"]) for row in written] == [
        ("tuners", "alive", "200"),
        ("gone", "dead", "404"),
    ]
    assert written[0]["name"] == "'=Society of Lute Tuners"


@pytest.mark.parametrize(
    ("printed", "name", "fits"),
    [
        ("Lute Tuners of America - Home", "American Society of Lute Tuners", True),
        ("ASLT | Welcome", "American Society of Lute Tuners (ASLT)", True),
        ("American Harp Society", "American Society of Lute Tuners", False),
        ("National Association - Home", "National Association of Lute Tuners", False),
        ("DevLute 2026 | Nashville", "Dev Lute", True),
        ("This domain is for sale", "Lute Expo", False),
        ("", "Lute Expo", False),
        ("This domain is registered", "ISTE", False),
        ("ISTELive 26", "ISTE", True),
        ("LuteTuners", "Lute Tuners", True),
        ("Société des luthiers", "Societe des Luthiers", True),
    ],
)
def test_a_name_is_known_by_the_words_that_tell_it_from_others(printed: str, name: str, fits: bool) -> None:
    assert names_body(printed, name) is fits


def test_every_body_of_the_catalogue_is_known_by_its_own_name() -> None:
    for industry in load().industries:
        for source in industry.sources:
            assert names_body(f"Home - {source.name}", source.name), source.name
            assert not names_body("This domain is for sale", source.name, source.url), source.name


@given(st.text(), st.text(), st.text())
def test_any_words_are_judged(printed: str, name: str, url: str) -> None:
    assert names_body(printed, name, url) in {True, False}


def test_the_shared_words_are_a_list_of_plain_words() -> None:
    lists = yaml.safe_load((DATA / "words" / "body_words.yaml").read_text(encoding="utf-8"))
    words = [word for listed in lists.values() for word in listed]
    assert all(isinstance(word, str) and word == word.lower() and word.isalpha() for word in words)
    assert len(words) == len(set(words)) == len(shared_words())


def test_strangers_are_not_asked_without_a_contact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MENTORSCOUT_CONTACT", raising=False)
    # an address that needs no look-up and is nobody's (RFC 5737): as far as one can see, somebody to tell
    elsewhere = "http://192.0.2.1/"
    lutes = {
        "id": "lutes",
        "label": "Lutes",
        "sources": [{"id": "l", "name": "Lute Guild", "kind": "association"}],
    }
    lutes["sources"][0]["url"] = elsewhere
    write(tmp_path, {"catalog/lutes.yaml": yaml.safe_dump(lutes)})
    write(tmp_path, {"discovery.yaml": yaml.safe_dump({"addresses": {"pretalx": [elsewhere]}})})
    for command in (["sources", "lutes", "--check"], ["discover", "lutes", "--from", "pretalx"]):
        result = CliRunner().invoke(cli, [*command, "--workspace", str(tmp_path)], standalone_mode=False)
        assert isinstance(result.exception, UsageError)
        assert "--contact" in str(result.exception)
    assert not (tmp_path / "catalog-check").exists()
