"""Radicale holds the cards, vdirsyncer fetches them, khard reads them: real programs from end to end."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import vobject
from click.testing import CliRunner, Result

from pipelines.cli import cli
from tests.proof.software import HERE, call, free_port, needs, running, wait_for
from tests.push_cases import people, save

pytestmark = pytest.mark.xdist_group("radicale")
USER, PASSWORD = "coach", "s3cret"
MKCOL = """<?xml version="1.0"?>
<d:mkcol xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav">
<d:set><d:prop><d:resourcetype><d:collection/><c:addressbook/></d:resourcetype></d:prop></d:set></d:mkcol>"""
RADICALE = """[server]
hosts = {host}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
[storage]
filesystem_folder = {folder}/collections
"""
VDIRSYNCER = """[general]
status_path = "{folder}/status/"
[pair mentors]
a = "local"
b = "remote"
collections = ["mentors"]
[storage local]
type = "filesystem"
path = "{folder}/cards/"
fileext = ".vcf"
[storage remote]
type = "carddav"
url = "{url}/"
username = "coach"
password = "s3cret"
"""
KHARD = """[addressbooks]
[[mentors]]
path = {folder}/cards/mentors/
"""


@dataclass
class Books:
    url: str
    folder: Path
    bin: Path

    @property
    def keys(self) -> dict[str, str]:
        return {
            "CARDDAV_URL": f"{self.url}/{USER}/mentors",
            "CARDDAV_USER": USER,
            "CARDDAV_PASSWORD": PASSWORD,
        }

    def push(self, *words: str) -> Result:
        said = ["push", "--to", "carddav", "--workspace", str(self.folder / "workspace"), *words]
        return CliRunner().invoke(cli, said, env=self.keys, standalone_mode=False)

    def sync(self) -> dict[str, vobject.base.Component]:
        """Fetches what the server holds; gives the cards by name."""
        program = [self.bin / "vdirsyncer", "-c", self.folder / "vdirsyncer"]
        call([*program, "discover", "mentors"], input="y\ny\n")
        call([*program, "sync"])
        cards = [
            vobject.readOne(path.read_text("utf-8")) for path in (self.folder / "cards/mentors").glob("*")
        ]
        assert len({card.uid.value for card in cards}) == len(cards)
        return {card.fn.value: card for card in cards}

    def khard(self, *words: str) -> str:
        return call([self.bin / "khard", "-c", self.folder / "khard", *words])


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    programs, host = needs("books"), f"{HERE}:{free_port()}"
    url = f"http://{host}"
    for name, text in (("radicale", RADICALE), ("vdirsyncer", VDIRSYNCER), ("khard", KHARD)):
        (tmp_path / name).write_text(text.format(host=host, folder=tmp_path, url=url))
    (tmp_path / "users").write_text(f"{USER}:{PASSWORD}\n")
    log = tmp_path / "radicale.log"
    with running([programs / "radicale", "--config", tmp_path / "radicale"], log) as child:
        wait_for(url, child, log)
        made = requests.request("MKCOL", f"{url}/{USER}/mentors/", data=MKCOL, auth=(USER, PASSWORD))
        made.raise_for_status()
        save(tmp_path / "workspace", people(8))
        yield Books(url, tmp_path, programs)


def test_pushed_twice_and_read_back_by_a_real_address_book_the_cards_are_the_same(books: Books):
    first = books.push("--yes")
    assert first.return_value == 0, first.output
    cards = books.sync()
    assert sorted(cards) == sorted(people(8)["name"])
    assert "8 there as they are" in books.push("--yes").output
    assert books.push("--yes", "--again").return_value == 0
    again = books.sync()
    assert {name: card.serialize() for name, card in again.items()} == {
        name: card.serialize() for name, card in cards.items()
    }
    listed = books.khard("list", "--parsable").splitlines()
    assert len(listed) == 8
    shown = books.khard("show", people(1)["name"][0])
    for told in ("Lamp Works 1", "Director", "Mentor", "Spoke at 3 editions.", "https://wick.example/2016"):
        assert told in shown


def test_a_change_here_changes_the_card_and_a_change_there_is_kept(books: Books):
    books.push("--yes")
    name, other = people(2)["name"]
    books.sync()
    for path in (books.folder / "cards/mentors").glob("*"):
        card = path.read_text("utf-8")
        if f"FN:{name}" in card:
            path.write_text(card.replace("END:VCARD", "TEL:+44 20 7946 0000\nEND:VCARD"), "utf-8")
    books.sync()
    save(books.folder / "workspace", people(8, job_title="Chief Lamplighter"))
    done = books.push("--yes")
    assert done.return_value == 1, "one is left, since its telephone number was added by hand"
    assert f"refused\t1\t{name}\tchanged there" in done.output
    cards = books.sync()
    assert cards[name].tel.value == "+44 20 7946 0000"
    assert cards[other].title.value == "Chief Lamplighter"
    assert len(cards) == 8


def test_a_workspace_that_was_lost_makes_no_second_cards(books: Books):
    books.push("--yes")
    for path in (books.folder / "workspace").glob("mentorscout.db*"):
        path.unlink()
    save(books.folder / "workspace", people(9))
    done = books.push("--yes")
    assert done.return_value == 0, done.output
    assert len(books.sync()) == 9
