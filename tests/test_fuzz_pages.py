"""Pages made of broken pieces and pages with spoiled bytes are read to an end, by name, and truthfully."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.text import squeeze
from scrapers.extract import read_page
from scrapers.extract.document import Page
from scrapers.extract.reading import Outcome, Reading
from scrapers.items import EVIDENCE_LIMIT

CASES = Path(__file__).parent / "cases"
URL = "http://guild.example/2023/speakers"
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TAGS = "div p h1 h2 h3 ul li table tr td th dl dt dd a b span br img script style section footer nav".split()
WORDS = [
    "Odalys Ferrandino",
    "Kuiperveld, Bram",
    "山田 太郎",
    "Speakers",
    "Chair:",
    "Sponsors",
    "GmbH",
    "PhD",
    "and",
    ",",
    "&",
    "(",
    ")",
    "2019",
    "09:30 -",
    "“On Floors” by",
    "goes to",
    "Award",
    "\u202e",
    "\x00",
    "&#0;",
    "&#xD800;",
    "<",
    ">",
    "{",
    '{"@type":"Event","performer":',
    "window.x = {",
    "]]>",
    "<!--",
    "\ufeff",
    "ẞİŉ",
    "🧱",
    "  ",
    "\n",
]
attributes = st.sampled_from(
    [
        "",
        " class=card",
        ' href="//[x"',
        ' href="?a=b#c"',
        " href=javascript:x",
        ' role="navigation"',
        " colspan=9",
        ' itemscope itemtype="https://schema.org/Person"',
        ' itemprop="name"',
        ' typeof="Person" property="name"',
        ' type="application/ld+json"',
        ' data-toggle="popover" title="Bo Li"',
        ' alt="Acme Logo"',
        ' class="nav',
    ],
)
pieces = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=8),
    st.builds(lambda tag, more: f"<{tag}{more}>", st.sampled_from(TAGS), attributes),
    st.builds(lambda tag: f"</{tag}>", st.sampled_from(TAGS)),
)


def check(reading: Reading, body: bytes) -> None:
    """What holds for whatever was read."""
    assert reading.outcome not in {Outcome.BROKEN, Outcome.TOO_SLOW} or b"%PDF" in body, reading.detail
    for mention in reading.mentions:
        assert squeeze(mention.name)
        assert mention.name == squeeze(mention.name)
        assert 0 < len(mention.evidence) <= EVIDENCE_LIMIT
        assert 0 < mention.confidence <= 1
        assert mention.url == URL
    for link in reading.links:
        assert link.url.startswith(("http://", "https://"))


@FEW
@given(st.lists(pieces, max_size=40).map(" ".join))
@example('<a href="http://[half">x</a><base href="http://[::">')
@example("<script type=application/ld+json>{'a': [}</script><h1>Speakers</h1>")
@example("<table><tr><td><table><tr><th>Name<td>Odalys Ferrandino")
def test_pages_made_of_broken_pieces_are_read_to_an_end(html: str) -> None:
    body = f"<title>Speakers</title>{html}".encode("utf-8", "replace")
    check(read_page(Page(URL, body, "text/html")), body)


@cache
def originals() -> tuple[bytes, ...]:
    files = sorted(path for path in CASES.rglob("*") if path.suffix in {".html", ".json", ".xml"})
    return tuple(path.read_bytes()[:20_000] for path in files)


@FEW
@given(st.data())
def test_pages_with_spoiled_bytes_are_read_to_an_end(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from(originals())))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(body) - 1)))
        end = min(len(body), at + data.draw(st.integers(0, 60)))
        body[at:end] = data.draw(
            st.one_of(st.binary(max_size=12), st.sampled_from([b"<", b">", b'"', b"{", b"\\"]))
        )
    check(read_page(Page(URL, bytes(body))), bytes(body))


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_pages_that_break_off_are_read_as_far_as_they_go(cut: float) -> None:
    for original in originals():
        body = original[: int(len(original) * cut)]
        check(read_page(Page(URL, body)), body)
