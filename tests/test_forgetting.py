"""What is remembered of texts and links has its limits: a long crawl needs no more memory for it."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.names.judge import person_score
from analysis.text import fold
from scrapers.crawl import CrawlOptions, crawl
from scrapers.extract.document import Page
from scrapers.extract.reading import Link, Reading
from scrapers.extract.words import role_of
from scrapers.forgetting import forget_texts
from scrapers.frontier import guards
from scrapers.frontier.guards import Guard
from scrapers.frontier.links import judge_link
from scrapers.frontier.memory import Memory
from scrapers.frontier.queue import SourceQueue
from scrapers.frontier.seen import Seen
from scrapers.frontier.words import groups
from scrapers.sources import Source
from scrapers.store import Store, store_path
from scrapers.tidying import tidying_rarely
from tests.faults import Answer, faulty
from tests.sites import html, read_list

HOME = "http://guild.test/"
GUILD = Source("guild", "The Guild", (HOME,), "p")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(store_path(tmp_path)) as opened:
        yield opened


def test_texts_are_forgotten_and_word_lists_stay():
    for remember in (fold, role_of, person_score):
        remember("Keynote speakers")
    judge_link(Link(HOME, "Speakers", ""))
    listed = groups()
    forget_texts()
    for forgotten in (fold, role_of, person_score, judge_link):
        assert forgotten.cache_info().currsize == 0
    assert groups() is listed


def test_a_crawl_forgets_every_so_many_pages(store: Store, monkeypatch: pytest.MonkeyPatch):
    forgot: list[int] = []
    monkeypatch.setattr("scrapers.visits.EVERY", 3)
    monkeypatch.setattr("scrapers.visits.forget_texts", lambda: forgot.append(1))
    links = {f"/team/{number}": "Team" for number in range(6)}
    team = {path: Answer(html([f"Ada {path}"])) for path in links}
    with faulty({"/robots.txt": Answer(status=404), "/": Answer(html(["Bo"], links))} | team) as web:
        source = Source("s", "The Guild", (web.url,), "p")
        crawl([source], store, CrawlOptions(delay_floor=0.0, reader=read_list, max_pages=7))
    assert len(forgot) == 2


def test_what_had_its_turn_is_known_after_more_links_than_are_remembered():
    memory = Memory()
    remembered = Seen([HOME], memory)
    for number in range(50_000):
        assert remembered.improves(f"{HOME}{number}", 1.0)
        assert not remembered.meets(Link(f"{HOME}{number}", "", ""), 1)
    assert len(memory.scores) + len(memory.depths) <= 56_000
    assert remembered.took(HOME)
    assert not remembered.improves(HOME, 100.0)


def test_a_better_score_and_a_nearer_page_are_news():
    remembered = Seen([])
    assert [remembered.improves(HOME, score) for score in (1.0, 1.0, 0.5, 2.0)] == [True, False, False, True]
    assert [remembered.meets(Link(HOME, "", ""), depth) for depth in (2, 3, 1)] == [False, True, False]
    assert HOME in remembered
    assert not remembered.took(HOME)


def test_a_shape_without_end_is_known_among_many_that_come_once():
    memory = Memory()
    guard = Guard(memory)
    refused = 0
    for number in range(20_000):
        assert guard.refuse(f"{HOME}talks/{'x' * (number % 90)}{number // 90 * 'y'}/2") == ""
        refused += bool(number % 20 == 0 and guard.refuse(f"{HOME}endless/{number}"))
    assert len(memory.counts) <= 16_000
    assert refused == 20_000 // 20 - guards._TEMPLATE


def test_a_finished_source_holds_nothing(store: Store):
    queue = SourceQueue(store, [GUILD], 1, 7.0)
    (line,) = queue.lines.values()
    line.offer(f"{HOME}talks", 1.0, "")
    line.left = 0
    assert queue.take() == (line, None)
    assert len(line._waiting) == 0
    assert f"{HOME}talks" in store.frontier("p").states()


def test_python_tidies_rarely_while_a_crawl_reads_and_as_before_afterwards(store: Store):
    before = gc.get_threshold()
    during = []

    def read(page: Page) -> Reading:
        during.append(gc.get_threshold()[0])
        return read_list(page)

    with faulty({"/robots.txt": Answer(status=404), "/": Answer(html(["Bo"]))}) as web:
        source = Source("s", "The Guild", (web.url,), "p")
        crawl([source], store, CrawlOptions(delay_floor=0.0, reader=read, max_pages=1))
    assert during[0] > 10 * before[0]
    assert gc.get_threshold() == before


def test_python_tidies_as_before_after_a_failure():
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no"), tidying_rarely():
        raise ValueError("no")
    assert gc.get_threshold() == before
