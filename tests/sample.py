"""The sample web, read the way a browser gets it; what is planted in it."""

import csv
import io
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import pypdfium2
import yaml
from lxml import html

from analysis.text import squeeze
from data import DATA
from scrapers.loopback import serve


class Person(NamedTuple):
    """Somebody printed on the sample web, and all spellings of the name."""

    name: str
    spellings: tuple[str, ...]


def read_people() -> list[Person]:
    """Reads everybody who is printed on the sample web."""
    with (DATA / "sample" / "people.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Person(row["name"], tuple(filter(None, [row["name"], *row["also"].split("|")]))) for row in rows]


WEB = DATA / "sample" / "web"
TRUTHS: dict[str, Any] = yaml.safe_load((DATA / "sample" / "truths.yaml").read_text("utf-8"))
PEOPLE = read_people()
HOSTS = sorted(path.name for path in WEB.iterdir())


@dataclass(slots=True)
class Fetched:
    """One page of the sample web."""

    status: int
    content_type: str
    body: bytes
    links: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """All words of the page, on one line."""
        if self.body.startswith(b"%PDF-"):
            pages = pypdfium2.PdfDocument(io.BytesIO(self.body))
            return squeeze(" ".join(page.get_textpage().get_text_range() for page in pages))
        if "html" not in self.content_type:
            return squeeze(self.body.decode("utf-8"))
        tree = html.document_fromstring(self.body)
        return squeeze(" ".join(tree.itertext()))


def links_of(url: str, body: bytes) -> set[str]:
    """Everything that a page points to on the hosts of the sample web: links, scripts, styles, images."""
    tree = html.document_fromstring(body)
    raw = [
        str(one)
        for one in tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //iframe/@src")
    ]
    absolute = {urldefrag(urljoin(url, one)).url for one in raw}
    return {one for one in absolute if urlsplit(one).netloc in HOSTS}


def fetch(opener: urllib.request.OpenerDirector, url: str) -> Fetched:
    """Fetches one address and finds the links of a page."""
    try:
        answer = opener.open(url, timeout=10)
    except urllib.error.HTTPError as error:
        return Fetched(error.code, "", b"")
    got = Fetched(answer.status, answer.headers["Content-Type"], answer.read())
    if "html" in got.content_type:
        got.links = links_of(answer.url, got.body)
    return got


def browse() -> dict[str, Fetched]:
    """Opens every home page and follows every link, robots.txt or not; addresses without `http://`."""
    found: dict[str, Fetched] = {}
    with serve(WEB) as proxy:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": str(proxy)}))
        queue = [f"http://{host}/" for host in HOSTS]
        queue += [f"http://{host}/robots.txt" for host in HOSTS]
        while queue:
            url = queue.pop()
            if (address := re.sub("^http://", "", url)) not in found:
                found[address] = fetch(opener, url)
                queue += found[address].links
    return found


def own_walk(host: str, pages: dict[str, Fetched]) -> set[str]:
    """The addresses that are reached from the home page of a host without leaving that host."""
    seen: set[str] = set()
    queue = [f"{host}/"]
    while queue:
        address = queue.pop()
        if address not in seen and address in pages:
            seen.add(address)
            queue += [
                link.removeprefix("http://") for link in pages[address].links if urlsplit(link).netloc == host
            ]
    return seen


def printed() -> list[tuple[str, str]]:
    """Every name of the truths with every page that is said to print it."""
    claims = [
        (spelling, page)
        for mentor in TRUTHS["mentors"]
        for spelling, on in mentor["printed"].items()
        for page in on
    ]
    claims += [
        (text, page)
        for namesake in TRUTHS["namesakes"]
        for person in namesake["people"]
        for page in person["pages"]
        for text in (namesake["name"], person["organization"])
    ]
    claims += [
        (row["name"], page)
        for kind in ("single_event_stars", "vendors", "recruiters", "disallowed", "organizations")
        for row in TRUTHS[kind]
        for page in row["pages"]
    ]
    return claims + [(row["name"], row["page"]) for row in TRUTHS["scripts"]]
