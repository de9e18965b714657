"""BottleCRM takes the pack after its own preview, and a second import makes nobody again."""

from pathlib import Path

import pytest

from tests.privacy_cases import tell
from tests.proof.bottlecrm import BottleCrm, bottlecrm
from tests.push_cases import people, save

pytestmark = pytest.mark.xdist_group("bottlecrm")


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory):
    with bottlecrm(tmp_path_factory.mktemp("bottlecrm")) as found:
        yield found


def test_bottlecrm_takes_the_pack_and_a_second_import_makes_nobody_again(crm: BottleCrm, tmp_path: Path):
    table = people(30)
    table.loc[0, "name"] = "Zoë van der Reed"
    table.loc[0, "why"] = "Said “thank you; really”, at 3 editions."
    table.loc[1, "name"] = "Madonna"
    table.loc[2, "name"] = table.loc[3, "name"]  # two of one name, at different firms
    save(tmp_path, table)
    tell("export", "--to", "bottlecrm", "--workspace", tmp_path)
    file = tmp_path / "lamps" / "mentors.bottlecrm.csv"

    preview = crm.upload("/api/contacts/import/preview/", file)
    assert preview["skipped"] == [], "what the preflight lets through is taken"
    mapped = {column["header"]: column["field"] for column in preview["columns"]}
    assert mapped == {
        "First name": "first_name", "Last name": "last_name", "Company name": "organization",
        "Job title": "title", "Notes": "description", "Tags": "tags",
    }  # fmt: skip
    assert crm.upload("/api/contacts/import/commit/", file)["created"] == 28

    again = crm.upload("/api/contacts/import/preview/", file)
    assert (again["valid"], {row["kind"] for row in again["skipped"]}) == ([], {"duplicate"})
    assert crm.upload("/api/contacts/import/commit/", file).get("created", 0) == 0
    held = crm.ask("GET", "/api/contacts/?limit=100&search=van der Reed")
    assert crm.ask("GET", "/api/contacts/")["count"] == 28
    (zoe,) = [one for one in held["results"] if one["first_name"] == "Zoë"]
    assert (zoe["last_name"], zoe["organization"], zoe["title"]) == (
        "van der Reed", "Lamp Works 1", "Director"
    )  # fmt: skip
    assert zoe["description"].startswith("Said “thank you; really”, at 3 editions.\nProof: https://")


def test_only_who_is_new_is_made_by_a_later_import(crm: BottleCrm, tmp_path: Path):
    save(tmp_path, people(3, name="Ada Oats").assign(name=["Ada Oats", "Bo Oats", "Cy Oats"]))
    tell("export", "--to", "bottlecrm", "--workspace", tmp_path)
    file = tmp_path / "lamps" / "mentors.bottlecrm.csv"
    before = crm.ask("GET", "/api/contacts/")["count"]
    crm.upload("/api/contacts/import/commit/", file)
    table = people(4).assign(name=["Ada Oats", "Bo Oats", "Cy Oats", "Di Oats"])
    save(tmp_path, table)
    tell("export", "--to", "bottlecrm", "--workspace", tmp_path, "--only-new")
    assert crm.upload("/api/contacts/import/commit/", file)["created"] == 1
    assert crm.ask("GET", "/api/contacts/")["count"] == before + 4
