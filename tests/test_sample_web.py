"""The sample web is honest in kind: it has what real sites have, and what is said to be planted in it."""

import json
import re
from urllib.robotparser import RobotFileParser

import pytest
from lxml import html

from analysis.text import fold
from tests.sample import HOSTS, PEOPLE, TRUTHS, WEB, Fetched, browse, own_walk, printed

PAGE_LIMIT = 2_000_000


@pytest.fixture(scope="module")
def pages() -> dict[str, Fetched]:
    return browse()


def html_pages(pages: dict[str, Fetched]) -> dict[str, Fetched]:
    return {address: page for address, page in pages.items() if "html" in page.content_type}


def test_it_is_as_big_as_promised(pages: dict[str, Fetched]) -> None:
    assert len(HOSTS) >= 4
    assert len(html_pages(pages)) >= 60
    assert sum(file.stat().st_size for file in WEB.rglob("*") if file.is_file()) < PAGE_LIMIT


def test_all_hosts_have_reserved_names() -> None:
    assert all(host.endswith(".example") for host in HOSTS)


def test_every_link_leads_somewhere_but_the_planted_ones(pages: dict[str, Fetched]) -> None:
    dead = {address for address, page in pages.items() if page.status != 200}
    assert dead == set(TRUTHS["dead_links"])
    assert all(pages[address].status == 404 for address in dead)


@pytest.mark.parametrize("host", HOSTS)
def test_every_page_is_reached_from_the_home_page_of_its_host(host: str, pages: dict[str, Fetched]) -> None:
    walked = {pages[address].body for address in own_walk(host, pages)}
    aside = {"_server.yaml", "robots.txt", "sitemap.xml"}
    files = [file for file in (WEB / host).rglob("*") if file.is_file() and file.suffix != ".svg"]
    assert [file for file in files if file.name not in aside and file.read_bytes() not in walked] == []


@pytest.mark.parametrize("host", HOSTS)
def test_every_host_has_robots_txt_with_a_disallowed_folder(host: str, pages: dict[str, Fetched]) -> None:
    robots = pages[f"{host}/robots.txt"]
    assert robots.content_type == "text/plain"
    assert b"Disallow: /" in robots.body


def test_one_host_asks_for_a_crawl_delay(pages: dict[str, Fetched]) -> None:
    slow = [host for host in HOSTS if b"Crawl-delay" in pages[f"{host}/robots.txt"].body]
    assert len(slow) == 1
    assert sum(address.startswith(slow[0]) for address in html_pages(pages)) < 10


@pytest.mark.parametrize("address", TRUTHS["disallowed"][0]["pages"])
def test_the_planted_pages_are_forbidden_and_linked(address: str, pages: dict[str, Fetched]) -> None:
    robots = RobotFileParser()
    robots.parse(pages[f"{address.partition('/')[0]}/robots.txt"].body.decode().splitlines())
    assert not robots.can_fetch("mentorscout", f"http://{address}")
    assert pages[address].status == 200


def test_the_latin_1_page_is_not_utf_8(pages: dict[str, Fetched]) -> None:
    body = pages["brueckenklang.example/2021/referenten.htm"].body
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")
    assert "Peñarrubia Sotomonte" in body.decode("latin-1")


def test_the_broken_page_is_broken(pages: dict[str, Fetched]) -> None:
    body = pages["bridgetuners.example/volunteer-honor-roll.html"].body.decode()
    assert body.count("<li>") > body.count("</li>")
    assert "</html>" not in body
    assert not body.rstrip().endswith(">")


def test_the_programme_is_a_pdf_of_two_columns(pages: dict[str, Fetched]) -> None:
    text = pages["bridgetuners.example/annual-meeting/2025/programme-2025.pdf"].text
    assert text.index("Session 1: The Low Notes") < text.index("Panel: Becoming a Tuner at Forty")


def test_the_data_of_the_platforms_is_json(pages: dict[str, Fetched]) -> None:
    speakers = json.loads(pages["humcon.example/api/v2/hum26wnd/view/Speakers"].body)
    assert {"fullName", "tagLine", "sessions", "links"} <= speakers[0].keys()
    schedule = json.loads(pages["brueckenklang.example/2025/schedule/export/schedule.json"].body)
    days = schedule["schedule"]["conference"]["days"]
    assert all(event["persons"] for day in days for room in day["rooms"].values() for event in room)


def test_json_ld_parses(pages: dict[str, Fetched]) -> None:
    blocks = [
        json.loads(block)
        for page in html_pages(pages).values()
        for block in html.document_fromstring(page.body).xpath("//script[@type='application/ld+json']/text()")
    ]
    assert {"Event", "Person"} <= {block["@type"] for block in blocks}


def test_pages_speak_many_languages(pages: dict[str, Fetched]) -> None:
    bodies = b" ".join(page.body for page in html_pages(pages).values())
    assert set(re.findall(rb'<html[^>]* lang="(\w\w)', bodies)) >= {b"en", b"de", b"fr", b"es", b"ja"}


@pytest.mark.parametrize(("name", "address"), printed())
def test_a_planted_name_is_printed_where_it_is_said_to_be(
    name: str, address: str, pages: dict[str, Fetched]
) -> None:
    text = pages[address].text
    if address.startswith("spanexpo") or "sponsors" in address or "partners" in address:
        text += " ".join(html.document_fromstring(pages[address].body).xpath("//img/@alt"))
    assert name in text


def test_everybody_on_the_list_of_people_is_printed(pages: dict[str, Fetched]) -> None:
    text = fold(" ".join(page.text for page in pages.values() if "css" not in page.content_type))
    for person in PEOPLE:
        for spelling in person.spellings:
            words = fold(spelling).split()
            orders = {" ".join(words[turn:] + words[:turn]) for turn in range(len(words))}
            assert any(order in text for order in orders), spelling


@pytest.mark.parametrize("name", TRUTHS["nobody"])
def test_what_is_nobody_is_on_some_page_all_the_same(name: str, pages: dict[str, Fetched]) -> None:
    assert any(name in page.text for page in html_pages(pages).values())


def test_a_star_is_named_at_one_event_only(pages: dict[str, Fetched]) -> None:
    for star in TRUTHS["single_event_stars"]:
        named = {address for address, page in html_pages(pages).items() if star["name"] in page.text}
        assert set(star["pages"]) <= named
        assert {address.split("/")[1] for address in named} == {"2025"}


def test_namesakes_never_meet(pages: dict[str, Fetched]) -> None:
    for namesake in TRUTHS["namesakes"]:
        hosts = [{page.split("/")[0] for page in person["pages"]} for person in namesake["people"]]
        assert hosts[0].isdisjoint(hosts[1])
        surname = fold(namesake["name"].split()[-1])
        named = {address for address, page in html_pages(pages).items() if surname in fold(page.text)}
        assert {address.split("/")[0] for address in named} == hosts[0] | hosts[1]


def test_who_is_disallowed_is_named_nowhere_else(pages: dict[str, Fetched]) -> None:
    for person in TRUTHS["disallowed"]:
        named = {address for address, page in html_pages(pages).items() if person["name"] in page.text}
        assert named == set(person["pages"])


def test_silent_pages_name_none_of_the_people(pages: dict[str, Fetched]) -> None:
    names = {fold(mentor["name"]) for mentor in TRUTHS["mentors"]}
    for address in TRUTHS["silent_pages"]:
        assert not [name for name in names if name in fold(pages[address].text)]


def test_nobody_can_be_called_or_written_to() -> None:
    contact = re.compile(r"\w@\w|mailto:|tel:|\+\d[\d ()/-]{7,}|\(\d{3}\)\s?\d{3}")
    for file in WEB.rglob("*"):
        if file.is_file() and file.suffix not in {".pdf", ".svg"}:
            assert not contact.search(file.read_bytes().decode("utf-8", "replace")), file


def test_other_addresses_are_of_reserved_names() -> None:
    address = re.compile(rb"https?://([\w.-]+)")
    allowed = re.compile(r"\.example$|^(schema\.org|www\.w3\.org|www\.sitemaps\.org)$")
    for file in WEB.rglob("*"):
        if file.is_file() and file.suffix != ".pdf":
            assert [
                host for host in address.findall(file.read_bytes()) if not allowed.search(host.decode())
            ] == []
