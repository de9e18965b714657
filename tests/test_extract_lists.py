"""The lists behind the readers of data: every role is one of ours, every key as it is compared."""

import pytest
import yaml

from analysis.roles import Role
from analysis.text import fold
from data import DATA
from scrapers.extract.structured.keys import bare_key


def load(name: str) -> dict[str, object]:
    loaded = yaml.safe_load((DATA / "words" / name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("name", ["placeholders.yaml", "schema_org.yaml", "data_keys.yaml", "by_words.yaml"])
def test_lists_hold_plain_words_each_once(name: str) -> None:
    for meaning, words in load(name).items():
        assert all(isinstance(word, str) and word for word in words), meaning
        assert len(set(words)) == len(list(words)), meaning


def test_properties_of_events_give_roles_of_ours() -> None:
    roles = load("schema_org.yaml")["event_roles"]
    assert isinstance(roles, dict)
    assert {Role(role) for role in roles.values()}


def test_keys_stand_in_the_form_in_which_they_are_compared() -> None:
    for meaning, names in load("data_keys.yaml").items():
        assert [bare_key(name) for name in names] == list(names), meaning


def test_fillers_are_found_in_any_case() -> None:
    listed = load("placeholders.yaml")["nobody"]
    assert isinstance(listed, list)
    assert all(fold(name) for name in listed)
