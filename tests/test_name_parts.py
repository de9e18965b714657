"""Names are cut into parts in many orders and scripts, with no guess about the person."""

import csv
from dataclasses import fields

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.names.parts import NameParts, parse
from analysis.names.variants import same_given_name, skeleton, variants_of
from data import DATA

CASES = {
    "Jane Roe": NameParts("Jane", family="Roe", initials="J"),
    "Jane Ann Roe": NameParts("Jane", "Ann", "Roe", initials="JA"),
    "Jane A. van der Roe Jr.": NameParts(
        "Jane", "A.", "van der Roe", "Jr.", particles="van der", initials="JA"
    ),
    "Roe, Jane A.": NameParts("Jane", "A.", "Roe", initials="JA"),
    "ROE Jane": NameParts("Jane", family="ROE", initials="J"),
    "Jane ROE": NameParts("Jane", family="ROE", initials="J"),
    "Roe Jane": NameParts("Roe", family="Jane", initials="R"),
    'Jane "JJ" Roe': NameParts("Jane", family="Roe", nickname="JJ", initials="J"),
    "Jane Roe (@jroe)": NameParts("Jane", family="Roe", nickname="jroe", initials="J"),
    "Ana Ejemplo-Prueba": NameParts("Ana", family="Ejemplo-Prueba", initials="A"),
    "J.-P. Exemple": NameParts("J.-P.", family="Exemple", initials="J"),
    "Handle": NameParts("Handle", initials="H"),
    "王例": NameParts("例", family="王", initials="例"),
    "歐陽例": NameParts("例", family="歐陽", initials="例"),
    "李 小例": NameParts("小例", family="李", initials="小"),
    "김예시": NameParts("예시", family="김", initials="예"),
    "김 예시": NameParts("예시", family="김", initials="예"),
    "": NameParts(),
}


@pytest.mark.parametrize("name", CASES)
def test_judged_parts(name: str) -> None:
    assert parse(name) == CASES[name]


def test_no_part_says_what_somebody_is() -> None:
    guessed = {"gender", "sex", "age", "origin", "ethnicity", "nationality"}
    assert not guessed & {field.name for field in fields(NameParts)}


@given(st.text(max_size=60))
def test_any_text_has_parts(name: str) -> None:
    parse(name)


def test_short_forms_are_known_both_ways_and_in_several_languages() -> None:
    assert same_given_name("william", "bill")
    assert same_given_name("bill", "william")
    assert same_given_name("francisco", "paco")
    assert same_given_name("katarzyna", "kasia")
    assert not same_given_name("jane", "anna")
    assert "johannes" in variants_of("hannes")


@pytest.mark.parametrize(
    ("one", "other"),
    [("yuuichi", "yuichi"), ("raeuber", "rauber"), ("kouhei", "kohei"), ("alexandr", "aleksandr")],
)
def test_transliterations_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_different_names_keep_different_skeletons() -> None:
    assert len({skeleton(name) for name in ("jane", "anna", "maria", "wei", "li", "roe", "doe")}) == 7


def test_nicknames_are_rows_of_name_variant_and_language() -> None:
    with (DATA / "words/nicknames.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) > 300
    assert set(rows[0]) == {"name", "variant", "language"}
    pairs = [(row["name"], row["variant"]) for row in rows]
    assert len(set(pairs)) == len(pairs), "a pair twice"
    for row in rows:
        assert row["name"].islower(), row
        assert row["variant"].islower(), row
        assert row["name"] != row["variant"], row
        assert 2 <= len(row["language"]) <= 3, row


def test_particles_are_lists_of_text() -> None:
    lists = yaml.safe_load((DATA / "words/particles.yaml").read_text(encoding="utf-8"))
    assert set(lists) == {"lower", "as_printed", "double_family"}
    assert all(isinstance(word, str) and word for entries in lists.values() for word in entries)
