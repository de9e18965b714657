"""Platforms: each saved case is read exactly as its folder says; the real samples never break a reader."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from scrapers.extract.document import Page, open_page
from scrapers.extract.platforms import UnexpectedShapeError, platforms, recognised
from scrapers.extract.structured import read, read_data
from tests.platform_cases import CASES, document_of, outcome_of


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_platform_reads_what_its_case_says(case: Path) -> None:
    assert outcome_of(case) == yaml.safe_load((case / "expected.yaml").read_text())


def test_every_platform_has_a_case() -> None:
    covered = {
        platform.NAME for platform in platforms() for case in CASES if case.name.startswith(platform.NAME)
    }
    assert covered == {platform.NAME for platform in platforms()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_mention_shows_its_evidence_and_no_contact_data(case: Path) -> None:
    document = document_of(case)
    for platform in recognised(document):
        try:
            mentions = list(platform.read(document))
        except UnexpectedShapeError:
            continue
        for mention in mentions:
            assert mention.name.split()[-1] in mention.evidence
            assert len(mention.evidence) <= 200
            assert mention.extractor == platform.NAME
            assert mention.url == document.url
            assert "@" not in repr(mention)


@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b"null", b'{"schedule": 3}', b"[[1]]", b'{"results": [[]]}', b"{"]
)
@pytest.mark.parametrize("platform", platforms(), ids=lambda platform: platform.NAME)
def test_data_of_another_shape_is_reported_and_nothing_worse(platform, body: bytes) -> None:
    document = open_page(Page("https://any.example/export/event/1.json", body, "application/json"))
    with suppress(UnexpectedShapeError):
        assert list(platform.read(document)) == []


def test_an_ordinary_page_is_of_no_platform() -> None:
    body = b"<html><body><h1>Speakers</h1><ul><li>Ottilie Brandvold, Norskfels AS</li></ul></body></html>"
    assert recognised(open_page(Page("https://rocks.example/speakers", body))) == []


@pytest.mark.shared
def test_real_samples_are_read_or_reported(shared: Path) -> None:
    files = [path for path in (shared / "eval" / "platform-samples").rglob("*") if path.is_file()]
    assert files
    read_from = set()
    for path in files:
        document = open_page(Page(f"https://sample.example/{path.name}", path.read_bytes()))
        read(document) if document.form == "html" else read_data(document)
        for platform in recognised(document):
            try:
                if list(platform.read(document)):
                    read_from.add(path.parent.name)
            except UnexpectedShapeError:
                assert "schema" in path.name or "invalid" in path.name or "derived" in path.name
    assert {"sessionize", "pretalx", "frab", "hub"} <= read_from
