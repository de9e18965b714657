"""A site with every fault at once: what can be reached is collected, each fault is named, the run ends."""

from pathlib import Path
from time import monotonic

import pytest

from scrapers.crawl import CrawlOptions, crawl
from scrapers.sources import Source, SourceReport
from scrapers.store import Store
from tests.faults import Answer, FaultServer, faulty
from tests.sites import html, read_list

LIMIT = 30
CHAIN = {
    f"/round/{step}": Answer(status=302, headers={"Location": f"/round/{step + 1}"}) for step in range(20)
}


def ill(times: int, healed: Answer, fault: Answer):
    return lambda before: fault if before < times else healed


def days(number: int) -> Answer:
    """A day of a calendar that has no end."""
    return Answer(html(links={f"/days/{number + way}": "Next" for way in range(1, 4)}))


RULES = {
    "/drip": Answer(html(["Dee Drip"]), drip=0.02),
    "/stuck": Answer(html(["Nobody Seen"]), drip=30.0),
    "/reset": ill(1, Answer(html(["Rob Reset"])), Answer(reset=True)),
    "/always-reset": Answer(reset=True),
    "/ill": ill(2, Answer(html(["Hal Healed"])), Answer(status=500)),
    "/broken": Answer(status=500),
    "/busy": ill(1, Answer(html(["Bea Busy"])), Answer(status=429, headers={"Retry-After": "1"})),
    "/loop": Answer(status=302, headers={"Location": "/loop"}),
    "/picture": Answer(html(["Pia Picture"]), headers={"Content-Type": "image/png"}),
    "/text": Answer(html(["Tom Text"]), headers={"Content-Type": "text/plain"}),
    "/short": Answer(html(["Sue Short"]), headers={"Content-Length": "5000"}),
    "/empty": Answer(""),
    "/bad-header": Answer(html(["Hed Header"]), headers={"Content-Encoding": "gzip"}),
    "/gone": Answer(status=404),
    "/wall": Answer(status=403),
    "/days/0": days(0),
} | CHAIN
LINKS = dict.fromkeys((*RULES, "/round/0"), "Speakers")
SITE = {"/": Answer(html(["Ada Quill"], {path: text for path, text in LINKS.items() if path[:7] != "/round/"}
                         | {"/round/0": "Speakers"}))} | RULES  # fmt: skip


class Days(dict):
    """The pages of the site, and as many days as anybody asks for."""

    def get(self, path: str, default: object = None) -> object:
        name = path.removeprefix("/days/")
        return days(int(name)) if path.startswith("/days/") and name.isdigit() else super().get(path, default)


@pytest.fixture(scope="module")
def ended(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[SourceReport, dict, set[str], float, FaultServer]:
    place: Path = tmp_path_factory.mktemp("faults") / "store.db"
    with faulty(Days(SITE)) as server, Store.open(place) as store:
        begun = monotonic()
        options = CrawlOptions(delay_floor=0.0, retry_pause=0.01, timeout=1.0, reader=read_list)
        (report,) = crawl([Source("guild", "The Guild", (server.url,), "p")], store, options)
        pages = {
            page["url"].removeprefix(server.url.rstrip("/")): page for page in store.outcomes("p", "guild")
        }
        return report, pages, {mention.name for mention in store.mentions("p")}, monotonic() - begun, server


def test_everybody_who_can_be_reached_is_found(ended):
    names = ended[2]
    assert {"Ada Quill", "Dee Drip", "Rob Reset", "Hal Healed", "Bea Busy", "Tom Text", "Sue Short"} <= names


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/stuck", "did not answer in time"),
        ("/always-reset", "closed the connection"),
        ("/broken", "server error (HTTP 500)"),
        ("/loop", "too many redirects"),
        ("/round/0", "too many redirects"),
        ("/gone", "not found (HTTP 404)"),
        ("/wall", "blocked (HTTP 403)"),
        ("/empty", "nothing recognised"),
        ("/picture", "nothing recognised"),
    ],
)
def test_each_fault_is_named(ended, path: str, words: str):
    assert words in ended[1][path]["outcome"]


def test_the_run_ends_by_itself_in_good_time_and_the_source_is_no_failure(ended):
    report, _, _, seconds, server = ended
    assert seconds < LIMIT
    assert report.failure == ""
    assert len([path for path in server.paths() if path.startswith("/days/")]) < 70


def test_a_robots_txt_that_is_never_well_means_no(tmp_path: Path):
    with faulty({"/robots.txt": Answer(status=503), "/": Answer(html(["Ada Quill"]))}) as server:
        with Store.open(tmp_path / "store.db") as store:
            options = CrawlOptions(delay_floor=0.0, retry_pause=0.01, reader=read_list)
            (report,) = crawl([Source("guild", "The Guild", (server.url,), "p")], store, options)
        assert "robots.txt could not be read" in report.failure
        assert set(server.paths()) == {"/robots.txt"}
