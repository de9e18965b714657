"""An organisation is found again under its legal forms, addresses and acronyms."""

import csv

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.names.judge import organization_score
from analysis.organizations import acronym, affiliation_keys, core, organization_key, other_names
from data import DATA
from tests.conftest import CHECKOUT

with (CHECKOUT / "tests/cases/organizations.csv").open(encoding="utf-8", newline="") as handle:
    CASES = list(csv.DictReader(handle))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['one']} | {case['other']}" for case in CASES])
def test_judged_pairs(case: dict[str, str]) -> None:
    same = organization_key(case["one"]) == organization_key(case["other"])
    assert same == (case["same"] == "yes"), case["why"]


def test_an_affiliation_may_name_several() -> None:
    assert affiliation_keys("University of Acme+Bolt Inc.") == ("university of acme", "bolt")
    assert affiliation_keys("") == ()


@pytest.mark.parametrize("name", ["IIT Larkpur", "Museo Larkpur", "Stadt Larkheim"])
def test_what_kind_of_body_it_is_may_stand_first(name: str) -> None:
    assert organization_score(name) > organization_score("Odile Larkheim") + 0.3


def test_acronyms_need_three_words() -> None:
    assert acronym("Acme Bolt Company of Zolt") == "abcz"
    assert acronym("Acme Bolt") == ""


def test_reach_and_trade_are_told_from_the_name() -> None:
    assert core(("acme", "japan")) == (("acme",), True)
    assert core(("acme", "software")) == (("acme",), False)
    assert core(("software",)) == (("software",), True)


def test_names_printed_side_by_side() -> None:
    assert other_names("Acme (Bolt)") == ("bolt",)
    assert other_names("Acme by Bolt") == ("acme", "bolt")
    assert other_names("Acme") == ()


@given(st.text(max_size=80))
def test_any_text_has_a_stable_key(name: str) -> None:
    key = organization_key(name)
    assert key == organization_key(name.strip())
    assert key == " ".join(key.split())


def test_word_lists_hold_text_only() -> None:
    lists = yaml.safe_load((DATA / "words/legal_forms.yaml").read_text(encoding="utf-8"))
    assert set(lists) == {"after", "before", "native", "reach", "trade", "domains"}
    departments = yaml.safe_load((DATA / "words/departments.yaml").read_text(encoding="utf-8"))
    assert set(departments) == {"before", "after", "whole"}
    for name, entries in (*lists.items(), *departments.items()):
        flat = [word for entry in entries for word in (entry if isinstance(entry, list) else [entry])]
        assert all(isinstance(word, str) and word for word in flat), name
