"""State inside scripts and documents of data: lists of people are found by their keys, and only those."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.extract.document import Document, Page, open_page
from scrapers.extract.structured import read, read_data
from scrapers.items import Mention


def next_data(props: object) -> Document:
    return script(
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": props})}</script>'
    )


def script(markup: str) -> Document:
    return open_page(Page("https://rocks.example/2026", f"<html><body>{markup}</body></html>".encode()))


def named(document: Document) -> list[tuple[str, str]]:
    return [(mention.name, mention.role.value) for mention in read(document)]


SPEAKERS = [
    {"firstName": "Odalys", "lastName": "Ferreira", "jobTitle": "Chief Geologist", "company": "Minas Lda",
     "email": "o@minas.example", "phone": "+351 900 000 000", "website": "https://odalys.example/me"},
    {"firstName": "Bo", "lastName": "Lind", "tagLine": "Driller at Norskfels AS"},
]  # fmt: skip
ODALYS, BO = ("Odalys Ferreira", "speaker"), ("Bo Lind", "speaker")


def test_speakers_in_the_state_of_a_page_are_read() -> None:
    first, second = read(next_data({"pageProps": {"event": {"name": "Rock Days", "startDate": "2026-03-09"},
                                                  "speakers": SPEAKERS}}))  # fmt: skip
    assert (first.name, first.job_title, first.organization) == (
        "Odalys Ferreira",
        "Chief Geologist",
        "Minas Lda",
    )
    assert (first.event, first.date) == ("Rock Days", "2026-03-09")
    assert first.profile_urls == ("https://odalys.example/me",)
    assert (second.job_title, second.organization) == ("Driller", "Norskfels AS")
    assert "@" not in repr(first)
    assert "900" not in repr(first)


@pytest.mark.parametrize(
    "markup",
    [
        "<script>window.__INITIAL_STATE__ = WHAT;</script>",
        "<script>window['__APP__']=WHAT; run();</script>",
        "<script>var pageData = WHAT</script>",
        '<script type="application/json" data-island>WHAT</script>',
        "<script>window.__STATE__ = JSON.parse(QUOTED);</script>",
        "<script>window.__STATE__ = JSON.parse('WHAT');</script>",
        "<script>self.__next_f.push([1,FLIGHT])</script>",
    ],
)
def test_state_is_found_however_a_page_carries_it(markup: str) -> None:
    state = json.dumps({"speakers": SPEAKERS})
    flight = json.dumps(f'3:["$","div",null,{state}]\n')
    markup = markup.replace("WHAT", state).replace("QUOTED", json.dumps(state)).replace("FLIGHT", flight)
    assert named(script(markup)) == [ODALYS, BO]


def test_the_flat_payload_of_nuxt_is_unfolded() -> None:
    flat = [{"data": 1}, ["Reactive", 2], {"speakers": 3}, [4, 7], {"firstName": 5, "lastName": 6}, "Odalys",
            "Ferreira", {"firstName": 8, "lastName": 9}, "Bo", "Lind"]  # fmt: skip
    document = script(f'<script type="application/json" id="__NUXT_DATA__">{json.dumps(flat)}</script>')
    assert named(document) == [ODALYS, BO]


def test_the_key_says_the_role_and_the_tier() -> None:
    mentions = read(
        next_data(
            {
                "goldSponsors": [
                    {"name": "Norskfels AS", "logo": "n.png"},
                    {"name": "Minas Lda", "logo": "m.png"},
                ],
                "programCommittee": {"members": SPEAKERS},
                "exhibitors": [{"companyName": "Hammer & Sons", "booth": "B12"}],
            }
        )
    )
    told = {(mention.name, mention.role.value, mention.tier or mention.booth) for mention in mentions}
    assert told == {
        ("Norskfels AS", "sponsor", "Gold"),
        ("Minas Lda", "sponsor", "Gold"),
        ("Odalys Ferreira", "reviewer", ""),
        ("Bo Lind", "reviewer", ""),
        ("Hammer & Sons", "exhibitor", "B12"),
    }


def test_sponsors_in_groups_take_the_tier_of_their_group() -> None:
    groups = [
        {"name": "Platinum", "sponsors": [{"name": "Norskfels AS", "url": "https://norskfels.example"}]},
        {"name": "Silver", "sponsors": [{"name": "Minas Lda", "url": "https://minas.example"}]},
    ]
    assert {(m.name, m.tier) for m in read(next_data({"sponsors": groups}))} == {
        ("Norskfels AS", "Platinum"),
        ("Minas Lda", "Silver"),
    }


def test_speakers_of_a_session_know_their_session() -> None:
    sessions = [{"title": "On Basalt", "startTime": "2026-03-09T10:00", "speakers": SPEAKERS[:1]}]
    (mention,) = read(next_data({"agenda": sessions}))
    assert (mention.name, mention.session) == ("Odalys Ferreira", "On Basalt")


FLAGS = {"displayOnWebsite": False, "hidden": True, "status": "draft", "isPublic": False, "unpublished": True}
PRIVATE = "attendees registrants members users currentUser eventAttendees comments people".split()


@pytest.mark.parametrize("flag", [{name: value} for name, value in FLAGS.items()], ids=FLAGS)
def test_who_is_hidden_stays_hidden(flag: dict[str, object]) -> None:
    assert named(next_data({"speakers": [{**SPEAKERS[0], **flag}, SPEAKERS[1]]})) == [BO]
    assert named(next_data({"page": {**flag, "speakers": SPEAKERS}})) == []


@pytest.mark.parametrize("key", PRIVATE)
def test_who_only_came_is_never_read(key: str) -> None:
    assert named(next_data({key: SPEAKERS})) == []
    assert named(next_data({"speakers": {"attendees": SPEAKERS}, "eventUsers": {"speakers": SPEAKERS}})) == []


def test_labels_of_a_menu_are_nobody() -> None:
    labels = {"speakers": {"title": "Speakers", "url": "/speakers"}, "sponsors": "Sponsors",
              "committee": [{"name": "Read more"}, {"name": "Back to top"}]}  # fmt: skip
    assert named(next_data({"menu": labels, "translations": labels})) == []


def test_a_document_of_data_takes_its_role_from_its_address() -> None:
    body = json.dumps([{"name": "Odalys Ferreira", "bio": "…"}, {"name": "Bo Lind", "bio": "…"}]).encode()

    def roles(address: str) -> list[str]:
        return [mention.role.value for mention in read_data(open_page(Page(address, body)))]

    assert roles("https://rocks.example/data/speakers.json") == ["speaker", "speaker"]
    assert roles("https://rocks.example/api/board-members?page=1") == ["board", "board"]
    assert roles("https://rocks.example/data/attendees.json") == []
    assert roles("https://rocks.example/data/list.json") == []


def test_posts_of_wordpress_are_people_where_their_type_says_so() -> None:
    posts = [
        {
            "type": "speaker",
            "status": "publish",
            "link": "https://rocks.example/s/o",
            "title": {"rendered": "Odalys Ferreira"},
            "acf": {"job_title": "Geologist", "company": "Minas Lda"},
        },
        {"type": "speaker", "status": "draft", "title": {"rendered": "Bo Lind"}, "acf": {}},
    ]
    (mention,) = read_data(
        open_page(Page("https://rocks.example/wp-json/wp/v2/cpt", json.dumps(posts).encode()))
    )
    assert (mention.name, mention.job_title, mention.organization) == (
        "Odalys Ferreira",
        "Geologist",
        "Minas Lda",
    )


def test_lists_in_xml_are_read_and_feeds_are_not() -> None:
    body = """<?xml version="1.0"?><event><speakers><speaker><name>Odalys Ferreira</name>
    <company>Minas Lda</company></speaker><speaker><name>Bo Lind</name>
    <company>Norskfels AS</company></speaker></speakers></event>"""
    mentions = read_data(open_page(Page("https://rocks.example/export.xml", body.encode())))
    assert [(mention.name, mention.organization) for mention in mentions] == [
        ("Odalys Ferreira", "Minas Lda"),
        ("Bo Lind", "Norskfels AS"),
    ]
    feed = body.replace("<event>", "<rss>").replace("</event>", "</rss>")
    assert read_data(open_page(Page("https://rocks.example/feed.xml", feed.encode()))) == []


def test_a_list_that_holds_itself_over_and_over_ends() -> None:
    bomb = [[1], *([[place + 1] * 50 for place in range(1, 60)]), "end"]
    document = script(f'<script type="application/json">{json.dumps(bomb)}</script>')
    assert read(document) == []


KEYS = st.sampled_from(
    "speakers sponsors name title firstName lastName items node hidden company event start".split()
)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_no_state_whatever_stops_the_reading(value: object) -> None:
    document = script(
        f'<script type="application/json">{json.dumps([value, value])}</script>'.replace("</s", "</s", 1)
    )
    assert all(isinstance(mention, Mention) for mention in read(document))
    body = json.dumps({"data": value}).encode()
    assert all(isinstance(m, Mention) for m in read_data(open_page(Page("https://r.example/speakers", body))))
