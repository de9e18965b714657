"""`mentorscout robots` tells what every site allowed and forbade."""

from pathlib import Path

from click.testing import CliRunner

from pipelines.commands.robots import command
from scrapers.crawl import CrawlOptions, crawl
from scrapers.loopback import serve
from scrapers.sources import Source
from scrapers.store import Store, store_path
from tests.sites import html, read_list, write


def test_every_decision_of_every_host_is_told(tmp_path: Path):
    pages = {
        "index.html": html(["Ada Quill"], {"/board.html": "Board", "/private/members.html": "Members"}),
        "board.html": html(["Bo Reed"]),
        "robots.txt": "User-agent: *\nDisallow: /private/\n",
    }
    write(tmp_path / "web" / "guild.test", pages)
    with serve(tmp_path / "web") as proxy, Store.open(store_path(tmp_path / "w")) as store:
        options = CrawlOptions(proxy=proxy, delay_floor=0.0, reader=read_list)
        crawl([Source("guild", "Guild", ("http://guild.test/",), "p")], store, options)
    done = CliRunner().invoke(command, ["--workspace", str(tmp_path / "w")])
    assert done.exit_code == 0, done.output
    lines = {tuple(line.split("\t")[:2]): line for line in done.output.splitlines()}
    assert set(lines) == {("guild.test", "allowed"), ("guild.test", "disallowed")}
    refused = lines["guild.test", "disallowed"].split("\t")
    assert refused[2:] == [
        "1",
        "http://guild.test/private/members.html",
        "robots.txt forbids /private/members.html",
    ]
    nothing = CliRunner().invoke(command, ["--workspace", str(tmp_path / "w"), "--project", "q"])
    assert (nothing.exit_code, nothing.output) == (0, "")
