"""`mentorscout export`: the list of people in the form that another program opens."""

import json

import pytest
from click.testing import CliRunner

from pipelines.commands.export import command
from pipelines.export import spreadsheet, targets
from pipelines.export.cards import fold_line
from pipelines.mentors import NUMERIC
from scrapers.errors import UsageError
from tests.result_cases import save_results


def export(*args: object) -> str:
    return CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False).output


def test_csv_for_people_is_the_same_again(tmp_path):
    folder = save_results(tmp_path)
    before = (folder / "mentors.csv").read_bytes()
    export("--to", "csv", "--workspace", tmp_path)
    assert (folder / "mentors.csv").read_bytes() == before
    assert b"'=Olaf Marsh" in before


@pytest.mark.parametrize("target", ["csv", "xlsx"])
def test_a_part_of_the_list_never_takes_the_place_of_the_list(tmp_path, target):
    folder = save_results(tmp_path)
    export("--to", target, "--workspace", tmp_path)
    before = (folder / f"mentors.{target}").read_bytes()
    table = spreadsheet.read(folder / "mentors.csv", NUMERIC)
    table.loc[0, "job_title"] = "Chief Lamplighter"
    spreadsheet.write(table, folder / "mentors.csv")
    changed = (folder / "mentors.csv").read_bytes()
    said = export("--to", target, "--workspace", tmp_path, "--only-changed")
    assert said == f"1 people written to {folder / f'mentors.some.{target}'}\n"
    assert (folder / f"mentors.{target}").read_bytes() == (changed if target == "csv" else before)


def test_json_lines_keep_numbers_as_numbers_and_cells_without_guard(tmp_path):
    out = tmp_path / "people.jsonl"
    save_results(tmp_path)
    said = export("--to", "jsonl", "--workspace", tmp_path, "--out", out)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert said == f"3 people written to {out}\n"
    assert rows[0]["rank"] == 1
    assert {row["name"] for row in rows} == {"Zoë Reed", "=Olaf Marsh"}


def test_vcards_are_valid_and_the_same_on_every_run(tmp_path):
    folder = save_results(tmp_path)
    export("--to", "vcard", "--workspace", tmp_path)
    raw = (folder / "mentors.vcf").read_bytes()
    export("--to", "vcard", "--workspace", tmp_path)
    assert (folder / "mentors.vcf").read_bytes() == raw
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"EMAIL" not in raw
    assert b"TEL" not in raw
    first = raw.decode("utf-8").replace("\r\n ", "").split("END:VCARD\r\n")[0].splitlines()
    assert first[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert "FN:Zoë Reed" in first
    assert "N:Reed;Zoë;;;" in first
    assert "ORG:Lamp\\, Works\\; Ltd" in first
    assert "URL:https://zoe.example" in first
    assert len({line for line in raw.decode().splitlines() if line.startswith("UID:urn:uuid:")}) == 3


def test_folding_never_cuts_a_letter():
    line = "NOTE:" + "é漢🕯" * 60
    folded = fold_line(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))


def test_an_unknown_target_lists_what_there_is(tmp_path):
    save_results(tmp_path)
    with pytest.raises(
        UsageError, match=r"csv, csv-semicolon, generic, google, hubspot, .*vcard, vcard4, xlsx, zoho"
    ):
        export("--to", "fax", "--workspace", tmp_path)


def test_every_target_has_a_name_an_ending_and_says_what_it_is(tmp_path):
    folder = save_results(tmp_path)
    for name, target in targets().items():
        assert name == target.NAME
        assert target.__doc__
        export("--to", name, "--workspace", tmp_path)
        assert (folder / f"mentors{target.ENDING}").stat().st_size > 0


def test_the_project_must_be_clear(tmp_path):
    with pytest.raises(UsageError, match="no results there"):
        export("--to", "csv", "--workspace", tmp_path)
    save_results(tmp_path, "lamps")
    save_results(tmp_path, "wicks")
    with pytest.raises(UsageError, match="--project: lamps, wicks"):
        export("--to", "csv", "--workspace", tmp_path)
    with pytest.raises(UsageError, match="no project 'candles'; there are: lamps, wicks"):
        export("--to", "csv", "--workspace", tmp_path, "--project", "candles")
    assert "3 people" in export("--to", "generic", "--workspace", tmp_path, "--project", "wicks")


def test_a_table_that_lost_its_columns_is_refused(tmp_path):
    (save_results(tmp_path) / "mentors.csv").write_text("name\nAda\n")
    with pytest.raises(UsageError, match="is missing"):
        export("--to", "vcard", "--workspace", tmp_path)
