"""A name is shown without titles and letters, and no family name is eaten."""

import csv

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.names import words
from analysis.names.affixes import split_affixes
from analysis.names.letters import without_letter
from analysis.names.order import display_name
from data import DATA
from tests.conftest import CHECKOUT

with (CHECKOUT / "tests/cases/names.csv").open(encoding="utf-8", newline="") as handle:
    CASES = list(csv.DictReader(handle))


@pytest.mark.parametrize("case", CASES, ids=[case["printed"] for case in CASES])
def test_judged_names(case: dict[str, str]) -> None:
    found = split_affixes(case["printed"])
    assert (found.name, found.honorific, found.credentials) == (
        case["name"],
        case["honorific"],
        case["credentials"],
    ), case["why"]
    assert display_name(case["printed"]) == case["shown"], case["why"]


@given(st.text(max_size=80))
def test_any_text_survives_and_a_name_is_never_used_up(printed: str) -> None:
    found = split_affixes(printed)
    assert (
        bool(found.name) or not any(sign.isalnum() for sign in printed) or words.is_pronouns(printed.strip())
    )
    display_name(printed)


@given(st.sampled_from(["Ma", "Do", "An", "Roe", "Li"]), st.sampled_from(["Jane", "Wei", "Ana María"]))
def test_what_was_split_once_is_not_split_again(family: str, given_name: str) -> None:
    name = f"{given_name} {family}"
    assert split_affixes(f"Dr. {name}, PhD").name == name
    assert split_affixes(name).name == name
    assert split_affixes(name).credentials == ""


def test_a_letter_is_a_title_only_where_the_page_addresses_others_so() -> None:
    taken = without_letter("Ma. Odile Marchefer", ["Me."])
    assert taken is not None
    assert (taken.name, taken.honorific) == ("Odile Marchefer", "Ma.")
    assert without_letter("Ma. Odile Marchefer", ["Dr."]) is None


def test_word_lists_hold_text_only_and_each_word_once() -> None:
    lists = yaml.safe_load((DATA / "words/honorifics.yaml").read_text(encoding="utf-8"))
    letters = lists.pop("before_given_name")
    assert all(len(letter) == 1 and names.split() for letter, names in letters.items())
    for beside in (lists.pop("beside"), lists.pop("beside_before_given")):
        assert all(len(letter) <= 2 and words.split() for letter, words in beside.items())
    assert len(set(fields := lists.pop("behind_honorific").split())) == len(fields)
    assert len(set(inside := lists.pop("in_brackets").split())) == len(inside)
    assert set(lists) == {"before", "before_dotted", "before_full_name", "after", "pronouns"}
    for name, entries in lists.items():
        assert all(isinstance(word, str) and word.strip() for word in entries), name
        assert len(set(entries)) == len(entries), f"{name}: a word twice"
    letters = yaml.safe_load((DATA / "words/credentials.yaml").read_text(encoding="utf-8"))
    assert set(letters) == {"sure", "ambiguous", "generation", "status"}


def test_a_long_list_of_names_is_no_trap() -> None:
    assert display_name("a," * 5000)
    assert display_name("Roe " * 5000)


@pytest.mark.parametrize("letter", list("ACDHMS"))
def test_an_initial_behind_a_title_stays_with_the_name(letter: str) -> None:
    assert split_affixes(f"Dr. {letter}. Baines-Harding").name == f"{letter}. Baines-Harding"
    assert split_affixes(f"Col. {letter}. Baines-Harding").name == f"{letter}. Baines-Harding"


def test_small_letters_behind_a_title_go_on_with_it() -> None:
    assert split_affixes("Dr. h. c. Ana Ruiz").name == "Ana Ruiz"
