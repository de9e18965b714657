"""The page of promises says what is true: every command and option that it names is there."""

import re

import pytest

from tests.conftest import CHECKOUT
from tests.privacy_cases import call

PAGE = (CHECKOUT / "docs" / "privacy.md").read_text("utf-8")
NAMED = sorted({(found[1], found[2]) for found in re.finditer(r"`mentorscout (\w+)([^`]*)`", PAGE)})


@pytest.mark.parametrize(("command", "rest"), NAMED, ids=[f"{command}{rest}" for command, rest in NAMED])
def test_what_the_page_tells_to_type_can_be_typed(command: str, rest: str):
    shown = call([command, "--help"], standalone_mode=False).output
    assert "Usage" in shown
    assert set(re.findall(r"--[a-z-]+", rest)) <= set(re.findall(r"--[a-z-]+", shown))


def test_the_page_names_every_right():
    assert {command for command, _ in NAMED} >= {"subject", "notice", "forget", "audit", "purge"}
