"""`report.html` is one file that loads nothing and holds the people of the list, up to a limit."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import date

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking.seen import look
from analysis.ranking.situations import situations
from analysis.ranking.wishes import Wishes
from pipelines.commands.report import command
from pipelines.frames import read_table, write_table
from pipelines.lists import write_lists
from pipelines.privacy.mentions import read_quoted
from pipelines.report.company import company_chart
from pipelines.report.page import as_data
from pipelines.report.shared_hosts import host_chart
from pipelines.report.years import HEIGHT, year_chart
from pipelines.results import Results
from scrapers.errors import UsageError
from tests.conftest import CHECKOUT
from tests.ranking_cases import table, talk
from tests.result_cases import save_results


def report(*args: object) -> str:
    return CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False).output


def data_of(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])


@given(st.recursive(st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=5))
def test_no_text_can_end_its_script_and_none_is_lost(value):
    written = str(as_data(value))
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == value


def test_it_loads_nothing_and_allows_only_its_own_script_and_style(tmp_path):
    folder = save_results(tmp_path)
    report("--workspace", tmp_path)
    page = (folder / "report.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1].replace(
        "&#39;", "'"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.findall(r"\s(?:src|style|on\w+)=", page.split('<script type="application/json"')[0])
    assert "url(" not in page
    assert "@import" not in page


def test_it_holds_the_people_of_the_list_in_its_order(tmp_path):
    folder = save_results(tmp_path)
    said = report("--workspace", tmp_path)
    assert said == f"3 people written to {folder / 'report.html'}\n"
    people = data_of((folder / "report.html").read_text(encoding="utf-8"))["people"]
    assert [person["rank"] for person in people] == [1, 2, 3]
    assert people[0]["name"] == "Zoë Reed"
    assert sum(people[0]["parts"]) == pytest.approx(people[0]["score"], abs=0.1)


def test_who_is_left_out_is_said(tmp_path):
    folder = save_results(tmp_path)
    report("--workspace", tmp_path, "--people", 1)
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert len(data_of(page)["people"]) == 1
    assert "mentors.csv has the other 2" in page


def test_score_class_and_introduction_are_those_that_the_list_was_made_with(tmp_path):
    folder = save_results(tmp_path)
    wishes = Wishes(situation=next(name for name, one in situations().items() if one.times))
    lists = write_lists(read_table(folder / "resolved.parquet"), Results(folder), date(2016, 1, 1), wishes)
    signals = lists.signals.assign(**{"class": "recruiter", "introduction": "Ada knows them"})
    write_table(signals, folder / "signals.parquet")
    report("--workspace", tmp_path)
    page = (folder / "report.html").read_text(encoding="utf-8")
    for person in data_of(page)["people"]:
        assert person["class"] == "recruiter"
        assert sum(person["parts"]) == pytest.approx(person["score"], abs=0.2)
    assert "Ada knows them" in page


def test_it_opens_in_the_browser_when_asked_to(tmp_path):
    folder, opened = save_results(tmp_path), tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n')
    browser.chmod(0o755)
    code = "from pipelines.cli import main; main()"
    words = [sys.executable, "-c", code, "report", "--open", "--workspace", str(tmp_path)]
    environment = {**os.environ, "BROWSER": f"{browser} %s"}
    done = subprocess.run(words, env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert opened.read_text() == (folder / "report.html").resolve().as_uri()
    assert "no browser" not in done.stdout
    none = {**os.environ, "BROWSER": "", "PATH": "", "DISPLAY": ""}
    done = subprocess.run(words, env=none, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert f"no browser could be started; open {folder / 'report.html'} yourself" in done.stdout


def test_without_results_it_says_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="start with: mentorscout run"):
        report("--workspace", tmp_path)


APPEARANCES = look(
    table(
        talk("a", "Wick Forum", 2014), talk("a", "Wick Forum", 2016), talk("b", "Wick Forum", 2016),
        talk("b", "Light Expo", 2016), talk("c", "Light Expo", 2016, role="board"), talk("c", "Old", 1980),
        talk("d", "Far Future", 2090), talk("x", "Light Expo", 2016, kind="organization", role="sponsor"),
    )
).appearances  # fmt: skip


def test_years_are_counted_by_family_without_gaps_organisations_or_misread_years():
    chart = year_chart(APPEARANCES, upto=2020)
    assert chart.families == ["speaker", "committee"]
    assert chart.rows[-3:] == [(2014, [1, 0]), (2015, [0, 0]), (2016, [3, 1])]
    assert chart.rows[0][0] == 1993
    assert chart.beyond == 2
    assert all(0 <= bar.y <= bar.y + bar.height <= HEIGHT for bar in chart.bars)


def test_shared_people_are_counted_once():
    chart = host_chart(APPEARANCES)
    assert chart.pairs[0] == ("lightexpo.example", "wickforum.example", 1) or chart.pairs[0] == (
        "wickforum.example", "lightexpo.example", 1
    )  # fmt: skip
    whole = {chart.hosts[one.row]: one.people for one in chart.squares if one.row == one.column}
    assert whole["wickforum.example"] == 2


def test_who_was_at_the_same_edition_is_joined():
    chart = company_chart(APPEARANCES, [("a", "Ada"), ("b", "Bo"), ("c", "Cy"), ("d", "Di")])
    assert {frozenset(pair[:2]) for pair in chart.pairs} == {
        frozenset({"Ada", "Bo"}),
        frozenset({"Bo", "Cy"}),
    }
    assert {node.name for node in chart.nodes} == {"Ada", "Bo", "Cy"}


def test_charts_of_nothing_are_empty():
    nothing = APPEARANCES.head(0)
    assert year_chart(nothing, upto=2020).rows == []
    assert host_chart(nothing).hosts == []
    assert company_chart(nothing, []).nodes == []


def test_of_those_beyond_the_report_only_what_counts_is_read(tmp_path):
    folder = save_results(tmp_path)
    whole = look(read_table(folder / "resolved.parquet"))
    read = read_quoted(tmp_path, folder / "resolved.parquet", ["e1"])
    said = read.set_index("entity_id")
    assert said.loc["e1", "evidence"].str.contains("mentors newcomers").any()
    assert (said.loc[["e2", "e3", "e5"], ["evidence", "session", "url", "place"]] == "").all(axis=None)
    counted = ["entity_id", "kind", "family", "role", "host", "event", "year"]
    pd.testing.assert_frame_equal(look(read).appearances[counted], whole.appearances[counted])


def test_a_report_of_a_few_says_how_many_the_whole_list_has(tmp_path):
    folder = save_results(tmp_path)
    write_lists(read_table(folder / "resolved.parquet"), Results(folder), date(2016, 1, 1))
    assert report("--workspace", tmp_path, "--people", 1).startswith("1 people written")
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "3 people" in page
    assert re.search(r"1 organisations", page)
    assert "mentors.csv has the other 2" in page
    assert [person["id"] for person in data_of(page)["people"]] == ["e1"]
