"""On sites of common shapes people come first, past editions are found, and traps do not eat the budget."""

import re

import pytest

from scrapers.crawl import CrawlOptions, crawl
from scrapers.extract.document import Page, open_page
from scrapers.extract.links import links_of
from scrapers.extract.reading import Outcome, Reading
from scrapers.items import Mention, Role
from scrapers.sources import Source
from scrapers.store import Store
from tests.faults import Answer, faulty
from tests.shapes import SHAPES, Site

pytestmark = pytest.mark.xdist_group("shapes")
BUDGET = 80
# share of the names after 20, 40 and 80 pages
EXPECTED = {
    "association": (0.15, 0.35, 0.85),
    "verband": (0.25, 0.50, 0.80),
    "fair": (0.30, 0.75, 0.95),
    "conference": (0.45, 0.95, 0.95),
}
EDITIONS = {"association": 9, "verband": 10, "fair": 2, "conference": 8}
TRAPS = re.compile(
    r"/calendar/|/termine/|country=|/tag/|/page/|replytocom|/\d{4}/\d\d/|/shop/|/careers/|/products/\d"
)


class Rules(dict):
    """The pages of a site, those of its traps made on demand."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def get(self, url: str, default: Answer | None = None) -> Answer | None:
        page = self.site.get(url)
        return default if page is None else Answer(page)


def read_names(page: Page) -> Reading:
    document = open_page(page)
    names = [str(name) for name in document.tree.xpath("//li[@class='name']/text()")]
    found = [Mention(name=name, role=Role.SPEAKER, url=page.url) for name in names]
    return Reading(Outcome.READ if found else Outcome.NOTHING, found, links_of(document.markup, page.url))


@pytest.fixture(params=SHAPES, scope="module")
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple:
    """A site, and the addresses in the order in which the crawl asked for them."""
    site, asked = SHAPES[request.param](), []
    with faulty(Rules(site)) as server, Store.open(tmp_path_factory.mktemp("walk") / "s.db") as store:
        options = CrawlOptions(
            max_pages=BUDGET, proxy=server.url.rstrip("/"), delay_floor=0.0, reader=read_names,
            on_event=lambda event: asked.append(event.url),
        )  # fmt: skip
        crawl([Source("s", "s", (site.home,), "p")], store, options)
    return request.param, site, [url for url in asked if url]


def test_people_come_first(walked: tuple):
    shape, site, asked = walked
    for pages, least in zip((20, 40, 80), EXPECTED[shape], strict=True):
        found = set().union(*(site.names.get(url, set()) for url in asked[:pages]))
        assert len(found) / len(site.everybody()) >= least, f"{shape} after {pages} pages"


def test_every_edition_is_found_also_where_no_link_names_it(walked: tuple):
    shape, site, asked = walked
    years = {year for url in asked if site.names.get(url) for year in re.findall(r"20[12]\d", url)}
    assert len(years) == EDITIONS[shape]


def test_calendars_facets_archives_and_shops_get_next_to_nothing_of_the_budget(walked: tuple):
    shape, _, asked = walked
    trapped = [url for url in asked if TRAPS.search(url)]
    assert len(trapped) <= BUDGET // 20, f"{shape}: {trapped}"
