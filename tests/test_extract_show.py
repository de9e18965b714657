"""`mentorscout extract --show`: a contributor sees at once what is read on a page, what is not, and why."""

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from pipelines.commands.extract import command
from pipelines.page_report import page_report
from scrapers.extract.document import Page
from scrapers.extract.tracing import trace
from tests.sites import write

BOARD = """<title>Board | Guild of Tilers</title><h1>Board</h1>
<div><h3>Odalys Ferrandino</h3><p>Bram Kuiperveld</p></div>
<div><h3>Nkechi Abara-Wells</h3><p>Rafiq Osmanbeyli</p></div>
<div><h3>Saoirse Quillinan</h3><p>Pia Lorentzen</p></div>
<p>Treasurer: Tomoko Hiraishi</p>
<h2>Call for volunteers</h2><p>Bo Wells</p>
<h2>Lectures</h2>
<table><tr><th>Speaker</th><th>Session</th></tr><tr><td>Ada Vinter</td><td>Roman Terrazzo</td></tr></table>
"""


def show(html: str, url: str = "http://guild.example/board") -> str:
    return "\n".join(page_report(trace(Page(url, html.encode())), url))


def about(said: str, name: str) -> str:
    """What the report says under a name."""
    lines = said.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"  {name}"))
    more = [line for line in lines[start + 1 : start + 5] if line.startswith("      ")]
    return "\n".join(more)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Odalys Ferrandino", "ruled by heading h1 “Board”; score 0."),
        ("Odalys Ferrandino", "in body > div > h3; under Board"),
        ("Tomoko Hiraishi", "ruled by label in the line “Treasurer”"),
        ("Ada Vinter", "ruled by column head “Speaker”"),
        ("Ada Vinter", "row 2 column 1"),
        ("Bram Kuiperveld", "rival column: another column of the same records holds the names"),
        ("Bo Wells", "barred: “Call for volunteers” asks people to do something"),
        ("Roman Terrazzo", "its column holds another field (session)"),
    ],
)
def test_every_name_comes_with_the_reason(name: str, why: str) -> None:
    assert why in about(show(BOARD), name)


def test_a_line_below_the_threshold_says_by_how_much() -> None:
    said = show("<title>Guild</title><h1>Board</h1><p>Odalys</p>")
    assert "FOUND: 0" in said
    assert "below threshold: 0." in about(said, "Odalys")


def test_what_no_reader_gets_a_line_of_is_told_too() -> None:
    assert "outcome   empty page" in show("")
    said = show(
        '{"speakers": [{"name": "Odalys Ferrandino", "company": "Mosaic Works"}]}',
        "http://guild.example/speakers.json",
    )
    assert "FOUND: 1" in said
    assert "by data" in said


def test_a_page_cannot_steer_the_terminal() -> None:
    said = show(
        BOARD.replace("Odalys", "Oda\x1b[31mlys&#x1b;]0;x&#7;").replace("Treasurer", "\u202eTreasurer")
    )
    assert not {
        letter for letter in said if letter != "\n" and (ord(letter) < 32 or letter in "\x7f\x9b\u202e")
    }


class Quiet(SimpleHTTPRequestHandler):
    seen: list[tuple[str, str]] = []  # noqa: RUF012 - the server makes a handler for every request

    def log_message(self, *args: object) -> None:
        self.seen.append((self.path, self.headers.get("User-Agent", "")))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    pages = {"board.html": BOARD, "robots.txt": "User-agent: *\nDisallow: /private", "private/a.html": BOARD}
    write(tmp_path, pages)
    Quiet.seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def extract(*args: str) -> Result:
    return CliRunner().invoke(command, list(args), catch_exceptions=False, standalone_mode=False)


def test_an_address_is_fetched_once_under_our_name_and_robots_txt_is_obeyed(site, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    done = extract(f"{site}/board.html", "--contact", "me@guild.example")
    assert {json.loads(line)["name"] for line in done.stdout.splitlines()} >= {
        "Odalys Ferrandino",
        "Ada Vinter",
    }
    assert [path for path, _ in Quiet.seen] == ["/robots.txt", "/board.html"]
    assert all("mentorscout" in agent and "me@guild.example" in agent for _, agent in Quiet.seen)


def test_a_page_that_robots_txt_forbids_is_not_fetched_and_told(site):
    done = extract(f"{site}/private/a.html", "--show")
    assert done.return_value == 1
    assert "robots.txt" in done.stderr
    assert [path for path, _ in Quiet.seen] == ["/robots.txt"]
