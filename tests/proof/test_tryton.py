"""Tryton takes the pack, and a second import updates who is there instead of making them again."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.privacy_cases import tell
from tests.proof.software import call, needs
from tests.push_cases import people, save

pytestmark = pytest.mark.xdist_group("tryton")
IMPORT = Path(__file__).with_name("tryton_import.py")


@dataclass
class Tryton:
    bin: Path
    folder: Path

    def export(self, *words: str) -> Path:
        """Exports, and gives the folder of the files."""
        tell("export", "--to", "tryton", "--workspace", self.folder / "workspace", *words)
        return self.folder / "workspace" / "lamps"

    def take(self, model: str, *files: Path) -> list[dict[str, object]]:
        """Imports files and gives the parties that are there then."""
        said = call([self.bin / "python", IMPORT, self.folder / "trytond.conf", model, *files])
        return json.loads(said.splitlines()[-1])


@pytest.fixture(scope="module")
def tryton(tmp_path_factory: pytest.TempPathFactory) -> Tryton:
    programs, folder = needs("tryton"), tmp_path_factory.mktemp("tryton")
    (folder / "trytond.conf").write_text(f"[database]\nuri = sqlite:///\npath = {folder}\n")
    (folder / "password").write_text("secret")
    (folder / "crm.sqlite").touch()
    admin = [programs / "trytond-admin", "-c", folder / "trytond.conf", "-d", "crm"]
    passed = os.environ | {"TRYTONPASSFILE": str(folder / "password")}
    call([*admin, "--all", "--email", "coach@example.org"], env=passed)
    call([*admin, "-u", "party", "--activate-dependencies"], env=passed)
    return Tryton(programs, folder)


def test_tryton_takes_the_pack_and_a_second_import_updates(tryton: Tryton):
    table = people(30)
    table.loc[0, "profile_urls"] = "https://ada.example"
    save(tryton.folder / "workspace", table)
    files = tryton.export()
    tryton.take("party.party", files / "mentors.tryton.csv")
    parties = tryton.take("ir.note", files / "mentors.tryton.notes.csv")
    assert sorted((one["code"], one["name"]) for one in parties) == sorted(
        zip(table["mentor_id"], table["name"], strict=True)
    )
    by_code = {one["code"]: one for one in parties}
    assert by_code["m-0001"]["links"] == [["website", "https://ada.example"]]
    assert by_code["m-0001"]["notes"] == ["Spoke at 3 editions.\nProof: https://wick.example/2016"]

    table = people(31)  # one is new; of one the name is printed in full now
    table.loc[1, "name"] = "Ada Maria Quill"
    save(tryton.folder / "workspace", table)
    tryton.export("--only-new", "--only-changed")
    tryton.take("party.party", files / "mentors.tryton.changed.csv")
    parties = tryton.take("party.party", files / "mentors.tryton.csv")
    assert len(parties) == 31
    by_code = {one["code"]: one for one in parties}
    assert by_code["m-0002"]["name"] == "Ada Maria Quill"
    assert by_code["m-0001"]["links"] == [["website", "https://ada.example"]]
    assert by_code["m-0031"]["name"] == table["name"][30]
