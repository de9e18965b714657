"""Words of the language are no names, unless a given name stands before one."""

import pytest

from analysis.names.given import may_be_given_name
from analysis.names.judge import person_score
from analysis.names.ordinary import is_in_dictionary
from analysis.text import fold
from data import DATA

LISTED = (DATA / "words" / "dictionary.csv").read_text(encoding="utf-8").split("\n")


def test_the_dictionary_holds_one_folded_word_a_line_in_order() -> None:
    head, *words = LISTED
    assert head == "word"
    assert words.pop() == ""
    assert words == sorted(set(words)), "in order, each once"
    assert [word for word in words if word != fold(word) or " " in word] == []


def test_no_given_name_is_in_the_dictionary() -> None:
    assert [word for word in LISTED[1:-1] if may_be_given_name(word)] == []


@pytest.mark.parametrize(
    "title", ["Untangling Knots", "Tidal Estuaries", "Sculpture Trail", "Wrapping Up Grids"]
)
def test_titles_of_talks_are_not_taken_for_people(title: str) -> None:
    assert person_score(title) < 0.3


@pytest.mark.parametrize("name", ["Mariam Sandstone", "Ana Gondolas", "Sarah Middle"])
def test_somebody_whose_family_name_is_a_word_is_found_behind_a_given_name(name: str) -> None:
    assert is_in_dictionary(name.split()[1])
    assert person_score(name) >= 0.6


def test_one_alone_is_no_name() -> None:
    assert person_score("Sandstone") == 0.0
