"""Who asked to be forgotten is never stored again, under whatever spelling the name comes back."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.identity.traces import wanted_forms
from scrapers.items import Kind, Mention, Role
from scrapers.store import PageRecord, QueuedLink, Store, store_path, tables
from scrapers.store.guard import REMOVED, Guard, hash_of
from scrapers.store.suppression import load_guard, people_on_list, suppress, take_off

PAGE = PageRecord(project="p", source="guild", url="http://guild.test/board", status=200, outcome="read")
ZOE = Mention(
    name="Zoë Reed", role=Role.BOARD, url=PAGE.url, organization="Tallow House", evidence="Zoë Reed, Chair"
)
BO = Mention(
    name="Bo Marsh",
    role=Role.PANELIST,
    url=PAGE.url,
    session="Wicks",
    evidence="Wicks, with Zoë A. Reed and Bo Marsh",
)


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(store_path(tmp_path)) as opened:
        yield opened


def guard_for(store: Store, *names: str, **beside: object) -> Guard:
    with store.engine.begin() as connection:
        suppress(connection, names, **beside)
        return load_guard(connection)


@pytest.mark.parametrize(
    ("forgotten", "printed"),
    [
        ("Zoë Reed", "ZOE REED"),
        ("Zoë Reed", "Reed, Zoë"),
        ("Zoë Reed", "Dr. Zoë Reed, PhD"),
        ("Zoë Reed", "Zoë Anne Reed"),
        ("Zoë A. Reed", "Zoë Reed"),
        ("Zoë A. Reed", "Zoë Anne Reed"),
        ("Zoë Anne Reed", "Zoë A. Reed"),
        ("Zoë Anne Reed", "Zoë Reed"),
        ("Katherine Thistlewood", "Kate Thistlewood"),
        ("Jean-Luc Smith-Jones", "Jean Luc Smith Jones"),
        ("Ludwig van der Berg", "van der Berg, Ludwig"),
        ("山田太郎", "山田 太郎"),
        ("Мария Иванова", "Иванова Мария"),
        ("Mary O'Neill", "Mary O’Neill"),
        ("Ronald McDonald", "RONALD MCDONALD"),
        ("RONALD MCDONALD", "Ronald McDonald"),
    ],
)
def test_another_spelling_of_the_name_is_the_same_person(store: Store, forgotten: str, printed: str):
    assert guard_for(store, forgotten).names(printed)


@pytest.mark.parametrize(
    ("forgotten", "printed"),
    [
        ("Zoë Reed", "Joan Reed"),
        ("Zoë Reed", "Zoë Reedham"),
        ("Zoë Reed", "Z. Reed"),
        ("María García López", "María Fernández López"),
        ("Zoë", "Zoë Reed"),
        ("山田太郎", "山田花子"),
    ],
)
def test_other_people_are_left_alone(store: Store, forgotten: str, printed: str):
    assert not guard_for(store, forgotten).names(printed, "Tallow House", "http://guild.test/")


def test_an_initial_counts_beside_the_known_organisation_only(store: Store):
    guard = guard_for(store, "Zoë Reed", organizations=["Tallow House Ltd."])
    assert guard.names("Z. Reed", "The Tallow House")
    assert not guard.names("Z. Reed", "Lamp Works")
    assert not guard.names("Z. Reed")


def test_a_namesake_stays(store: Store):
    guard = guard_for(
        store, "Zoë Reed", organizations=["Tallow House"], pages=["http://a.test/"], namesakes=True
    )
    assert guard.names("Zoë Reed", "Tallow House", "http://new.test/")
    assert guard.names("Zoë Reed", "", "http://a.test/")
    assert not guard.names("Zoë Reed", "Lamp Works", "http://a.test/")
    assert not guard.names("Zoë Reed", "", "http://new.test/")


def test_what_is_saved_after_it_holds_others_only_and_no_quote_with_the_name(store: Store):
    guard_for(store, "Zoë Reed")
    for _ in range(2):
        store.save_page(PAGE, b"<p>Zo\xc3\xab Reed, <b>Bo</b> Marsh</p>", [ZOE, BO])
        store.replace_mentions("p", PAGE.url, "read", "", [ZOE, BO])
    (kept,) = store.mentions("p")
    assert (kept.name, kept.evidence) == ("Bo Marsh", f"Wicks, with {REMOVED} and Bo Marsh")
    assert not list(store.bodies("p"))
    assert store.counts("p").pages == 1, "that the page was read stays on record"


@pytest.mark.parametrize(
    "body",
    [
        b"<td>Zo&euml;</td><td>Reed</td>",
        b'{"first": "Zo\\u00eb", "last": "Reed"}',
        b'<a href="/people/zoe-reed">our chair</a>',
        b"<td>Zo&euml;</td><td>R&shy;e&shy;e&shy;d</td>",
        b"<td>Zo<wbr>e</td><td>R<wbr/>e<wbr/>ed</td>",
        "<p>Zoë Reed</p>".encode("utf-16"),
    ],
)
def test_a_page_that_names_the_person_in_any_way_is_not_kept_whole(store: Store, body: bytes):
    guard_for(store, "Zoë Reed")
    store.save_page(PAGE, b"<p>Zoe Marsh and Bo Reed</p>", [])
    store.save_page(replace(PAGE, url="http://guild.test/x", final_url=""), body, [])
    assert [page.url for page in store.bodies("p")] == [PAGE.url]


def test_pages_whose_address_carries_the_name_are_neither_asked_for_nor_kept(store: Store):
    guard_for(store, "Zoë Reed")
    links = [
        QueuedLink(url="http://guild.test/people/zoe-reed", source="guild", anchor="Zoë Reed"),
        QueuedLink(url="http://guild.test/people", source="guild", context="with Zoë Reed"),
    ]
    store.save_page(replace(PAGE, url="http://guild.test/team/ZoeReed.html"), b"x", [BO], links)
    assert store.counts("p").pages == 0
    query = sa.select(tables.frontier.c.url, tables.frontier.c.context)
    with store.engine.connect() as connection:
        queued = connection.execute(query).all()
    assert queued == [("http://guild.test/people", f"with {REMOVED}")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("with Zoë Reed.", f"with {REMOVED}."),
        ("Zoë ReedDirector of Wicks", f"{REMOVED}Director of Wicks"),
        ("Reed, Zoë; Marsh, Bo", f"{REMOVED}; Marsh, Bo"),
        ("Zoe\u0308 REED", REMOVED),
        ("Zo\u00ad\u00eb R\u200bee\u00add", REMOVED),
        ("Zoë Anne Reed and Bo", f"{REMOVED} and Bo"),
        ("a reed for Zoë", "a reed for Zoë"),
        ("follow @zoereed", f"follow @{REMOVED}"),
    ],
)
def test_the_name_is_found_in_running_text(store: Store, text: str, left: str):
    assert guard_for(store, "Zoë Reed").redact(text) == left


def test_a_firm_that_carries_the_name_goes_too(store: Store):
    guard = guard_for(store, "Zoë Reed")
    firm = Mention(name="Zoë Reed Consulting", role=Role.SPONSOR, kind=Kind.ORGANIZATION)
    assert guard.hides(firm)
    assert not guard.hides(replace(firm, name="Reed Consulting"))


def test_the_list_holds_no_name_and_another_workspace_has_other_hashes(tmp_path: Path):
    lists = []
    for place in (tmp_path / "a.db", tmp_path / "b.db"):
        with Store.open(place) as opened:
            lists.append({hash_ for hash_, _ in guard_for(opened, "Zoë Reed").rows})
        assert b"reed" not in place.read_bytes().lower()
    assert not lists[0] & lists[1]


def test_who_changed_their_mind_is_taken_off_again(store: Store):
    guard_for(store, "Zoë Reed", "Zoë Anne Reed", organizations=["Tallow House"])
    guard_for(store, "Bo Marsh")
    with store.engine.begin() as connection:
        assert people_on_list(connection) == 2
        assert take_off(connection, "Zoe Reed") == 1
        guard = load_guard(connection)
    assert not guard.names("Zoë Anne Reed", "Tallow House")
    assert guard.names("Bo Marsh")


# marks that nobody sees between the letters of a name
PARTED = (
    "\U000d0108iÐ\U000d176bÜ\x8d'8\x91\U000b5162\x19\x96\U0001dd68ß¢2ö"
    "\U00047860\U0005fdafZ\x1as\U0005ba16ø°×\x1f"
)


@given(st.text(), st.text(min_size=1))
@example(PARTED, PARTED)
def test_no_text_breaks_the_guard_and_what_is_redacted_is_gone(text: str, name: str):
    guard = Guard("salt", ())
    assert guard.redact(text) == text
    forms = wanted_forms([name]).sure
    guard = Guard("salt", tuple((hash_of("salt", form), words) for form, words in forms.items()))
    redacted = guard.redact(f"{text} {name}")
    assert not guard.found_in(redacted.replace(REMOVED, "\n|\n")) or not forms
