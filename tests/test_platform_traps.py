"""Traps that platforms set: what their data says without meaning it, or holds without showing it."""

import json

import pytest

from scrapers.extract.document import Page
from scrapers.extract.facts import split_tagline
from scrapers.extract.read import read_page
from tests.platform_cases import CASES, document_of

WORKER = {"firstName": "Private", "lastName": "Visitor", "jobTitle": "Clerk"}


def named(data: object) -> list[str]:
    body = json.dumps(data).encode()
    return [mention.name for mention in read_page(Page("https://ropes.example/data.json", body)).mentions]


@pytest.mark.parametrize("key", ["members", "people", "team", "representatives", "contacts"])
def test_who_works_for_an_exhibitor_is_no_exhibitor(key: str) -> None:
    companies = [{"name": "Norskfels AS", "booth": "12", key: [WORKER]}, {"name": "Minas Lda", "booth": "3"}]
    assert named({"exhibitors": companies}) == ["Norskfels AS", "Minas Lda"]
    assert named({"sponsors": companies}) == ["Norskfels AS", "Minas Lda"]


def test_a_date_that_is_printed_as_by_a_clock_is_understood() -> None:
    event = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Ropes Annual Meeting",
        "startDate": "Mon Mar 09 14:00:00 UTC 2026",
        "endDate": "Sat Mar 14 00:00:00 UTC 2026",
        "performer": {"@type": "Person", "name": "Odalys Ferreira"},
    }
    body = f'<html><body><script type="application/ld+json">{json.dumps(event)}</script></body></html>'
    (mention,) = read_page(Page("https://ropes.example/event/2026/summary", body.encode())).mentions
    assert (mention.date, mention.year) == ("2026-03-09/2026-03-14", 2026)


@pytest.mark.parametrize(
    ("line", "title", "employer"),
    [
        ("Splicing Engineer @ Minas Lda", "Splicing Engineer", "Minas Lda"),
        ("Splicing Engineer @Minas, ", "Splicing Engineer", "Minas"),
        ("Product Manager, Norskfels AS", "Product Manager", "Norskfels AS"),
        ("Norskfels AS, Product Manager", "Product Manager", "Norskfels AS"),
        ("Product Manager – Norskfels AS", "Product Manager", "Norskfels AS"),
        ("Minas Lda - Software Engineer", "Software Engineer", "Minas Lda"),
        ("Software Engineer | Minas Inc.", "Software Engineer", "Minas Inc."),
        ("Senior Software Engineer", "Senior Software Engineer", ""),
    ],
)
def test_a_line_of_title_and_employer_is_split(line: str, title: str, employer: str) -> None:
    assert split_tagline(line) == (title, employer)


@pytest.mark.parametrize(
    "name", ["swapcard-exhibitors", "brella-slots", "sched-attendees", "elementor-members"]
)
def test_who_only_came_or_works_there_is_never_read(name: str) -> None:
    (case,) = [case for case in CASES if case.name == name]
    assert "Private" in document_of(case).text
    assert not [one for one in read_page(document_of(case).page).mentions if "Visitor" in one.name]


def test_a_page_for_invited_people_names_nobody() -> None:
    (case,) = [case for case in CASES if case.name == "swapcard-private"]
    assert read_page(document_of(case).page).mentions == []


def test_hosts_of_an_evening_are_its_organizers_and_its_guests_nobody() -> None:
    event = {"name": "Rope Night Hull", "start_at": "2026-06-04T17:00:00Z", "end_at": "2026-06-04T20:00:00Z"}
    host = {"name": "Odalys Ferreira", "avatar_url": "https://img.example/o.png"}
    guest = {"name": "Private Visitor", "avatar_url": "https://img.example/v.png"}
    state = {"event": event, "hosts": [host], "featured_guests": [guest]}
    script = json.dumps({"props": {"pageProps": {"initialData": {"kind": "event", "data": state}}}})
    body = (
        "<html><head><title>Rope Night Hull · Evenings</title></head><body><h1>Rope Night Hull</h1>"
        f'<p>40 going</p><script id="__NEXT_DATA__" type="application/json">{script}</script></body></html>'
    )
    (mention,) = read_page(Page("https://evenings.example/ropenight", body.encode())).mentions
    assert (mention.name, mention.role.value, mention.event) == (
        "Odalys Ferreira",
        "organizer",
        "Rope Night Hull",
    )
    assert mention.date == "2026-06-04"
