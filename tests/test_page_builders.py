"""Page builders: a page read as a whole names the people in its cards, and makes nobody of what is beside."""

from pathlib import Path

import pytest
import yaml

from analysis.roles import Kind, family_of
from scrapers.extract.document import Page
from scrapers.extract.finish import finish
from scrapers.extract.platforms import recognised
from scrapers.extract.read import read_page
from scrapers.frontier.edition import Edition
from tests.platform_cases import CASES, document_of

BUILDERS = ("divi-", "drupal-", "elementor-", "squarespace-", "wix-", "wordpress-")
SCHEDULED = {"wordpress-event": {("Wiremu Tāmihana", "speaker")}}  # beside the cards, in the schedule
BUILT = [case for case in CASES if case.name.startswith(BUILDERS)]


def named(mentions) -> set[tuple[str, str]]:
    return {(one.name, str(family_of(one.role))) for one in mentions if one.kind is Kind.PERSON}


@pytest.mark.parametrize("case", BUILT, ids=lambda case: case.name)
def test_a_page_names_the_people_of_its_cards_and_nobody_else(case: Path) -> None:
    document = document_of(case)
    (platform,) = recognised(document)
    cards = finish(platform.read(document), document.url, Edition(""))
    assert named(read_page(document.page).mentions) == named(cards) | SCHEDULED.get(case.name, set())


def test_each_builder_is_covered() -> None:
    assert {case.name.partition("-")[0] + "-" for case in BUILT} == set(BUILDERS)


def test_topics_in_boxes_are_nobody() -> None:
    (case,) = [case for case in BUILT if case.name == "elementor-topics"]
    text = (case / "input.html").read_text()
    url = yaml.safe_load((case / "meta.yaml").read_text())["url"]
    assert "Career Growth" in text
    assert "Sustainability Impact" in text
    names = {mention.name for mention in read_page(Page(url, text.encode())).mentions}
    assert names == {"Odalys Ferreira", "Wiremu Tāmihana", "Aanjaneya"}


def test_links_beside_a_name_are_kept_without_its_mail() -> None:
    (case,) = [case for case in BUILT if case.name == "elementor-team"]
    for mention in read_page(document_of(case).page).mentions:
        assert len(mention.profile_urls) == 1
        assert mention.profile_urls[0].startswith("https://profiles.example/in/")
