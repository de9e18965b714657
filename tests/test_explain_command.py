"""`mentorscout explain`: every part of the score, every appearance, every proof."""

import re
from itertools import pairwise

import pytest
from click.testing import CliRunner

from pipelines import organizations
from pipelines.commands.explain import command
from pipelines.commands.list import command as list_command
from pipelines.export import spreadsheet
from pipelines.frames import read_table, write_table
from scrapers.errors import UsageError
from tests.ranking_cases import table, talk
from tests.result_cases import save_results


def explain(*args: object) -> str:
    return CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False).output


@pytest.fixture
def workspace(tmp_path):
    save_results(tmp_path)
    return tmp_path


def test_the_parts_of_the_score_add_up(workspace):
    said = explain("e1", "--workspace", workspace)
    score = float(re.search(r"score ([\d.]+)", said)[1])
    parts = [float(part) for part in re.findall(r"x +[\d.]+ = +([\d.]+)", said)]
    assert len(parts) > 5
    assert sum(parts) == pytest.approx(score, abs=0.005 * len(parts))
    assert re.search(rf"sum +{score:.2f}", said)


def test_every_part_of_the_score_names_what_it_rests_on(workspace):
    lines = explain("e1", "--workspace", workspace).splitlines()
    rests = {line.split()[0]: after.strip() for line, after in pairwise(lines) if " x " in line}
    assert rests["awards"] == "Glow Award, Light Expo 2016  https://lightexpo.example/2016/e1"
    assert rests["seniority"] == "Director, Lamp, Works; Ltd  https://wickforum.example/2014/e1"
    assert rests["helping"].startswith("“Zoë Reed mentors newcomers")
    assert rests["keynotes"] == "keynote, Wick Forum 2015  https://wickforum.example/2015/e1"
    assert rests["breadth"] == "lightexpo.example, wickforum.example"
    assert rests["loyalty"] == "wick forum"
    assert rests["years_active"] == "2016, 2015, 2014"


def test_every_appearance_comes_with_role_event_year_host_quote_and_link(workspace):
    said = explain("e1", "--workspace", workspace)
    assert "Rank 1 of 3 (person)" in said
    assert "Appearances (3)" in said
    assert "  award recipient: Light Expo 2016, lightexpo.example: Glow Award\n" in said
    assert "    “Zoë Reed mentors newcomers" in said
    assert "    https://wickforum.example/2014/e1\n" in said


def test_page_text_cannot_steer_the_terminal(workspace):
    said = explain("e1", "--workspace", workspace)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said)


def test_several_of_one_name_are_listed_to_choose_from(workspace):
    said = explain("zoe reed", "--workspace", workspace)
    assert said.splitlines() == [
        "2 carry that name; ask again with the id:",
        "  Zoë Reed, Lamp, Works; Ltd (e1)",
        "  Zoë Reed, Tallow House (e2)",
    ]


@pytest.mark.parametrize("query", ["olaf marsh", "OLAF  MARSH", "marsh", "e3"])
def test_case_accents_and_parts_of_a_name_find_the_person(workspace, query):
    assert "Olaf Marsh (e3)" in explain(query, "--workspace", workspace)


def test_a_near_miss_gets_a_proposal_and_a_stranger_a_hint(workspace):
    with pytest.raises(UsageError, match=r"did you mean: =?Olaf Marsh\?"):
        explain("Olav Marsch", "--workspace", workspace)
    with pytest.raises(UsageError, match=r"see mentors\.csv"):
        explain("Xqwzt", "--workspace", workspace)


def test_organisations_are_explained_too_and_those_set_aside_are_not(workspace):
    assert "Rank 1 of 1 (organization)" in explain("acme lamps", "--workspace", workspace)
    with pytest.raises(UsageError, match="nobody called 'Nobody Real'"):
        explain("Nobody Real", "--workspace", workspace)


def test_a_name_without_letters_finds_nobody(workspace):
    with pytest.raises(UsageError, match="nobody called"):
        explain("...", "--workspace", workspace)


def test_a_firm_that_only_its_people_make_known_is_explained_with_the_rank_and_score_of_its_table(tmp_path):
    folder = save_results(tmp_path)
    resolved = table(
        *(
            talk("e1", "Wick Forum", y, name="Zoë Reed", organization="Tallow House")
            for y in range(2008, 2016)
        ),
        talk("e1", "Light Expo", 2016, name="Zoë Reed", organization="Tallow House"),
        talk("e5", "Light Expo", 2016, name="Acme Lamps", kind="organization", role="sponsor"),
    )
    write_table(resolved.assign(year=resolved["year"].astype("int64")), folder / "resolved.parquet")
    listed = CliRunner().invoke(list_command, ["--workspace", str(tmp_path)], catch_exceptions=False)
    assert listed.exit_code == 0
    firms = spreadsheet.read(folder / "organizations.csv", organizations.NUMERIC).set_index("name")
    for name, row in firms.iterrows():
        said = explain(name, "--workspace", tmp_path)
        assert f"Rank {row['rank']} of 2 (organization), score {row['score']:.2f}" in said
    signals = read_table(folder / "signals.parquet").set_index("entity_id")["rank"]
    assert signals["e5"] == firms.loc["Acme Lamps", "rank"] == 2, "one table does not contradict the other"
    assert "One of its people was seen at 9 editions of 2 events since 2008." in explain(
        "tallow house", "--workspace", tmp_path
    )
    assert "employer: Wick Forum 2015, wickforum.example: Zoë Reed" in explain(
        "tallow house", "--workspace", tmp_path
    )
