"""`mentorscout list`: the results of a run, ranked anew for a situation."""

import pandas as pd
import pytest
from click.testing import CliRunner

from pipelines.commands.list import command
from pipelines.export import spreadsheet
from pipelines.mentors import COLUMNS, NUMERIC
from pipelines.signals import COLUMNS as SIGNAL_COLUMNS
from pipelines.signals import classes_of
from scrapers.errors import UsageError
from tests.result_cases import save_results


def run(*args: object) -> str:
    done = CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_it_writes_the_list_anew_and_shows_it_without_reading_a_page(tmp_path):
    folder = save_results(tmp_path)
    (folder / "mentors.csv").unlink()
    shown = run("--workspace", tmp_path, "--situation", "transition", "--employer", "Tallow House")
    people = spreadsheet.read(folder / "mentors.csv", NUMERIC, needs=COLUMNS)
    assert people["mentor_id"].tolist() == ["e1", "e3"]
    assert "set aside: Zoë Reed (works at Tallow House, your own employer)" in shown
    assert shown.startswith("1\tZoë Reed\tpractitioner\t")
    run("--workspace", tmp_path)
    people = spreadsheet.read(folder / "mentors.csv", NUMERIC, needs=COLUMNS)
    assert sorted(people["mentor_id"]) == ["e1", "e2", "e3"]


def test_people_of_the_own_employer_are_flagged_where_the_situation_does_not_set_them_aside(tmp_path):
    save_results(tmp_path)
    shown = run("--workspace", tmp_path, "--employer", "Tallow House")
    assert "in the list, and at your own employer Tallow House: Zoë Reed" in shown
    shown = run("--workspace", tmp_path, "--employer", "Tallow House", "--situation", "transition")
    assert "at your own employer Tallow House:" not in shown


def test_every_signal_is_a_column_beside_the_list_also_of_those_set_aside(tmp_path):
    folder = save_results(tmp_path)
    run("--workspace", tmp_path, "--situation", "long-search", "--exclude", "Tallow House")
    signals = pd.read_parquet(folder / "signals.parquet")
    assert list(signals.columns) == list(SIGNAL_COLUMNS)
    assert set(signals["situation"]) == {"long-search"}
    by_id = signals.set_index("entity_id")
    assert by_id.loc["e2", "set_aside"] == "you excluded Tallow House"
    assert by_id.loc["e5", "kind"] == "organization"
    assert by_id.loc["e1", "keynotes"] == 1
    assert classes_of(folder)["e1"] == by_id.loc["e1", "class"] == "practitioner"


def test_a_name_or_place_that_no_page_prints_is_said(tmp_path):
    save_results(tmp_path)
    shown = run("--workspace", tmp_path, "--exclude", "Nobody There", "--near", "Atlantis")
    assert "--exclude: no page names Nobody There" in shown
    assert "--near: no page names Atlantis" in shown


def test_without_results_it_says_how_to_start(tmp_path):
    with pytest.raises(UsageError, match="run --sample"):
        run("--workspace", tmp_path)
