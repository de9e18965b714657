"""Who of the user's contacts can introduce them, always with the proof, or plainly: no verified path."""

import pytest
from click.testing import CliRunner

from analysis.ranking.introductions import Contact
from analysis.ranking.seen import look
from pipelines.commands.list import command
from pipelines.contacts import read_contacts
from pipelines.export import spreadsheet
from pipelines.introductions import NONE, NUMERIC, introductions_table
from pipelines.mentors import mentors_table
from pipelines.rank import rank_frame
from scrapers.errors import UsageError
from tests.ranking_cases import table, talk
from tests.result_cases import save_results
from tests.test_mentors_table import TODAY

EXPORT = (
    'Notes:\n"Some addresses may be missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position\n'
    "Ann,Lee,https://x.example,ann@x.example,Acme,Boss\n,,,,,\nBo,Reed,,,,\nAnn,Lee,,,Acme,\n"
)
CARDS = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nN:Lee;Ann;;;\nORG:Acme\nEMAIL:ann@x.example\nEND:VCARD\n"


def ways(contacts: list[Contact], *mentions: dict[str, object]) -> dict[str, dict[str, object]]:
    frame = table(*mentions)
    mentors = mentors_table(rank_frame(frame), frame, TODAY)
    found = introductions_table(mentors, look(frame), contacts)
    return found.drop_duplicates("mentor_id").set_index("mentor_id").to_dict("index")


def test_the_closest_bond_is_named_with_edition_roles_and_links():
    stage = {"session": "Wicks or wax?", "role": "panelist"}
    rows = [talk("Ann Lee", "Wick Forum", 2016, **stage), talk("cy", "Wick Forum", 2016, **stage)]
    rows += [talk(name, "Wick Forum", 2015) for name in ("Ann Lee", "cy", "di")]
    rows += [talk("ed", "Light Expo", 2016)]
    found = ways([Contact("Ann Lee")], *rows)
    assert found["cy"]["path"] == (
        "Ann Lee was in the same session as cy (“Wicks or wax?”): Wick Forum 2016, both as panelist; "
        "matched by the name alone"
    )
    assert found["cy"]["contact_url"] == "https://wickforum.example/2016/Ann-Lee"
    assert found["cy"]["mentor_url"] == "https://wickforum.example/2016/cy"
    assert found["di"]["bond"] == "edition"
    assert found["ed"]["path"] == NONE
    assert found["Ann Lee"]["path"].startswith("Ann Lee is among your contacts")


def test_committees_and_shared_honours_are_closer_than_an_edition():
    rows = [talk("Ann Lee", "Wick Forum", 2016, role="committee"), talk("Ann Lee", "Wick Forum", 2016)]
    rows += [talk("cy", "Wick Forum", 2016, role="chair"), talk("di", "Wick Forum", 2016)]
    prize = {"role": "award_recipient", "award": "Glow Award"}
    rows += [talk("Ann Lee", "Light Expo", 2014, **prize), talk("ed", "Light Expo", 2014, **prize)]
    found = ways([Contact("Ann Lee")], *rows)
    assert {name: found[name]["bond"] for name in ("cy", "di", "ed")} == {
        "cy": "committee",
        "di": "edition",
        "ed": "award",
    }


def test_a_board_and_a_programme_committee_are_not_one_committee_and_a_jury_is():
    seats = {"Ann Lee": "board", "cy": "reviewer", "di": "officer"}
    rows = [talk(name, "Wick Forum", 2016, role=role) for name, role in seats.items()]
    jury = {"role": "committee", "role_label": "Award Jury"}
    rows += [talk(name, "Light Expo", 2014, **jury) for name in ("Ann Lee", "ed")]
    found = ways([Contact("Ann Lee")], *rows)
    assert {name: found[name]["bond"] for name in ("cy", "di", "ed")} == {
        "cy": "edition",
        "di": "committee",
        "ed": "committee",
    }


def test_another_edition_or_another_event_is_no_path():
    rows = [talk("Ann Lee", "Wick Forum", 2015), talk("cy", "Wick Forum", 2016), talk("di", "Expo", 2015)]
    found = ways([Contact("Ann Lee")], *rows)
    assert found["cy"]["path"] == found["di"]["path"] == NONE


def test_of_two_with_one_name_the_employer_says_who_is_known_else_nobody_is():
    rows = [talk("e1", "Wick Forum", 2016, name="Ann Lee", organization="Acme Ltd")]
    rows += [talk("e2", "Light Expo", 2016, name="Ann Lee", organization="Tallow House")]
    rows += [talk("cy", "Wick Forum", 2016), talk("di", "Light Expo", 2016)]
    found = ways([Contact("Ann LEE", "ACME")], *rows)
    assert found["cy"]["matched"] == "name and employer"
    assert found["di"]["path"] == NONE
    assert {row["path"] for row in ways([Contact("Ann Lee", "Other")], *rows).values()} == {NONE}


def test_a_track_with_the_whole_event_in_it_is_no_panel():
    rows = [talk(name, "Wick Forum", 2016, session="Day one") for name in map(str, range(20))]
    rows += [talk("Ann Lee", "Wick Forum", 2016, session="Day one")]
    assert ways([Contact("Ann Lee")], *rows)["3"]["bond"] == "edition"


@pytest.mark.parametrize(("name", "text"), [("c.csv", EXPORT), ("c.vcf", CARDS), ("c.csv", CARDS)])
def test_exports_of_networks_and_address_books_are_read(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    assert read_contacts(path)[0] == Contact("Ann Lee", "Acme")
    assert len(read_contacts(path)) == (2 if text == EXPORT else 1)


@pytest.mark.parametrize("text", ["", "Company,Position\nAcme,Boss\n", "Name\n", "BEGIN:VCARD\nFN:Ann"])
def test_a_file_without_contacts_is_refused_in_one_line(tmp_path, text):
    path = tmp_path / "contacts.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"contacts\.csv") as told:
        read_contacts(path)
    assert "\n" not in str(told.value)


def test_a_file_that_is_no_text_or_absent_is_refused(tmp_path):
    path = tmp_path / "contacts.csv"
    path.write_bytes(b"\xff\xfeA\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        read_contacts(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read_contacts(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        (("committee", "Certification Committee"), ("committee", "Mentoring Committee"), "edition"),
        (("committee", "Mentoring Committee"), ("committee", "Mentoring Committee Members"), "committee"),
        (("chair", "Program Co-Chairs"), ("committee", "Programme Committee"), "committee"),
        (("chair", "Program Chair"), ("committee", "Awards Committee"), "edition"),
        (("chair", "Program Chair"), ("board", "Directors"), "edition"),
        (("chair", "Chair"), ("board", "Directors"), "committee"),
        (("officer", "Treasurer"), ("board", "Directors"), "committee"),
        (("committee", "Committee"), ("committee", ""), "committee"),
    ],
)
def test_two_committees_of_one_edition_are_not_taken_for_one(one, other, bond):
    rows = [
        talk(name, "Wick Forum", 2016, role=role, role_label=label)
        for name, (role, label) in (("Ann Lee", one), ("cy", other))
    ]
    assert ways([Contact("Ann Lee")], *rows)["cy"]["bond"] == bond


def test_the_list_writes_who_can_introduce_and_nothing_else_of_the_contacts(tmp_path):
    folder = save_results(tmp_path)
    path = tmp_path / "contacts.csv"
    path.write_text(EXPORT.replace("Bo,Reed,,,,", "Zoë,Reed,,secret@x.example,Tallow House,"), "utf-8")
    done = CliRunner().invoke(
        command, ["--workspace", str(tmp_path), "--contacts", str(path)], catch_exceptions=False
    )
    assert done.exit_code == 0
    found = spreadsheet.read(folder / "introductions.csv", NUMERIC).set_index("mentor_id")
    assert found.loc["e3", "path"].startswith("Zoë Reed was at the same edition as =Olaf Marsh")
    for file in folder.iterdir():
        assert b"secret@" not in file.read_bytes()
    again = CliRunner().invoke(command, ["--workspace", str(tmp_path)], catch_exceptions=False)
    assert "introductions.csv was of an earlier list and is removed" in again.output
    assert not (folder / "introductions.csv").exists()
    again = CliRunner().invoke(command, ["--workspace", str(tmp_path)], catch_exceptions=False)
    assert "introductions.csv" not in again.output
