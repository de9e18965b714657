"""CRM packs: each file as its importer wants it, nothing dangerous in it, no surprise after."""

import csv
import io
import uuid
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pipelines.commands.export import command as export_command
from pipelines.commands.preflight import command as preflight_command
from pipelines.export import pack_of, spreadsheet, target, targets
from pipelines.export.files_of_pack import write_pack
from pipelines.export.pack import Verdict
from pipelines.export.person import Person, neutral, organization_id, persons
from pipelines.export.preflight import preflight
from pipelines.mentors import COLUMNS, NUMERIC
from scrapers.errors import UsageError

PACKS = [name for name, found in targets().items() if pack_of(found)]
CRMS = "hubspot salesforce pipedrive zoho airtable notion google outlook odoo bottlecrm tryton".split()
# what each importer refuses to go without, as its documentation says
REQUIRED = {
    "hubspot": ("First name", "Last name", "mentor_id"),
    "salesforce": ("LastName", "Company", "Mentor_Id__c"),
    "salesforce-contact": ("LastName", "Account Name"),
    "pipedrive": ("Person - Name", "Lead - Title", "Note - Content"),
    "zoho": ("Last Name", "Company"),
    "airtable": ("Mentor ID",),
    "notion": ("Name",),
    "google": ("First Name", "Organization Name", "Labels", "Website 1 - Value", "Custom Field 1 - Value"),
    "outlook": ("First Name", "Last Name", "Job Title", "Categories", "User 1", "Web Page"),
    "odoo": ("id", "name", "is_company", "function", "comment"),
    "bottlecrm": ("First name", "Last name", "Company name", "Job title", "Tags"),
    "tryton": ("code", "name", "contact_mechanisms/type", "contact_mechanisms/value"),
}

# without these an importer refuses a row
ALWAYS = {
    "hubspot": ("Last name", "mentor_id"),
    "salesforce": ("LastName", "Company", "Mentor_Id__c"),
    "salesforce-contact": ("LastName", "Mentor_Id__c"),
    "pipedrive": ("Person - Name", "Lead - Title"),
    "zoho": ("Last Name", "Company"),
    "airtable": ("Mentor ID", "Name"),
    "notion": ("Name",),
    "google": ("First Name", "Labels"),
    "outlook": ("First Name", "User 1"),
    "odoo": ("id", "name"),
    "bottlecrm": ("First name", "Last name"),
    "tryton": ("code", "name"),
}
# rows and bytes of a file, as each importer's documentation says; 0 where it names none
CAPS = {
    "hubspot": (250_000, 20_000_000),
    "salesforce": (50_000, 0),
    "salesforce-contact": (50_000, 0),
    "pipedrive": (50_000, 50_000_000),
    "zoho": (1_000, 0),
    "google": (3_000, 0),
    "bottlecrm": (5_000, 5_000_000),
}
NAMED = ("Last name", "LastName", "Last Name", "First Name", "name", "Name", "Person - Name")


def person(rank: int, name: str, **said: object) -> dict[str, object]:
    row = dict.fromkeys(COLUMNS, "") | dict.fromkeys(NUMERIC, 3)
    return row | {
        "rank": rank, "mentor_id": f"m-{rank}", "name": name, "score": 40.5 - rank,
        "mentor_type": "profession-focused",
        "why": "Spoke at 3 editions.", "evidence_urls": "https://wick.example/2016",
    } | said  # fmt: skip


def people(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


PEOPLE = people(
    person(1, "Zoë van der Reed", organization="Lamp Works", job_title="Director", roles="keynote; board",
           profile_urls="https://zoe.example javascript:alert(1)", helping_evidence="“Mentor” (https://a.example)"),
    person(2, "Madonna"),
    person(3, "Bo Marsh", organization="LAMP works", job_title="=HYPERLINK(1)"),
    person(4, "Bo Marsh", organization="<b>Tallow</b> House", why="@SUM(1)\nsecond"),
    person(5, ""),
)  # fmt: skip


def save(workspace: Path, table: pd.DataFrame) -> Path:
    folder = workspace / "lamps"
    folder.mkdir(parents=True, exist_ok=True)
    pd.DataFrame({"entity_id": [], "name": []}).to_parquet(folder / "resolved.parquet")
    spreadsheet.write(table, folder / "mentors.csv")
    return folder


def run(command, *args: object) -> str:
    return CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False).output


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_crm_that_is_promised_is_there():
    assert set(CRMS) <= set(PACKS)
    assert {"vcard", "vcard4", "csv", "generic", "xlsx"} <= set(targets())
    assert set(REQUIRED) == set(PACKS)


@pytest.mark.parametrize("name", PACKS)
def test_the_columns_that_an_importer_needs_are_never_blank(name, tmp_path):
    folder = save(tmp_path, PEOPLE)
    run(export_command, "--to", name, "--workspace", tmp_path)
    rows = rows_of(folder / f"mentors{target(name).ENDING}")
    assert len(rows) == (2 if name == "bottlecrm" else 4)
    assert set(REQUIRED[name]) <= set(rows[0])
    full = rows[0]
    assert all(full[header] for header in REQUIRED[name])
    for row in rows:
        assert any(row.get(header) for header in NAMED)
        assert all(row[header] for header in ALWAYS[name]), "also of one name, and of no organisation"


@pytest.mark.parametrize("name", PACKS)
def test_no_cell_runs_as_a_formula_holds_markup_or_an_apostrophe_of_ours(name, tmp_path):
    folder = save(tmp_path, PEOPLE)
    run(export_command, "--to", name, "--workspace", tmp_path)
    for path in folder.glob(f"mentors.{name}*.csv"):
        for row in rows_of(path):
            for header, cell in row.items():
                assert not cell.startswith(("=", "@", "+", "-", "\t", "'", "＝")), (header, cell)
                assert not set("<>\x00\r") & set(cell), (header, cell)
                assert "javascript:" not in cell
                if "\n" in cell:
                    assert header in {
                        "Note body",
                        "Description",
                        "Note - Content",
                        "Note",
                        "Notes",
                        "message",
                    }


@given(st.text(max_size=40))
def test_what_is_made_neutral_stays_so_and_keeps_its_letters(text):
    once = neutral(text)
    assert neutral(once) == once
    assert not once.startswith(("=", "+", "-", "@", "＝", " "))
    letters = [letter for letter in text if letter.isascii() and letter.isalnum()]
    assert [letter for letter in once if letter.isascii() and letter.isalnum()] == letters


def test_salesforce_leads_have_a_company_and_a_last_name():
    told = {
        one.person.name: (one.verdict, one.reasons)
        for one in preflight(PEOPLE, pack_of(target("salesforce")))
    }
    assert told["Zoë van der Reed"] == (Verdict.IMPORT, ())
    verdict, reasons = told["Madonna"]
    assert verdict == Verdict.REVIEW
    assert "last name" in reasons[0]
    assert "Independent" in reasons[1]
    assert told[""][0] == Verdict.REJECT


def test_names_are_cut_into_the_parts_that_importers_ask_for():
    first, second = (Person(dict(row)) for row in PEOPLE.head(2).to_dict("records"))
    third = Person({"name": "Ada Maria Reed"})
    assert (third.first, third.last) == ("Ada Maria", "Reed")
    assert (first.first, first.last) == ("Zoë", "van der Reed")
    assert (second.first, second.last) == ("", "Madonna")


def test_an_overlong_cell_is_cut_to_the_limit_and_told(tmp_path):
    table = people(person(1, "Ada Reed", organization="Lamps", job_title="Wick " * 60,
                          profile_urls=f"https://a.example/{'x' * 300}"))  # fmt: skip
    folder = save(tmp_path, table)
    run(export_command, "--to", "salesforce", "--workspace", tmp_path)
    row = rows_of(folder / "mentors.salesforce.csv")[0]
    assert len(row["Title"]) <= 128
    assert row["Title"].endswith("…")
    assert row["Website"] == ""
    (ruling,) = preflight(table, pack_of(target("salesforce")))
    assert ruling.reasons == ("Title: 299 letters, cut to 128", "Website: 318 letters, left out")


@pytest.mark.parametrize(("name", "mark"), [("outlook", True), ("google", False), ("hubspot", False)])
def test_the_byte_order_mark_is_where_the_importer_wants_it(name, mark, tmp_path):
    folder = save(tmp_path, PEOPLE)
    run(export_command, "--to", name, "--workspace", tmp_path)
    raw = (folder / f"mentors.{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") is mark
    assert raw.endswith(b"\r\n")


def test_hubspot_gets_companies_contacts_and_one_note_a_person(tmp_path):
    folder = save(tmp_path, PEOPLE)
    run(export_command, "--to", "hubspot", "--workspace", tmp_path)
    companies = rows_of(folder / "mentors.hubspot.companies.csv")
    contacts = rows_of(folder / "mentors.hubspot.csv")
    notes = rows_of(folder / "mentors.hubspot.notes.csv")
    assert [row["Name"] for row in companies] == ["Lamp Works", "‹b›Tallow‹/b› House"]
    assert contacts[0]["organization_id"] == contacts[2]["organization_id"] == companies[0]["organization_id"]
    assert contacts[0]["organization_id"] == organization_id("lamp works")
    assert [row["mentor_id"] for row in notes] == [row["mentor_id"] for row in contacts]
    assert "Proof: https://wick.example/2016" in notes[0]["Note body"]


def test_google_has_the_whole_present_heading_in_its_order(tmp_path):
    folder = save(tmp_path, PEOPLE)
    run(export_command, "--to", "google", "--workspace", tmp_path)
    raw = (folder / "mentors.google.csv").read_text(encoding="utf-8")
    heading = next(csv.reader(io.StringIO(raw)))
    assert len(heading) == 38
    assert heading[:3] == ["First Name", "Middle Name", "Last Name"]
    assert heading[-2:] == ["Custom Field 1 - Label", "Custom Field 1 - Value"]
    assert (
        rows_of(folder / "mentors.google.csv")[0]["Labels"]
        == "Mentor ::: profession-focused ::: * myContacts"
    )


def test_odoo_people_name_their_company_by_its_external_id(tmp_path):
    folder = save(tmp_path, PEOPLE)
    run(export_command, "--to", "odoo", "--workspace", tmp_path)
    companies = {row["id"]: row["name"] for row in rows_of(folder / "mentors.odoo.companies.csv")}
    rows = rows_of(folder / "mentors.odoo.csv")
    assert companies[rows[0]["parent_id/id"]] == "Lamp Works"
    assert rows[1]["parent_id/id"] == ""
    assert all("." not in row["id"] for row in rows)


def test_more_rows_than_an_importer_takes_are_split_and_old_parts_go(tmp_path):
    folder = save(tmp_path, people(*(person(rank, f"Ada Reed{rank}") for rank in range(1, 8))))
    run(export_command, "--to", "zoho", "--workspace", tmp_path, "--rows", 3)
    files = [folder / name for name in ("mentors.zoho.csv", "mentors.zoho.2.csv", "mentors.zoho.3.csv")]
    assert [len(rows_of(path)) for path in files] == [3, 3, 1]
    ids = [row["Mentor ID"] for path in files for row in rows_of(path)]
    assert ids == [f"m-{rank}" for rank in range(1, 8)]
    run(export_command, "--to", "zoho", "--workspace", tmp_path, "--rows", 4)
    assert [path.exists() for path in files] == [True, True, False]


@pytest.mark.parametrize("name", PACKS)
def test_no_file_is_longer_than_its_importer_takes(name, tmp_path):
    pack = pack_of(target(name))
    assert (pack.rows, pack.size) == CAPS.get(name, (0, 0))
    few = replace(pack, rows=2) if pack.rows > 3_000 or not pack.rows else pack
    table = people(*(person(rank, f"Ada Reed{rank}") for rank in range(1, few.rows + 2)))
    files = write_pack(persons(table), tmp_path / "mentors.csv", replace(few, sheets=pack.sheets[-1:]))
    assert [len(rows_of(path)) for path in files] == [few.rows, 1]
    small = replace(pack, rows=0, size=len(files[1].read_bytes()) * 2, sheets=pack.sheets[-1:])
    files = write_pack(persons(table.head(20)), tmp_path / "small.csv", small)
    assert all(path.stat().st_size <= small.size for path in files)
    assert sum(len(rows_of(path)) for path in files) == min(len(table), 20)


@pytest.mark.parametrize("name", targets())
def test_whatever_the_target_only_who_is_new_or_has_changed_can_be_exported(name, tmp_path):
    named = PEOPLE[PEOPLE["name"].str.contains("Zoë|Bo")].drop_duplicates("name").reset_index(drop=True)
    save(tmp_path, named)
    out = tmp_path / f"people{target(name).ENDING}"
    to = ("--to", name, "--workspace", tmp_path, "--out", out)
    assert "2 people written" in run(export_command, *to)
    assert "0 people are new or changed" in run(export_command, *to, "--only-changed", "--only-new")
    named.loc[1, "name"] = "Bo Marsh-Reed"
    save(tmp_path, pd.concat([named, people(person(9, "Cy Oats"))]))
    assert "1 people written" in run(export_command, *to, "--only-new")
    assert "1 people written" in run(export_command, *to, "--only-changed")
    assert "0 people are new or changed" in run(export_command, *to, "--only-changed", "--only-new")


def test_only_new_and_only_changed_since_the_last_export(tmp_path):
    folder = save(tmp_path, PEOPLE.head(3))
    out = folder / "mentors.pipedrive.csv"
    to = ("--to", "pipedrive", "--workspace", tmp_path)
    run(export_command, *to)
    table = PEOPLE.copy()
    table["score"] = table["score"] + 5  # scores and ranks move with every run: no change by themselves
    table["rank"] = table["rank"] + 1
    table.loc[1, "organization"] = "Beacon Trust"
    save(tmp_path, table)
    run(export_command, *to, "--only-new")
    assert [row["Mentor ID"] for row in rows_of(out)] == ["m-4"]
    run(export_command, *to, "--only-changed")
    assert [row["Mentor ID"] for row in rows_of(out)] == ["m-2"]
    before = out.read_bytes()
    said = run(export_command, *to, "--only-new", "--only-changed")
    assert "0 people are new or changed" in said
    assert out.read_bytes() == before, "an empty file would be imported in vain"
    run(export_command, "--to", "google", "--workspace", tmp_path, "--only-new")
    assert len(rows_of(folder / "mentors.google.csv")) == 4


def test_who_is_in_tryton_already_gets_a_file_that_updates(tmp_path):
    folder = save(tmp_path, PEOPLE.head(2))
    to = ("--to", "tryton", "--workspace", tmp_path)
    run(export_command, *to)
    assert rows_of(folder / "mentors.tryton.notes.csv")[0]["resource"] == "party.party,m-1"
    table = PEOPLE.head(3).copy()
    table.loc[0, "name"] = "Zoë Reed"
    save(tmp_path, table)
    assert "2 people" in run(export_command, *to, "--only-new", "--only-changed")
    assert [row["code"] for row in rows_of(folder / "mentors.tryton.csv")] == ["m-3"]
    assert rows_of(folder / "mentors.tryton.changed.csv") == [{"id": "m-1", "name": "Zoë Reed"}]
    (note,) = rows_of(folder / "mentors.tryton.changed.notes.csv")
    assert note["resource"] == "party.party,m-1"


def test_a_damaged_list_of_exports_is_told(tmp_path):
    folder = save(tmp_path, PEOPLE)
    (folder / "exported").mkdir()
    (folder / "exported" / "zoho.csv").write_bytes(b"mentor_id\n\xff\n")
    with pytest.raises(UsageError, match="delete it"):
        run(export_command, "--to", "zoho", "--workspace", tmp_path)


def test_preflight_says_row_by_row_what_will_happen(tmp_path):
    folder = save(tmp_path, PEOPLE)
    said = run(preflight_command, "--to", "bottlecrm", "--workspace", tmp_path)
    lines = [line.split("\t") for line in said.splitlines() if "\t" in line]
    assert [(line[0], line[1]) for line in lines] == [("reject", "2"), ("review", "3"), ("reject", "4"),
                                                      ("reject", "5")]  # fmt: skip
    assert "formula" in lines[1][3]
    assert "enter it by hand" in lines[2][3]
    assert "bottlecrm: 1 import, 1 review, 3 reject" in said
    assert not list(folder.glob("*bottlecrm*"))
    every = run(preflight_command, "--to", "bottlecrm", "--workspace", tmp_path, "--all")
    assert every.count("\t") == 5 * 3


@pytest.mark.parametrize("name", PACKS)
def test_the_mapping_sheet_names_every_column_and_writes_nothing(name, tmp_path):
    said = run(export_command, "--to", name, "--workspace", save(tmp_path / "other", PEOPLE).parent)
    assert f"mentorscout export --to {name} --mapping" in said
    folder = save(tmp_path, PEOPLE)
    said = run(export_command, "--to", name, "--workspace", tmp_path, "--mapping")
    pack = pack_of(target(name))
    for sheet in (*pack.sheets, *pack.changed):
        for column in sheet.columns:
            assert column.header in said
    assert "  1. " in said
    assert sorted(path.name for path in folder.iterdir()) == ["mentors.csv", "resolved.parquet"]


def test_what_opens_as_it_is_needs_no_mapping(tmp_path):
    save(tmp_path, PEOPLE)
    with pytest.raises(UsageError, match="opens as it is"):
        run(export_command, "--to", "csv", "--workspace", tmp_path, "--mapping")


def test_cards_of_the_newer_form_carry_the_same_ids(tmp_path):
    folder = save(tmp_path, PEOPLE)
    for name in ("vcard", "vcard4"):
        run(export_command, "--to", name, "--workspace", tmp_path)
    old, new = ((folder / name).read_text(encoding="utf-8") for name in ("mentors.vcf", "mentors.v4.vcf"))
    ids = [[line for line in text.splitlines() if line.startswith("UID:")] for text in (old, new)]
    assert ids[0] == ids[1]
    assert uuid.UUID(ids[0][0].removeprefix("UID:urn:uuid:")).version == 5
    assert new.count("VERSION:4.0\n") == new.count("KIND:individual\n") == 4
    assert "CATEGORIES:Mentor,profession-focused" in new
