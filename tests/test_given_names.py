"""The list of given names, which anybody may extend, stays one that the reader can use."""

import pytest

from analysis.names.given import is_given_name, may_be_given_name
from analysis.names.judge import person_score
from analysis.names.ordinary import is_common
from analysis.text import fold
from data import DATA

LISTED = (DATA / "words" / "given_names.csv").read_text(encoding="utf-8").split("\n")


def test_the_list_holds_one_folded_name_a_line_in_order() -> None:
    head, *names = LISTED
    assert head == "name"
    assert names.pop() == ""
    assert names == sorted(set(names)), "in order, each once"
    assert [name for name in names if name != fold(name) or " " in name] == []


def test_no_ordinary_word_is_a_given_name() -> None:
    assert [name for name in LISTED[1:] if is_common(name)] == []


def test_names_of_many_lands_are_known() -> None:
    for name in ("Matteo", "Rebekah", "Izabela", "Göran", "Sunil", "Xiaoming", "Kwame", "Дмитрий"):
        assert may_be_given_name(name), name


def test_a_known_given_name_makes_two_words_a_name_rather_than_one() -> None:
    assert person_score("Matteo Lardini") > person_score("Zentro Lardini")
    assert person_score("Matteo") == person_score("Zentro")
    assert is_given_name("Kate")
    assert not is_given_name("Hunter")


def test_a_japanese_family_name_of_one_sign_counts_where_a_blank_parts_it() -> None:
    assert person_score("橘 佳代助") >= 0.8
    assert person_score("橘佳代助") < 0.5


def test_names_that_tell_the_father_are_as_long_as_they_are() -> None:
    assert person_score("Pengiran Larkan Morwi Al-Tuil Azraq Quennel bin Haji Stolva Orlan") >= 0.5
    assert person_score("Tuilan Morwi A/L Larkan Morwi") >= 0.5
    assert person_score("Tiles Floors And Walls Of The Old Town Hall") < 0.3


@pytest.mark.parametrize(
    "text",
    [
        "Garbage Collection",
        "Knowledge Representation",
        "Estimación Lineal",
        "Remote Communities",
        "Ana Journalism",
    ],
)
def test_words_that_end_as_no_name_does_are_no_names(text: str) -> None:
    assert person_score(text) < 0.5


@pytest.mark.parametrize(
    "name", ["Concepción Roe", "Marcus Relacion", "Clement Harkness", "Lawrence Constance", "Ana Chambers"]
)
def test_names_that_end_like_words_stay_names(name: str) -> None:
    assert person_score(name) >= 0.75


@pytest.mark.parametrize("name", ["Bin Li", "Di Wu", "Da Chen"])
def test_a_particle_before_a_chinese_family_name_is_a_given_name(name: str) -> None:
    assert person_score(name) >= 0.8
    assert person_score(name.partition(" ")[0] + " Roe") < 0.8
