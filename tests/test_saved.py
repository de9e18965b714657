"""Saved pages are read without a network, each once, and bad folders are refused in one line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scrapers.errors import UsageError
from scrapers.events import Event, Happening
from scrapers.extract.document import Page
from scrapers.extract.reading import Outcome, Reading
from scrapers.folder import read_saved
from scrapers.reread import reread
from scrapers.saved_pages import find_pages
from scrapers.store import Store, store_path
from tests.sites import html, read_list, write


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(store_path(tmp_path / "workspace")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {
        "guild.test/index.html": html(["Ada Quill"]),
        "guild.test/board/index.htm": html(["Bo Reed"]),
        "guild.test/people": html(["Cy Sedge"]),
        "guild.test/people@page=2": html(["Dot Rush"]),
        "guild.test/größe/über uns.html?day=1": html(["Ælfric Ray"]),
        "guild.test/robots.txt": "User-agent: *\nDisallow: /",
        "guild.test/logo.png": b"\x89PNG",
        "guild.test/.hidden/x.html": html(["Nobody"]),
        "fair.test/2019/data.json": "[]",
        "list.tsv": "not a page",
        "README.md": "not a page",
        "top.html": html(["Nobody"]),
    }
    return write(tmp_path / "saved", pages)


def names(store: Store) -> list[str]:
    return sorted(mention.name for mention in store.mentions("p"))


def test_every_page_of_every_host_is_read_under_its_address(store: Store, folder: Path):
    events: list[Event] = []
    reports = read_saved(folder, store, "p", events.append, read_list)
    assert [(report.source.id, report.pages, report.mentions) for report in reports] == [
        ("fair.test", 1, 0),
        ("guild.test", 5, 5),
    ]
    assert [report.failure for report in reports] == ["nothing recognised on 1 page", ""]
    assert {mention.url: mention.name for mention in store.mentions("p")} == {
        "http://guild.test/": "Ada Quill",
        "http://guild.test/board/": "Bo Reed",
        "http://guild.test/people": "Cy Sedge",
        "http://guild.test/people?page=2": "Dot Rush",
        "http://guild.test/gr%C3%B6%C3%9Fe/%C3%BCber%20uns.html?day=1": "Ælfric Ray",
    }
    assert {(mention.source, mention.industry) for mention in store.mentions("p")} == {("guild.test", "p")}
    start = events[0]
    assert (start.happening, start.total, start.outcome) == (Happening.START, 6, "2 other files skipped")


def test_a_page_is_read_again_only_if_it_changed(store: Store, folder: Path):
    read: list[str] = []

    def counting(page: Page) -> Reading:
        read.append(page.url)
        return read_list(page)

    for _ in range(2):
        read_saved(folder, store, "p", reader=counting)
    assert len(read) == 6
    (folder / "guild.test" / "people").write_text(html(["Ed Moss"]))
    read_saved(folder, store, "p", reader=counting)
    assert read[6:] == ["http://guild.test/people"]
    assert "Ed Moss" in names(store)
    assert "Cy Sedge" not in names(store)


def test_a_large_folder_is_read_by_several_processes_with_the_same_result(store: Store, tmp_path: Path):
    pages = {f"guild.test/{number:03}.html": html([f"Person {number}"]) for number in range(220)}
    (report,) = read_saved(write(tmp_path / "large", pages), store, "p", reader=read_list)
    assert (report.pages, report.mentions) == (220, 220)
    assert names(store) == sorted(f"Person {number}" for number in range(220))


def test_stored_pages_are_read_again_by_newer_readers(store: Store, folder: Path):
    def old(page: Page) -> Reading:
        return Reading(Outcome.NOTHING)

    reports = read_saved(folder, store, "p", reader=old)
    assert all(report.failure.startswith("nothing recognised") for report in reports)
    reports = reread(store, "p", reader=read_list)
    assert {report.source.id: (report.mentions, bool(report.failure)) for report in reports} == {
        "guild.test": (5, False),
        "fair.test": (0, True),
    }
    assert len(names(store)) == 5
    reread(store, "p", reader=old)
    assert not names(store)


def test_a_reader_that_breaks_is_an_outcome_of_that_page_alone(store: Store, folder: Path):
    def fragile(page: Page) -> Reading:
        if page.url.endswith("/people"):
            raise RecursionError
        return read_list(page)

    read_saved(folder, store, "p", reader=fragile)
    assert "Cy Sedge" not in names(store)
    assert len(names(store)) == 4
    broken = [page for page in store.outcomes("p", "guild.test") if page["outcome"] == Outcome.BROKEN]
    assert [page["url"] for page in broken] == ["http://guild.test/people"]


@pytest.mark.parametrize(
    ("files", "name", "says"),
    [
        ({}, "absent", "does not exist"),
        ({"file": "x"}, "file", "is a file"),
        ({"empty/list.tsv": ""}, "empty", "no saved pages; put them into <host>/<path>"),
        ({"images/guild.test/a.png": ""}, "images", "no saved pages"),
    ],
)
def test_a_folder_without_pages_is_refused_in_one_line(tmp_path: Path, files: dict, name: str, says: str):
    with pytest.raises(UsageError, match=says) as refused:
        find_pages(write(tmp_path, files) / name)
    assert "\n" not in str(refused.value)
