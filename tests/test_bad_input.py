"""Whatever a server sends, reading it ends soon and says how; nothing that a page holds stops a run."""

import gzip
import json
import re
import threading
import time
from pathlib import Path

import pytest

from scrapers.extract import read_page
from scrapers.extract.document import PDF_LIMIT, SIZE_LIMIT, Page
from scrapers.extract.reading import Outcome, Reading
from scrapers.extract.time_limit import TooSlowError, at_most
from scrapers.folder import read_saved
from scrapers.store import Store

URL = "http://guild.example/2023/speakers"
HEAD = "<html><head><title>Speakers</title></head><body><h1>Speakers</h1>"
CARD = "<div class=card><h3>Odalys Ferrandino</h3><p>Director, Mosaic Works GmbH</p></div>"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40
NOISE = bytes((number * number * 31 + number) % 251 for number in range(9000))


def read(body: bytes | str, content_type: str = "text/html", seconds: float | None = None) -> Reading:
    body = body.encode() if isinstance(body, str) else body
    return read_page(Page(URL, body, content_type), seconds)


def names(reading: Reading) -> set[str]:
    return {mention.name for mention in reading.mentions}


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b"", Outcome.EMPTY),
        (b" \r\n\t\x00\xef\xbb\xbf", Outcome.EMPTY),
        (b"\x00" * 5000 + b"x", Outcome.BINARY),
        (PNG, Outcome.BINARY),
        (NOISE, Outcome.BINARY),
        (gzip.compress(HEAD.encode()), Outcome.BINARY),
        (b"PK\x03\x04<html>", Outcome.BINARY),
        (b"<p>Odalys</p>" * (SIZE_LIMIT // 13 + 1), Outcome.TOO_LARGE),
        (b"%PDF-1.7\n" + b" " * PDF_LIMIT, Outcome.TOO_LARGE),
        (b"%PDF-1.7\n" + NOISE, Outcome.BROKEN),
        (
            "<html><script>a</script><script>b</script><script>c</script><div id=app>",
            Outcome.NEEDS_JAVASCRIPT,
        ),
        ("<title>Glaze</title><div id=root></div><script src=a.js></script>", Outcome.NEEDS_JAVASCRIPT),
        (
            "<noscript>Please enable JavaScript</noscript><div></div><script src=a.js></script>",
            Outcome.NEEDS_JAVASCRIPT,
        ),
        ("<title>Glaze</title><p>Nobody is here yet.</p><script src=a.js></script>", Outcome.NOTHING),
        ("<<<>>><!doctype", Outcome.NOTHING),
        ("{'speakers': [" * 500, Outcome.NOTHING),
    ],
    ids=lambda value: value.name if isinstance(value, Outcome) else "",
)
def test_what_is_no_page_of_names_is_told_by_its_reason(body, outcome):
    reading = read(body, "")
    assert reading.outcome is outcome
    assert not reading.mentions


@pytest.mark.parametrize(
    "body",
    [
        "{" * 100_000,
        "[" * 100_000,
        '{"speakers":[{"name":"Odalys Ferrandino",' * 300,
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '" + "&b;" * 500 + "'>]><a>&d;</a>",
        HEAD + "<script type='application/ld+json'>" + '{"a":[' * 5000 + "</script>",
        HEAD + "<script>window.x = {" + '"name":"\\' * 5000,
        HEAD + '<a href="http://[half">x</a><base href="http://[::">',
        HEAD + "<div " + " ".join(f"a{number}=1" for number in range(30_000)) + ">Odalys",
        HEAD + "<" * 100_000,
        HEAD + "&amp;&lt;“" * 60_000,
        HEAD + "<!--" * 20_000,
        HEAD + "<p>" + "a" * 1_000_000,
        HEAD + "<p>" + "Chair: " * 30_000,
        HEAD + "<p>" + "09:30 - " * 10_000,
        HEAD + "<table>" * 3000 + "<tr><td>x",
        HEAD + "<p>\ud800\udfff\x0b\x1f</p>",
    ],
    ids=range(16),
)
def test_malice_and_nonsense_end_soon_and_by_name(body):
    started = time.monotonic()
    reading = read(body.encode("utf-8", "surrogatepass"), "")
    assert reading.outcome is Outcome.NOTHING, reading.detail
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "body",
    [
        (HEAD + CARD).replace("<h3>", "<h3>\x00").encode(),
        (HEAD + CARD).encode("utf-16"),
        (HEAD + CARD).encode("utf-16-le"),
        (HEAD + CARD).encode("utf-16-be"),
        ("<meta charset=utf-16>" + HEAD + CARD).encode(),
        ("<meta charset=klingon>" + HEAD + CARD + "<p>caf\xe9</p>").encode("latin-1"),
        (HEAD + "<div>" * 5000 + CARD).encode(),
        (HEAD + "<b>" * 5000 + CARD).encode(),
        (HEAD + "<table><tr><td>" * 1200 + CARD).encode(),
        (HEAD + "<a href=x>y</a>" * 4000 + CARD).encode(),
        ("<title>a</title><header><h1>Speakers</h1></header><main>" + CARD).encode(),
    ],
    ids="null utf-16 le be lie klingon divs bolds tables links no-body".split(),
)
def test_bad_form_costs_no_name(body):
    assert "Odalys Ferrandino" in names(read(body))


def test_of_a_line_without_end_and_a_page_without_end_the_beginning_is_read():
    line = read(HEAD + "<p>Chair: Odalys Ferrandino (Mosaic Works GmbH), " + "and more, " * 200_000)
    assert line.outcome in {Outcome.READ, Outcome.NOTHING}
    page = read(HEAD + CARD + "<i>x</i>" * 450_000, seconds=60)
    assert names(page) == {"Odalys Ferrandino"}
    assert page.detail == "very long: only its beginning was read"


SLOW = (
    HEAD
    + "<a href=/board>Board</a>"
    + "".join(
        f"<tr><td>{chr(65 + n % 26)}dal{chr(97 + n // 676 % 26)}s {chr(65 + n // 26 % 26)}errandino</td></tr>"
        for n in range(20_000)
    )
)


# a stop that arrives while Python clears up is lost with a warning; the next one follows
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_page_that_takes_too_long_is_given_up_and_its_links_stay():
    started = time.monotonic()
    reading = read("<table>" + SLOW, seconds=0.3)
    assert (reading.outcome, reading.detail) == (Outcome.TOO_SLOW, "took too long: more than 0.3 seconds")
    assert time.monotonic() - started < 5


# a stop that arrives while Python clears up is lost with a warning; the next one follows
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_limit_holds_in_any_thread():
    found = []
    thread = threading.Thread(target=lambda: found.append(read("<table>" + SLOW, seconds=0.3)))
    thread.start()
    thread.join(timeout=15)
    assert found[0].outcome is Outcome.TOO_SLOW


def test_the_limit_ends_an_expression_that_runs_away():
    with pytest.raises(TooSlowError), at_most(0.2):
        re.match(r"(a+)+$", "a" * 60 + "b")


def test_the_limit_leaves_nothing_behind():
    for _ in range(3):
        with at_most(0.05):
            pass
    until = time.monotonic() + 0.2
    while time.monotonic() < until:
        json.loads("{}")


def test_a_run_goes_on_past_bad_pages(tmp_path: Path):
    folder = tmp_path / "guild.example"
    folder.mkdir()
    bad = {"a.html": b"", "b.html": PNG, "c.html": NOISE, "d.json": b"{" * 9000, "e.pdf": b"%PDF-" + NOISE}
    for name, body in bad.items():
        (folder / name).write_bytes(body)
    (folder / "speakers.html").write_text(HEAD + CARD)
    with Store.open(tmp_path / "store.db") as store:
        read_saved(tmp_path, store, "p")
        assert [mention.name for mention in store.mentions("p")] == ["Odalys Ferrandino"]
        outcomes = [page["outcome"] for page in store.outcomes("p", "guild.example")]
    unread = [Outcome.EMPTY, Outcome.BINARY, Outcome.BINARY, Outcome.NOTHING, Outcome.BROKEN]
    assert outcomes == [*unread, Outcome.READ]
