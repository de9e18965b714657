"""`mentorscout rank`: a table of mentions with entity_id in, a ranking out."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from pipelines.commands.rank import command
from pipelines.frames import read_table, write_table
from pipelines.mentors import mentors_table
from pipelines.rank import rank_frame
from scrapers.errors import UsageError
from tests.ranking_cases import table, talk

MENTIONS = table(*(talk("ada", "Wick Forum", y) for y in (2015, 2016)), talk("bo", "Wick Forum", 2016))


def run(*args: object) -> None:
    CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_every_kind_of_table_goes_in_and_comes_out(tmp_path, ending):
    source, out = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    write_table(MENTIONS.assign(year=MENTIONS["year"].astype("int64")), source)
    run(source, "--out", out)
    ranked = read_table(out, needs=("entity_id", "rank", "score"))
    assert ranked["entity_id"].tolist() == ["ada", "bo"]
    assert ranked["rank"].astype(int).tolist() == [1, 2]


def test_a_table_without_entity_id_is_refused_and_nothing_is_written(tmp_path):
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    pd.DataFrame({"name": ["Ada"]}).to_csv(source, index=False)
    with pytest.raises(UsageError, match="entity_id is missing"):
        run(source, "--out", out)
    assert not out.exists()


def test_an_absent_file_and_an_unknown_ending_are_refused(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        run(tmp_path / "none.csv", "--out", tmp_path / "out.csv")
    source = tmp_path / "in.csv"
    write_table(MENTIONS, source)
    with pytest.raises(UsageError, match="unknown kind of table"):
        run(source, "--out", tmp_path / "out.doc")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_only_ids_are_enough_and_lists_in_json_are_read(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.csv"
    rows = [{"entity_id": 7, "profile_urls": ["https://a.example"], "year": None}, {"entity_id": 8}]
    source.write_text("\n".join(map(json.dumps, rows)))
    run(source, "--out", out)
    assert read_table(out)["entity_id"].tolist() == ["7", "8"]


def test_cells_may_be_missing_lists_or_numbers_of_any_kind():
    frame = pd.DataFrame(
        {
            "entity_id": pd.Series(["ada", "ada", None, "bo"], dtype=object),
            "year": pd.Series([2015, None, 2016, 2016], dtype="Int64"),
            "host": pd.Series(["wick.example", None, "x.example", float("nan")], dtype=object),
            "profile_urls": [np.array(["https://a.example"]), ["https://b.example"], None, ()],
            "excluded": [False, None, False, False],
            "role": pd.Categorical(["speaker", "speaker", "keynote", "board"]),
        }
    )
    found = mentors_table(
        rank_frame(frame.assign(name="Ada Reed")), frame.assign(name="Ada Reed"), date(2016, 1, 1)
    )
    assert sorted(found["mentor_id"]) == ["ada", "bo"]
    assert "https://a.example https://b.example" in set(found["profile_urls"])
    assert (
        not found.astype("str")
        .isin(["None", "nan", "<NA>"])
        .drop(columns=["first_year", "last_year"])
        .any(axis=None)
    )


@pytest.mark.shared
def test_real_speakers_honoured_later_rank_above_naive_counts(shared, tmp_path):
    """The full measure with its floors is `benchmarks/`; this holds that it is above chance by far."""
    truth = read_table(shared / "eval/ranking/ruby-2012.truth.csv").set_index("entity_id")["honoured"]
    out = tmp_path / "out.csv"
    run(shared / "eval/ranking/ruby-2012.mentions.csv", "--out", out)
    rank = read_table(out).set_index("entity_id")["rank"].astype(int)
    honoured = rank[truth.index[truth == "1"]]
    assert honoured.median() < len(rank) * 0.15
