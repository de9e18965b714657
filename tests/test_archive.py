"""Past editions that a site has no more are read from the copies of an archive, if the user wants it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrapers.crawl import CrawlOptions, crawl
from scrapers.reread import reread
from scrapers.sources import Source
from scrapers.spiders.archive import copies_in, question, worth_reading
from scrapers.store import Store
from tests.faults import Answer, FaultServer, faulty
from tests.sites import html, read_list

HEAD = ["timestamp", "original", "statuscode", "mimetype"]
GUILD = Source("guild", "Guild", ("http://guild.test/",), "p")


def listing(*rows: tuple[str, str]) -> bytes:
    return json.dumps([HEAD, *([stamp, url, "200", "text/html"] for stamp, url in rows)]).encode()


class Both(dict):
    """A site and an archive on one server: the list of copies answers whatever it is asked."""

    def get(self, path: str, default: object = None) -> object:
        return super().get(path.partition("?")[0], default)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with faulty(Both()) as running:
        home = running.url
        copies = [("20150301101112", f"{home}2014/speakers"), ("20150301101112", f"{home}speakers")]
        copies += [("20150301101112", f"{home}cart"), ("20160301101112", "http://elsewhere.test/speakers")]
        running.rules |= {
            "/": Answer(html(["Ada Quill"], {"/speakers": "Speakers"})),
            "/speakers": Answer(html(["Bo Reed"])),
            "/cdx/search/cdx": Answer(listing(*copies), headers={"Content-Type": "application/json"}),
            f"/web/20150301101112id_/{home}2014/speakers": Answer(html(["Cy Sedge"])),
        }
        yield running


def read(server: FaultServer, store: Store, archive: str) -> None:
    options = CrawlOptions(delay_floor=0.0, retry_pause=0.01, reader=read_list, archive=archive)
    crawl([Source("guild", "Guild", (server.url,), "p")], store, options)


def test_without_the_wish_no_archive_is_asked(server: FaultServer, tmp_path: Path):
    with Store.open(tmp_path / "s.db") as store:
        read(server, store, "")
    assert not [path for path in server.paths() if path.startswith(("/cdx", "/web"))]


def test_pages_that_the_site_has_no_more_are_read_from_copies_and_marked_as_such(
    server: FaultServer, tmp_path: Path
):
    with Store.open(tmp_path / "s.db") as store:
        read(server, store, server.url.rstrip("/"))
        found = {mention.name: mention for mention in store.mentions("p")}
        assert set(found) == {"Ada Quill", "Bo Reed", "Cy Sedge"}
        copy = f"{server.url}web/20150301101112id_/{server.url}2014/speakers"
        assert found["Cy Sedge"].url == copy
        (page,) = [page for page in store.outcomes("p", "guild") if page["url"] == copy]
        assert page["detail"] == "copy of 2015-03-01 in the Internet Archive"
        asked = len(server.asked)
        read(server, store, server.url.rstrip("/"))
        assert not [path for path in server.paths()[asked:] if path.startswith("/web")]
        reread(store, "p", reader=read_list)
        assert copy in {mention.url for mention in store.mentions("p")}


def test_an_archive_that_does_not_answer_is_named(server: FaultServer, tmp_path: Path):
    server.rules["/cdx/search/cdx"] = Answer(status=403)
    with Store.open(tmp_path / "s.db") as store:
        read(server, store, server.url.rstrip("/"))
        told = [page["detail"] for page in store.outcomes("p", "guild") if "/cdx/" in page["url"]]
    assert told == ["blocked (HTTP 403); no list of copies in the archive"]


def test_the_archive_is_asked_for_good_pages_of_the_whole_site_only():
    asked = question(GUILD, "https://archive.test")
    assert asked.startswith("https://archive.test/cdx/search/cdx?url=guild.test&matchType=domain&output=json")
    assert "filter=statuscode%3A200&filter=mimetype%3Atext%2Fhtml&collapse=urlkey&limit=5000" in asked


def test_each_family_of_each_year_gets_its_share_of_the_copies():
    rows = [
        ("2015", f"http://guild.test/{year}/speakers/{n}/speakers")
        for year in (2013, 2014)
        for n in range(50)
    ]
    rows += [("2015", "http://guild.test/2013/board"), ("2015", "http://guild.test/2014/sponsors")]
    chosen = [copy.original for copy in worth_reading(copies_in(listing(*rows)), GUILD, set())]
    assert len(chosen) == 6
    assert {"http://guild.test/2013/board", "http://guild.test/2014/sponsors"} <= set(chosen)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"<html>", b'{"error": 1}', b"[1]", b'[["a"], 5]', b"[[1], [2]]"]
)
def test_whatever_the_archive_answers_breaks_nothing(body: bytes):
    assert copies_in(body) == []
