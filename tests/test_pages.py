"""Pages of every form are read whole, and nothing else is read out of them."""

from pathlib import Path

import pytest
import yaml

from analysis.roles import family_of
from scrapers.extract import read_page
from scrapers.extract.document import Page

CASES = sorted((Path(__file__).parent / "cases" / "pages").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_gives_its_people_and_organisations(case: Path) -> None:
    expected = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    reading = read_page(Page(expected["url"], (case / "page.html").read_bytes()))
    found = {
        (one.name, family_of(one.role), one.organization, one.job_title if wanted_title(expected) else "")
        for one in reading.mentions
    }
    assert found == {tuple(row) for row in expected["mentions"]}


def wanted_title(expected: dict) -> bool:
    return any(row[3] for row in expected["mentions"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_mention_carries_its_proof(case: Path) -> None:
    expected = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    for one in read_page(Page(expected["url"], (case / "page.html").read_bytes())).mentions:
        assert one.evidence
        assert one.url == expected["url"]
        assert one.host in expected["url"]
        assert one.extractor
        assert 0 < one.confidence <= 1


def test_winners_of_one_paragraph_have_their_own_years() -> None:
    case = next(case for case in CASES if case.name == "winners_in_one_paragraph")
    found = read_page(Page("https://tilers.example/winners", (case / "page.html").read_bytes())).mentions
    assert {one.name: one.year for one in found} == {
        "Odile Marchefer": 1991,
        "Bastien Corvelle": 1993,
        "Ysolde Trammer": 1993,
        "Henrik Stolvaag": 1996,
        "Petra Lindqvaard": 1996,
        "Amadou Keitersen": 2002,
    }
