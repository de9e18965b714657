"""Microdata and RDFa: data printed into the markup is read like JSON-LD."""

from scrapers.extract.document import Document, Page, open_page
from scrapers.extract.structured import event_of, nodes_of, read


def page(body: str) -> Document:
    return open_page(Page("https://rocks.example/2026/", f"<html><body>{body}</body></html>".encode()))


EVENT = """
<div itemscope itemtype="https://schema.org/Event">
  <h1 itemprop="name">Rock Days</h1>
  <meta itemprop="startDate" content="2026-03-09">
  <time itemprop="endDate" datetime="2026-03-11">11 March</time>
  <div itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Hall 7</span>
    <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
      <span itemprop="addressLocality">Porto</span></div></div>
  <div itemprop="performer" itemscope itemtype="https://schema.org/Person">
    <a itemprop="url" href="/people/odalys"><span itemprop="name">Odalys Ferreira</span></a>
    <span itemprop="jobTitle">Chief Geologist</span>
    <span itemprop="worksFor" itemscope itemtype="https://schema.org/Organization">
      <span itemprop="name">Minas Lda</span></span>
  </div>
  <div itemprop="sponsor" itemscope itemtype="https://schema.org/Organization">
    <a itemprop="name" href="https://norskfels.example">Norskfels AS</a></div>
</div>"""


def test_people_and_sponsors_of_an_event_are_read_from_the_markup() -> None:
    speaker, sponsor = read(page(EVENT))
    assert (speaker.name, speaker.role.value, speaker.organization) == (
        "Odalys Ferreira",
        "speaker",
        "Minas Lda",
    )
    assert (speaker.job_title, speaker.event, speaker.date) == (
        "Chief Geologist",
        "Rock Days",
        "2026-03-09/2026-03-11",
    )
    assert (speaker.place, speaker.profile_urls) == ("Porto", ("https://rocks.example/people/odalys",))
    assert (sponsor.name, sponsor.role.value, sponsor.kind.value) == (
        "Norskfels AS",
        "sponsor",
        "organization",
    )
    assert speaker.extractor == "microdata"


def test_the_event_of_the_page_is_known_from_microdata() -> None:
    facts = event_of(nodes_of(page(EVENT)))
    assert facts is not None
    assert (facts.name, facts.year, facts.place) == ("Rock Days", 2026, "Porto")


def test_a_property_that_stands_elsewhere_is_found_by_its_reference() -> None:
    body = """<div itemscope itemtype="http://schema.org/Event" itemref="who"></div>
    <p id="who" itemprop="performer" itemscope itemtype="http://schema.org/Person">
    <i itemprop="name">Bo Lind</i></p>"""
    assert [mention.name for mention in read(page(body))] == ["Bo Lind"]


def test_rdfa_says_the_same_in_other_words() -> None:
    body = """<div vocab="https://schema.org/" typeof="Event"><span property="name">Rock Days</span>
    <div property="performer" typeof="Person"><span property="name">Odalys Ferreira</span></div></div>"""
    (mention,) = read(page(body))
    assert (mention.name, mention.event, mention.extractor) == ("Odalys Ferreira", "Rock Days", "rdfa")


def test_the_author_of_an_article_is_no_speaker() -> None:
    body = """<article itemscope itemtype="https://schema.org/BlogPosting"><span itemprop="author" itemscope
    itemtype="https://schema.org/Person"><span itemprop="name">Odalys Ferreira</span></span></article>"""
    assert read(page(body)) == []


def test_items_nested_without_end_do_not_stop_the_reading() -> None:
    nested = '<div itemprop="subEvent" itemscope itemtype="https://schema.org/Event">' * 3000
    assert read(page(nested + '<b itemprop="performer">Bo Lind</b>')) is not None
