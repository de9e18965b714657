"""JSON-LD: who a page names in its data, in which role, and nobody whom it does not mean."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.extract.document import Document, Page, open_page
from scrapers.extract.structured import event_of, nodes_of, read, read_data
from scrapers.items import Mention


def page(*blocks: object) -> Document:
    texts = [block if isinstance(block, str) else json.dumps(block) for block in blocks]
    scripts = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    body = f"<html><head>{scripts}</head><body><p>Words</p></body></html>".encode()
    return open_page(Page("https://rocks.example/2026", body))


def found(*blocks: object) -> list[tuple[str, str]]:
    return [(mention.name, mention.role.value) for mention in read(page(*blocks))]


def only(*blocks: object) -> Mention:
    (mention,) = read(page(*blocks))
    return mention


def event(**values: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "BusinessEvent", "name": "Rock Days", **values}


ADA = {"@type": "Person", "name": "Odalys Ferreira"}


def test_a_speaker_comes_with_everything_that_is_said_about_her() -> None:
    mention = only(
        event(
            startDate="2026-03-09T09:00",
            endDate="2026-03-11",
            location={
                "@type": "Place",
                "name": "Hall 7",
                "address": {"addressLocality": "Porto", "addressCountry": "PT"},
            },
            performer={
                **ADA,
                "jobTitle": "Chief Geologist",
                "email": "o@mines.example",
                "affiliation": {"@type": "Organization", "name": "Minas &amp; Filhos"},
                "sameAs": ["https://odalys.example/me", "mailto:o@mines.example", "javascript:alert(1)"],
            },
        )
    )
    assert (mention.organization, mention.job_title) == ("Minas & Filhos", "Chief Geologist")
    assert (mention.event, mention.date, mention.year) == ("Rock Days", "2026-03-09/2026-03-11", 2026)
    assert mention.place == "Porto, PT"
    assert mention.profile_urls == ("https://odalys.example/me",)
    assert mention.extractor == "json-ld"
    assert "Odalys Ferreira" in mention.evidence


@pytest.mark.parametrize(
    ("property_", "role"),
    [("performer", "speaker"), ("speaker", "speaker"), ("actor", "speaker"), ("contributor", "speaker"),
     ("instructor", "instructor"), ("organizer", "organizer"), ("sponsor", "sponsor")],
)  # fmt: skip
def test_the_property_says_the_role(property_: str, role: str) -> None:
    assert found(event(**{property_: ADA})) == [("Odalys Ferreira", role)]


def test_a_company_that_pays_is_a_sponsor_and_an_organisation() -> None:
    mention = only(event(sponsor={"@type": "Organization", "name": "Norskfels AS"}))
    assert (mention.role.value, mention.kind.value) == ("sponsor", "organization")


def test_the_organisation_that_holds_an_event_is_no_mention() -> None:
    assert found(event(organizer={"@type": "Organization", "name": "Society of Rocks"})) == []


def test_a_part_of_an_event_is_the_session_of_its_speakers() -> None:
    mention = only(
        event(subEvent=[{"@type": "Event", "name": "On Basalt", "startDate": "2026-03-10", "performer": ADA}])
    )
    assert (mention.event, mention.session, mention.date) == ("Rock Days", "On Basalt", "2026-03-10")


def test_the_event_around_a_session_is_known_from_below_too() -> None:
    mention = only(
        {
            "@type": "Event",
            "name": "On Basalt",
            "superEvent": {"@type": "Event", "name": "Rock Days"},
            "performer": ADA,
        }
    )
    assert (mention.event, mention.session) == ("Rock Days", "On Basalt")


def test_who_opens_with_a_keynote_is_a_keynote_speaker() -> None:
    assert found(event(subEvent={"@type": "Event", "name": "Opening Keynote: Slate", "performer": ADA})) == [
        ("Odalys Ferreira", "keynote")
    ]


def test_references_and_graphs_and_lists_are_followed() -> None:
    block = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "@id": "#page"},
            {"@type": "ItemList", "itemListElement": [{"item": event(performer={"@id": "#o"})}]},
            {"@id": "#o", **ADA},
        ],
    }
    assert found(block) == [("Odalys Ferreira", "speaker")]


def test_a_board_is_read_through_the_role_between() -> None:
    block = {
        "@type": "NGO",
        "name": "Society of Rocks",
        "member": [
            {"@type": "OrganizationRole", "roleName": "Board Member", "member": ADA},
            {"@type": "Role", "roleName": "Treasurer", "member": {"@type": "Person", "name": "Bo Lind"}},
            {"@type": "OrganizationRole", "member": {"@type": "Person", "name": "Only A Member"}},
            {"@type": "Person", "name": "Another Member"},
        ],
    }
    assert found(block) == [("Odalys Ferreira", "board"), ("Bo Lind", "officer")]


def test_awards_of_a_person_are_told_one_by_one() -> None:
    mentions = read(page({**ADA, "award": ["Golden Hammer 2019", "Order of Slate"]}))
    assert [(m.award, m.year, m.role.value) for m in mentions] == [
        ("Golden Hammer 2019", 2019, "award_recipient"),
        ("Order of Slate", None, "award_recipient"),
    ]


def test_people_without_a_role_are_no_mentions() -> None:
    assert found(ADA) == []
    assert found({"@type": "ProfilePage", "mainEntity": ADA}) == []
    assert found({"@type": "BlogPosting", "headline": "News", "author": ADA, "contributor": ADA}) == []
    assert found(event(attendee=ADA)) == []


def test_the_plugin_that_calls_everybody_a_performer_is_not_believed() -> None:
    lie = event(performer="Organization", organizer={"@type": "Person", "name": "Rock Days Office"})
    assert found(lie) == []
    assert found(event(performer="TBA")) == []
    assert found(event(organizer={"@type": "Person", "name": "Society of Rocks e.V."})) == []


def test_artists_on_a_stage_are_no_speakers() -> None:
    assert found({"@type": "MusicEvent", "name": "Night", "performer": ADA}) == []


def test_a_cancelled_event_has_no_speakers() -> None:
    assert found(event(performer=ADA, eventStatus="https://schema.org/EventCancelled")) == []


WHO = '{"@type": "Person", "name": "Odalys Ferreira"}'
DIRTY = {
    "comments": '{"@type": "Event", /* who */ "name": "Rock Days", // when\n "performer": WHO}',
    "trailing commas": '{"@type": "Event", "name": "Rock Days", "performer": [WHO,],}',
    "control characters": '{"@type": "Event", "name": "Rock\n\tDays", "performer": WHO}',
    "entities": '{"@type": "Event", "performer": WHO}'.replace("WHO", WHO).replace('"', "&quot;"),
    "several in a row": '{"@type": "WebSite"} {"@type": "Event", "performer": WHO};',
    "CDATA": '//<![CDATA[\n{"@type": "Event", "performer": WHO}\n//]]>',
    "a bad escape": '{"@type": "Event", "name": "Rock\\\'s", "performer": WHO}',
    "an address with slashes": '{"@type": "Event", "url": "https://x.example//a", "performer": WHO,}',
    "full names of types": '{"@type": "http://schema.org/Event", "schema:performer": WHO}',
}


@pytest.mark.parametrize("text", DIRTY.values(), ids=DIRTY)
def test_dirty_json_is_mended(text: str) -> None:
    assert found(text.replace("WHO", WHO)) == [("Odalys Ferreira", "speaker")]


@pytest.mark.parametrize(
    "text", ["", "{", "undefined", '{"@type": "Event", "performer": ', "[" * 5000, "{{{{"]
)
def test_hopeless_json_is_passed_over(text: str) -> None:
    assert found(text, event(performer=ADA)) == [("Odalys Ferreira", "speaker")]


@pytest.mark.parametrize(
    "text", ["/*" * 300_000, '"\\\\"' * 200_000, "{,/*" * 200_000, "[" * 300_000, ",\n" * 300_000]
)
def test_json_made_to_be_slow_is_not(text: str) -> None:
    assert found(text, event(performer=ADA)) == [("Odalys Ferreira", "speaker")]


def test_the_one_event_of_a_page_is_known() -> None:
    facts = event_of(
        nodes_of(
            page(
                event(startDate="Mon Mar 09 14:00:00 UTC 2026", location={"@type": "Place", "name": "Hall 7"})
            )
        )
    )
    assert facts is not None
    assert (facts.name, facts.date, facts.year, facts.place) == ("Rock Days", "2026-03-09", 2026, "Hall 7")


def test_a_calendar_of_events_is_about_none_of_them() -> None:
    assert event_of(nodes_of(page([event(), event(name="Slate Days")]))) is None
    assert event_of(nodes_of(page({"@type": "WebSite", "name": "Rocks"}))) is None


def test_a_document_of_json_ld_is_read_like_a_page() -> None:
    body = json.dumps(event(performer=ADA)).encode()
    mentions = read_data(open_page(Page("https://rocks.example/event.json", body)))
    assert [mention.name for mention in mentions] == ["Odalys Ferreira"]


NAMES = st.sampled_from(
    "@type @id @graph @list name performer organizer subEvent superEvent member award location address "
    "startDate sameAs roleName Person Event Organization OrganizationRole #a".split()
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | NAMES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(ANY_JSON)
def test_no_json_whatever_stops_the_reading(value: object) -> None:
    document = page(json.dumps(value).replace("</", "<\\/"))
    assert all(isinstance(mention, Mention) for mention in read(document))
    event_of(nodes_of(document))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_whatever_in_a_script_stops_the_reading(text: str) -> None:
    read(page(text))


def test_events_that_hold_each_other_end() -> None:
    ring = {"@type": "Event", "@id": "#a", "name": "Rock Days", "subEvent": {"@id": "#a"}, "performer": ADA}
    assert found({"@graph": [ring]}) == [("Odalys Ferreira", "speaker")]
