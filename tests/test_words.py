"""The word lists are well-formed, and headings mean what people take them to mean."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from analysis.roles import Role
from analysis.text import fold
from data import DATA
from scrapers.extract.heads import field_of
from scrapers.extract.words import is_job_title, is_programme, role_of

HEADINGS = list(csv.DictReader((Path(__file__).parent / "cases" / "headings.csv").open(encoding="utf-8")))
LISTS = sorted((DATA / "words").glob("*.yaml"))


def load(name: str):
    return yaml.safe_load((DATA / "words" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", HEADINGS, ids=lambda case: case["heading"])
def test_a_heading_means_what_people_take_it_to_mean(case: dict[str, str]) -> None:
    hit = role_of(case["heading"])
    assert (hit.role.value if hit else "") == case["role"], case["why"]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_is_yaml_with_a_line_on_top_that_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#"), f"{path.name}: say in a first line what the list is for"
    assert yaml.safe_load(text)


def leaves(node: object) -> Iterator[object]:
    """Gives every word of a list, however deep it stands."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    else:
        yield node


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_no_word_of_a_list_is_taken_for_yes_or_no(path: Path) -> None:
    words = list(leaves(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert not [word for word in words if isinstance(word, bool)], f'{path.name}: quote "on", "no", "yes"'


def test_every_role_has_words_and_no_word_has_two_roles() -> None:
    entries = load("roles.yaml")
    assert {entry["role"] for entry in entries} == {role.value for role in Role} | {"none"}
    pairs = {
        (fold(str(word)), entry["role"])
        for entry in entries
        for words in entry["words"].values()
        for word in words
    }
    twice = [word for word, times in Counter(word for word, _ in pairs).items() if times > 1 and word]
    assert not twice, f"words of two roles: {twice}"


def test_words_of_roles_come_by_language() -> None:
    for entry in load("roles.yaml"):
        assert {"role", "words"} == set(entry)
        for language, words in entry["words"].items():
            assert len(language) == 2, f"{entry['role']}: {language} is no language"
            assert all(isinstance(word, str) and word.strip("* ") for word in words), (
                entry["role"],
                language,
            )


def test_fields_of_tables_are_known_ones() -> None:
    known = {"name", "organization", "job_title", "session", "year", "time", "place", "booth", "contact"}
    known |= {"address", "category", "price", "given_name", "family_name"}
    entries = load("fields.yaml")
    assert {entry["field"] for entry in entries} == known
    for entry in entries:
        for word in entry["words"]:
            assert field_of(str(word)) in known


@pytest.mark.parametrize("text", ["Senior Wind Engineer", "Leiterin Einkauf", "Directora General", "教授"])
def test_job_titles_are_recognised(text: str) -> None:
    assert is_job_title(text)


@pytest.mark.parametrize(
    "text", ["Agenda", "Conference Programme", "Tagungsprogramm", "Programación", "日程"]
)
def test_programmes_are_recognised(text: str) -> None:
    assert is_programme(text)
