"""`mentorscout add`: mentors met once or named by others count, marked as the user's own word."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from pipelines.additions import with_additions
from pipelines.commands.add import command
from pipelines.commands.list import command as list_command
from pipelines.export import spreadsheet
from pipelines.frames import read_table
from pipelines.mentors import NUMERIC
from pipelines.rank import rank_frame
from scrapers.errors import UsageError
from scrapers.store import Store, store_path
from scrapers.store.additions import Addition, additions
from scrapers.store.suppression import suppress
from tests.ranking_cases import table, talk
from tests.result_cases import save_results


@pytest.fixture
def workspace(tmp_path):
    save_results(tmp_path)
    return tmp_path


def add(workspace, *args: str) -> str:
    done = CliRunner().invoke(command, [*args, "--workspace", str(workspace)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def people(workspace):
    return spreadsheet.read(workspace / "sample" / "mentors.csv", NUMERIC).set_index("name")


def test_a_surprise_mentor_with_a_star_comes_first_marked_as_the_users_own_word(workspace):
    assert "rank 1" in add(workspace, "Mary Quill", "--because", "was kind in the interview", "--star")
    row = people(workspace).loc["Mary Quill"]
    assert row["rank"] == 1
    assert row["why"] == "Added by you with a star (“was kind in the interview”)."
    assert row["evidence_urls"] == ""
    assert row["helping_evidence"] == ""


def test_the_words_of_the_user_are_no_proof_of_help(workspace):
    add(workspace, "Mary Quill", "--because", "mentors newcomers and volunteers")
    assert people(workspace).loc["Mary Quill", "helping_evidence"] == ""


def test_who_is_recommended_again_and_again_rises(workspace):
    add(workspace, "Mary Quill", "--because", "knows all", "--recommended-by", "Jane Roe")
    once = people(workspace).loc["Mary Quill", "score"]
    add(workspace, "Mary Quill", "--because", "helped me", "--recommended-by", "Max Mus")
    assert people(workspace).loc["Mary Quill", "score"] > once
    assert people(workspace).loc["Mary Quill", "why"] == (
        "Recommended by Jane Roe (“knows all”), recommended by Max Mus (“helped me”)."
    )
    add(workspace, "Mary Quill", "--because", "helped me again", "--recommended-by", "Max Mus")
    assert people(workspace).loc["Mary Quill", "appearances"] == 2


def test_a_note_about_somebody_in_the_list_belongs_to_them_and_keeps_their_name(workspace):
    before = people(workspace).loc["=Olaf Marsh"]
    add(workspace, "=OLAF MARSH", "--because", "good talk")
    after = people(workspace).loc["=Olaf Marsh"]
    assert after["mentor_id"] == before["mentor_id"]
    assert after["score"] > before["score"]


def test_of_two_with_one_name_the_id_says_who_is_meant(workspace):
    with pytest.raises(UsageError, match="give the id: e1, e2"):
        add(workspace, "Zoë Reed", "--because", "met at dinner")
    add(workspace, "e2", "--because", "met at dinner")
    table = spreadsheet.read(workspace / "sample" / "mentors.csv", NUMERIC).set_index("mentor_id")
    assert "met at dinner" in table.loc["e2", "why"]
    assert "met at dinner" not in table.loc["e1", "why"]


def test_a_note_outlives_the_next_list_and_can_be_taken_back(workspace):
    add(workspace, "Mary Quill", "--because", "knows all", "--at", "Lamp Works")
    done = CliRunner().invoke(list_command, ["--workspace", str(workspace)], catch_exceptions=False)
    assert "Mary Quill" in done.output
    assert people(workspace).loc["Mary Quill", "organization"] == "Lamp Works"
    add(workspace, "Mary Quill", "--remove")
    assert "Mary Quill" not in people(workspace).index
    with pytest.raises(UsageError, match="noted nothing about"):
        add(workspace, "Mary Quill", "--remove")


def test_a_note_needs_a_reason_and_nothing_is_kept_without(workspace):
    with pytest.raises(UsageError, match="--because"):
        add(workspace, "Mary Quill")
    with Store.open(store_path(workspace)) as store:
        assert additions(store, "sample") == []


def test_the_situation_of_the_last_list_is_kept(workspace):
    CliRunner().invoke(
        list_command, ["--workspace", str(workspace), "--exclude", "e3"], catch_exceptions=False
    )
    add(workspace, "Mary Quill", "--because", "knows all")
    assert "=Olaf Marsh" not in people(workspace).index


def test_it_says_how_to_be_reminded_of_thanks_and_news(workspace):
    said = add(workspace, "Mary Quill", "--because", "an hour at the fair")
    assert "news: mentorscout note 'Mary Quill' 'an hour at the fair' --new\n" in said
    said = add(workspace, "Ida Marsh", "--because", "knows all", "--recommended-by", "Jane Roe")
    assert "note 'Jane Roe' 'a recommendation' --referred-to 'Ida Marsh' --new\n" in said


def test_an_organisation_can_be_noted_too(workspace):
    add(workspace, "Guild of Chandlers", "--because", "holds a clinic", "--organization")
    firms = read_table(workspace / "sample" / "organizations.csv")
    assert "Guild of Chandlers" in set(firms["name"])


def test_those_noted_together_are_no_company_to_each_other():
    rows = table(*(talk("ada", "Wick Forum", year) for year in (2014, 2015)))
    moment = datetime(2016, 1, 1, tzinfo=UTC).isoformat()
    note = Addition(name="Mary Quill", because="x", added_at=moment)
    rows["source"] = "wick.example"
    found = rank_frame(with_additions(rows.astype({"year": "int64"}), [note])).set_index("name")
    assert found.loc["Mary Quill", ["company", "selectivity"]].tolist() == [0, 0]


def test_who_asked_to_be_forgotten_goes_out_of_the_notes_for_good(workspace):
    add(workspace, "Mary Quill", "--because", "knows all", "--recommended-by", "Jane Roe")
    add(workspace, "Ida Marsh", "--because", "met with Mary Quill in Wickton")
    with Store.open(store_path(workspace)) as store:
        with store.engine.begin() as connection:
            suppress(connection, ["Mary Quill"])
        (kept,) = additions(store, "sample")
        assert kept.name == "Ida Marsh"
        assert "Mary" not in kept.because
    assert b"Mary Quill" not in store_path(workspace).read_bytes()
    add(workspace, "Ida Marsh", "--because", "again", "--recommended-by", "Max Mus")
    assert "Mary Quill" not in people(workspace).index
