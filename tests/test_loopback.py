"""A saved site answers over loopback as it would on the web."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrapers.loopback import Address, serve, serve_site
from scrapers.served_files import find

GUILD = {
    "index.html": "<h1>Guild</h1>",
    "board/index.htm": "<h1>Board</h1>",
    "about.html": "about us",
    "people": "<p>no ending</p>",
    "people@page=2": "<p>second page</p>",
    "talks/index.html?day=1": "<p>first day</p>",
    "talks/index.html": "<p>all days</p>",
    "größe/über uns.html": "<p>ö</p>",
    "api/v2/abc/view/Speakers": '[{"fullName": "Nobody"}]',
    "data.json": "{}",
    "feed.xml": "<rss/>",
    "robots.txt": "User-agent: *\n",
    "programme.pdf": "%PDF-1.4",
    "_server.yaml": """
/old-board/: {status: 301, location: /board/}
/gone.html: {status: 410}
/about: {headers: {Content-Type: text/html; charset=iso-8859-1, X-Robots-Tag: noindex}}
/members/: {status: 500}
""",
}


@pytest.fixture
def web(tmp_path: Path) -> Path:
    for name, text in GUILD.items():
        file = tmp_path / "web" / "guild.example" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "web" / "fair.example").mkdir()
    (tmp_path / "web" / "fair.example" / "index.html").write_text("<h1>Fair</h1>")
    (tmp_path / "secret.html").write_text("secret")
    return tmp_path / "web"


@pytest.fixture
def proxy(web: Path) -> Iterator[Address]:
    with serve(web) as address:
        yield address


def get(proxy: str, url: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Asks through the proxy, byte for byte as given, and follows nothing."""
    connection = http.client.HTTPConnection(urlsplit(proxy).netloc, timeout=10)
    try:
        connection.request(method, url, headers={"User-Agent": "test"})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_urllib_reads_any_host_through_the_proxy(proxy: Address) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": str(proxy)}))
    assert opener.open("http://guild.example/").read() == b"<h1>Guild</h1>"
    assert opener.open("http://fair.example/").read() == b"<h1>Fair</h1>"
    assert opener.open("http://guild.example/old-board/").read() == b"<h1>Board</h1>"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        opener.open("http://guild.example/nowhere.html")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/board/", "<h1>Board</h1>"),
        ("/about", "about us"),
        ("/people", "<p>no ending</p>"),
        ("/people?page=2", "<p>second page</p>"),
        ("/people?page=3", "<p>no ending</p>"),
        ("/talks/?day=1", "<p>first day</p>"),
        ("/talks/?day=2", "<p>all days</p>"),
        ("/gr%C3%B6%C3%9Fe/%C3%BCber%20uns.html", "<p>ö</p>"),
    ],
)
def test_a_path_finds_its_file(proxy: Address, path: str, body: str) -> None:
    status, headers, got = get(proxy, f"http://guild.example{path}")
    assert (status, got.decode()) == (200, body)
    assert int(headers["Content-Length"]) == len(got)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/people", "text/html"),
        ("/data.json", "application/json"),
        ("/api/v2/abc/view/Speakers", "application/json"),
        ("/feed.xml", "application/xml"),
        ("/robots.txt", "text/plain"),
        ("/programme.pdf", "application/pdf"),
        ("/about", "text/html; charset=iso-8859-1"),
    ],
)
def test_a_page_is_announced_as_what_it_is(proxy: Address, path: str, kind: str) -> None:
    assert get(proxy, f"http://guild.example{path}")[1]["Content-Type"] == kind


def test_a_folder_asked_without_its_slash_is_named_with_it(proxy: Address) -> None:
    status, headers, body = get(proxy, "http://guild.example/talks?day=1")
    assert (status, headers["Location"], body) == (301, "/talks/?day=1", b"")
    assert get(proxy, "http://guild.example/people")[0] == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [("/old-board/", 301), ("/gone.html", 410), ("/members/", 500), ("/absent.html", 404)],
)
def test_a_host_can_answer_with_a_status_of_its_own(proxy: Address, path: str, status: int) -> None:
    assert get(proxy, f"http://guild.example{path}")[0] == status


@pytest.mark.parametrize(
    "path",
    [
        "/../../secret.html",
        "/..%2f..%2fsecret.html",
        "/%2e%2e/%2e%2e/secret.html",
        "/_server.yaml",
        "/%00",
        f"/{'x' * 3000}",
    ],
)
def test_nothing_outside_the_folder_of_a_host_is_served(proxy: Address, path: str) -> None:
    status, _, body = get(proxy, f"http://guild.example{path}")
    assert status == 404
    assert b"secret" not in body


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.lists(st.sampled_from(["..", "%2e%2e", "/", "%2f", "\\", "secret.html", "board", ".", "\0"])).map(
        "".join
    )
    | st.text(),
    query=st.text(max_size=20),
)
def test_no_address_whatever_leaves_the_folder(web: Path, path: str, query: str) -> None:
    site = web / "guild.example"
    file = find(site, SplitResult("http", "guild.example", f"/{path}", query, ""))
    assert file is None or (file.is_file() and file.resolve().is_relative_to(site.resolve()))


@pytest.mark.parametrize("host", ["other.example", "..", "guild.example.evil.example"])
def test_an_unknown_host_cannot_be_reached(proxy: Address, host: str) -> None:
    assert get(proxy, f"http://{host}/secret.html")[0] == 502


def test_head_tells_the_length_and_sends_no_body(proxy: Address) -> None:
    status, headers, body = get(proxy, "http://guild.example/board/", method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, "14", b"")


def test_every_request_is_on_record(proxy: Address) -> None:
    get(proxy, "http://guild.example/people?page=2")
    get(proxy, "http://fair.example/")
    assert [(asked.host, asked.path, asked.user_agent) for asked in proxy.requests] == [
        ("guild.example", "/people?page=2", "test"),
        ("fair.example", "/", "test"),
    ]
    assert proxy.requests[0].when <= proxy.requests[1].when


def test_one_folder_is_served_as_an_origin_server(web: Path) -> None:
    with serve_site(web / "guild.example") as base:
        assert urllib.request.urlopen(f"{base}board/").read() == b"<h1>Board</h1>"
        assert urllib.request.urlopen(base.replace("127.0.0.1", "localhost")).read() == b"<h1>Guild</h1>"
        assert [asked.path for asked in base.requests] == ["/board/", "/"]


def test_further_hosts_can_lie_anywhere(web: Path) -> None:
    with serve(web, {"old.example": web / "guild.example"}) as proxy:
        assert get(proxy, "http://old.example/about")[2] == b"about us"
        assert get(proxy, "http://fair.example/")[0] == 200


def test_a_crawl_is_not_held_up(proxy: Address) -> None:
    def hundred(_: int) -> int:
        connection = http.client.HTTPConnection(urlsplit(proxy).netloc, timeout=10)
        try:
            for _ in range(100):
                connection.request("GET", "http://guild.example/board/")
                assert connection.getresponse().read() == b"<h1>Board</h1>"
        finally:
            connection.close()
        return 100

    start = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        done = sum(pool.map(hundred, range(8)))
    assert done == len(proxy.requests) == 800
    assert done / (time.monotonic() - start) > 100, "requests per second"


def test_the_port_is_free_again_afterwards(web: Path) -> None:
    with serve(web) as proxy:
        address = str(proxy)
    with pytest.raises(ConnectionRefusedError):
        get(address, "http://guild.example/")
