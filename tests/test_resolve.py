"""One person, one row: merged on proof, told apart by contradiction, whatever the input looks like."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.identity.ids import entity_ids
from analysis.identity.resolve import resolve
from pipelines.resolve import resolve_frame
from scrapers.errors import UsageError

COLUMNS = ["name", "organization", "event", "year", "session"]
GIVEN = ["Jane", "Wei", "Ana", "Tomasz", "Yuki", "Olu", "Ravi", "Ingrid", "Pierre", "Noa", "Kofi", "Lena"]
FAMILY = ["Roe", "Exemplar", "Mustermann", "Beispiel", "Ejemplo", "Wzorski", "Primer", "Voorbeeld", "Esempio"]


def mentions(*rows: tuple[object, ...], **columns: object) -> pd.DataFrame:
    frame = pd.DataFrame([dict.fromkeys(COLUMNS, "") | dict(zip(COLUMNS, row, strict=False)) for row in rows])
    for name, values in columns.items():
        frame[name] = values
    return frame.assign(mention_id=[f"q{at:04d}" for at in range(len(frame))])


def community() -> pd.DataFrame:
    """A community of many people, so that the rarity of a name can be seen."""
    rows = [
        (
            f"{g} {f}",
            f"{f} Works {g}",
            f"Sample Conf {2015 + (at + to) % 4}",
            2015 + (at + to) % 4,
            f"s{at}-{to}",
        )
        for at, g in enumerate(GIVEN)
        for to, f in enumerate(FAMILY)
        if (at + to) % 3
    ]
    return mentions(*rows)


def together(frame: pd.DataFrame, *names: str) -> bool:
    labels = resolve(frame)[frame["name"].isin(names)]
    assert len(labels) >= len(names)
    return labels.nunique() == 1


def with_rows(*rows: tuple[object, ...], **columns: object) -> pd.DataFrame:
    extra = mentions(*rows, **columns)
    frame = pd.concat((community(), extra), ignore_index=True).fillna("")
    return frame.assign(mention_id=[f"q{at:04d}" for at in range(len(frame))])


VARIANTS = [
    ("Bartholomew Quuxley", "Dr. Bartholomew Quuxley, PhD"),
    ("Bartholomew Quuxley", "QUUXLEY, Bartholomew"),
    ("Bartholomew Quuxley", "BARTHOLOMEW QUUXLEY"),
    ("Bartholomew Quuxley", "Quuxley Bartholomew"),
    ("Bartholomew Quuxley", "Bartholomew J. Quuxley"),
    ("Bartholomew Quuxley", "Bart Quuxley"),
    ("Bartholomew Quuxley", "Bartholomew Quuxly"),
    ("Bartholomew Quuxley", 'Bartholomew "Bee" Quuxley'),
    ("Étienne Quuxley", "Etienne Quuxley"),
    ("Yuuichi Quuxley", "Yuichi Quuxley"),
    ("Jean-Luc Quuxley", "Jean Luc Quuxley"),
    ("Bartholomew James Quuxley", "Bartholomew J. Quuxley"),
    ("Bartholomew Quuxley", "Bartholomew Quuxley 🚀"),
    ("Bartholomew Quuxley", "Bartholomew Quuxley™"),
    ("Bartholomew Quuxley", "Bartholomew\u200f Quuxley"),
    ("王例明", "Liming Wang"),
    ("王例明", "Wang Liming"),
    ("王例明", "王 例明"),
]


def test_texts_longer_than_any_name_are_one_only_where_they_are_equal() -> None:
    long = "x y " * 200
    labels = resolve(with_rows((long + "a",), (long + "b",), (long + "a", "Quux Labs")))[-3:].tolist()
    assert labels[0] == labels[2] != labels[1]


def test_halves_of_signs_are_survived() -> None:
    frame = with_rows(("Bartholomew Quuxley",)).astype(object)
    frame.loc[len(frame) - 1, ["name", "organization"]] = ["\ud800 Bartholomew Quuxley", "Quux \udfff"]
    assert resolve(frame).nunique() == len(frame)


@pytest.mark.parametrize(("one", "other"), VARIANTS)
def test_spellings_of_one_rare_name_are_one_person(one: str, other: str) -> None:
    frame = with_rows(
        (one, "Quux Labs", "Sample Conf 2016", 2016, "t1"),
        (other, "Quux Labs", "Sample Conf 2017", 2017, "t2"),
    )
    assert together(frame, one, other)


STRANGERS = [
    ("Bartholomew Quuxley", "Barbara Quuxley"),
    ("Bartholomew Quuxley Jr.", "Bartholomew Quuxley Sr."),
    ("Bartholomew James Quuxley", "Bartholomew Henry Quuxley"),
    ("Wei Exemplar", "Wen Exemplar"),
    ("Jane Roe", "Ana Roe"),
]


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_names_that_contradict_each_other_are_two_people(one: str, other: str) -> None:
    frame = with_rows(
        (one, "Quux Labs", "Sample Conf 2016", 2016, "t1"),
        (other, "Quux Labs", "Sample Conf 2017", 2017, "t2"),
    )
    assert not together(frame, one, other)


def test_surname_and_initial_alone_never_merge() -> None:
    frame = with_rows(
        ("Bartholomew Quuxley", "Quux Labs", "Sample Conf 2016", 2016, "t1"),
        ("B. Quuxley", "", "Other Days 2019", 2019, "t2"),
    )
    assert not together(frame, "Bartholomew Quuxley", "B. Quuxley")


def test_an_initial_with_the_same_organisation_is_the_only_candidate() -> None:
    rows = [
        ("Bartholomew Quuxley", "Quux Labs", "Sample Conf 2016", 2016, "t1"),
        ("B. Quuxley", "Quux Labs", "Sample Conf 2017", 2017, "t2"),
    ]
    assert together(with_rows(*rows), "Bartholomew Quuxley", "B. Quuxley")
    rival = ("Beatrix Quuxley", "Quux Labs", "Sample Conf 2017", 2017, "t3")
    frame = with_rows(*rows, rival)
    assert not together(frame, "Bartholomew Quuxley", "B. Quuxley")
    assert not together(frame, "Beatrix Quuxley", "B. Quuxley")


def test_two_spellings_in_one_session_are_two_people() -> None:
    frame = with_rows(
        ("Bartholomew Quuxley", "Quux Labs", "Sample Conf 2016", 2016, "t1"),
        ("Bart Quuxley", "Quux Labs", "Sample Conf 2016", 2016, "t1"),
    )
    assert not together(frame, "Bartholomew Quuxley", "Bart Quuxley")


def test_namesakes_of_a_common_name_with_other_employers_and_events_stay_two() -> None:
    extra = [
        (f"Jane Family{at}", "", f"Big Event {2000 + at % 9}", 2000 + at % 9, f"u{at}") for at in range(300)
    ]
    extra += [
        (f"Given{at} Roe", "", f"Big Event {2000 + at % 9}", 2000 + at % 9, f"v{at}") for at in range(300)
    ]
    one = [("Jane Roe", "North Bank", "North Forum 2018", 2018, f"n{at}") for at in range(3)]
    two = [("Jane Roe", "South Hospital", "South Congress 2018", 2018, f"m{at}") for at in range(3)]
    frame = with_rows(*extra, *one, *two)
    labels = resolve(frame)
    north, south = (labels[frame["organization"] == place] for place in ("North Bank", "South Hospital"))
    assert north.nunique() == south.nunique() == 1
    assert set(north) != set(south)


def test_a_shared_profile_link_makes_namesakes_one() -> None:
    extra = [
        (f"Jane Family{at}", "", f"Big Event {2000 + at % 9}", 2000 + at % 9, f"u{at}") for at in range(300)
    ]
    extra += [
        (f"Given{at} Roe", "", f"Big Event {2000 + at % 9}", 2000 + at % 9, f"v{at}") for at in range(300)
    ]
    pair = [
        ("Jane Roe", "North Bank", "North Forum 2018", 2018, "n1"),
        ("Jane Roe", "South Hospital", "South Congress 2018", 2018, "m1"),
    ]
    frame = with_rows(*extra, *pair)
    linked = frame.assign(profile_urls="").copy()
    linked.loc[linked["organization"].isin(["North Bank", "South Hospital"]), "profile_urls"] = (
        "https://roe.example/me"
    )
    where = frame["organization"].isin(["North Bank", "South Hospital"])
    assert resolve(frame)[where].nunique() == 2
    assert resolve(linked)[where].nunique() == 1


def test_a_new_family_name_with_the_same_profile_link_is_one_person() -> None:
    rows = [
        ("Bartholomea Quuxley", "Quux Labs", "Sample Conf 2016", 2016, "t1"),
        ("Bartholomea Zoltan", "Bolt Works", "Other Days 2019", 2019, "t2"),
    ]
    link = ["https://bartholomea.example/"] * 2
    assert together(with_rows(*rows, profile_urls=link), "Bartholomea Quuxley", "Bartholomea Zoltan")
    assert not together(with_rows(*rows), "Bartholomea Quuxley", "Bartholomea Zoltan")


def test_a_link_that_stands_beside_every_name_proves_nothing() -> None:
    frame = community().assign(profile_urls="https://social.example/sample-conf")
    assert resolve(frame).nunique() == resolve(community()).nunique()


def test_two_near_names_in_one_list_are_two_people() -> None:
    rows = [
        ("Bartholomew Quuxley", "Quux Labs", "Sample Conf 2016", 2016, "t1"),
        ("Bart Quuxley", "Quux Labs", "Sample Conf 2016", 2016, "t2"),
    ]
    apart = with_rows(*rows, url=["https://a.example", "https://b.example"], role="board")
    assert together(apart, "Bartholomew Quuxley", "Bart Quuxley")
    one_list = with_rows(*rows, url="https://a.example", role="board")
    assert not together(one_list, "Bartholomew Quuxley", "Bart Quuxley")


def test_careers_that_run_side_by_side_are_two_people_even_under_a_rare_name() -> None:
    years = (2016, 2017, 2018)
    one = [("Bartholomew Quuxley", "Quux Labs", f"Lab Days {year}", year) for year in years]
    two = [("Bartholomew Quuxley", "Zolt Hospital", f"Ward Forum {year}", year) for year in years]
    unsaid = ("Bartholomew Quuxley", "", "Ward Forum 2019", 2019)
    frame = with_rows(*one, *two, unsaid)
    labels = resolve(frame)
    assert set(labels[frame["organization"] == "Quux Labs"]).isdisjoint(
        labels[frame["organization"] == "Zolt Hospital"]
    )
    moved = [("Bartholomew Quuxley", "Zolt Hospital", f"Ward Forum {year}", year) for year in (2020, 2021)]
    assert together(with_rows(*one, *moved), "Bartholomew Quuxley")


ORGANIZATIONS = [
    ("Acme Quux Inc.", "Acme Quux"),
    ("Acme Quux", "AcmeQuux"),
    ("Acme Quux", "Acme Quux Japan K.K."),
    ("Quuxcorp Software", "Quuxcorp"),
    ("Acme Quux Zolt", "AQZ"),
    ("Quuxlandia", "Quuxllandia"),
    ("Quuxpad by Degrix", "Quuxpad"),
]


@pytest.mark.parametrize(("one", "other"), ORGANIZATIONS)
def test_names_of_one_organisation_meet(one: str, other: str) -> None:
    rows = [
        (one, "", "Sample Conf 2016", 2016),
        (other, "", "Sample Conf 2017", 2017),
        ("Bolt", "", "Sample Conf 2017"),
    ]
    frame = mentions(*rows, kind="organization")
    assert together(frame, one, other)
    assert not together(frame, one, "Bolt")


def test_an_organisation_and_a_person_of_one_name_stay_two() -> None:
    frame = mentions(("Jane Roe",), ("Jane Roe",), kind=["person", "organization"])
    ids = resolve_frame(frame)["entity_id"]
    assert ids[0].startswith("m-")
    assert ids[1].startswith("o-")


def test_sisters_of_one_trade_name_are_left_alone() -> None:
    frame = mentions(("Quux Software",), ("Quux Consulting",), ("Quux",), kind="organization")
    assert resolve(frame).nunique() == 3


ROWS = st.lists(
    st.tuples(
        st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY)) | st.text(max_size=12),
        st.sampled_from(["", "Acme", "Bolt Inc."]),
        st.sampled_from(["", "Conf 2019", "Days 2020"]),
        st.sampled_from(["", "2019", "2020"]),
        st.sampled_from(["", "s1", "s2", "s3"]),
    ),
    min_size=1,
    max_size=25,
)


def groups(frame: pd.DataFrame) -> set[frozenset[str]]:
    labels = resolve(frame)
    return {frozenset(ids) for _, ids in frame["mention_id"].groupby(labels)}


@settings(deadline=None, max_examples=40)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[tuple[str, ...]], random: object) -> None:
    frame = mentions(*rows)
    shuffled = frame.sample(frac=1, random_state=random.randrange(1000))
    assert groups(frame) == groups(shuffled) == groups(frame)


@settings(deadline=None, max_examples=40)
@given(ROWS, st.integers(0, 24))
def test_a_mention_printed_again_changes_nobody_else(rows: list[tuple[str, ...]], which: int) -> None:
    frame = mentions(*rows)
    again = frame.iloc[[which % len(frame)]].assign(mention_id="zz")
    doubled = pd.concat((frame, again), ignore_index=True)
    found = groups(doubled)
    assert {group - {"zz"} for group in found} - {frozenset()} == groups(frame)
    if again["name"].iloc[0].strip():
        assert frozenset({"zz"}) not in found


def test_ids_last_when_new_mentions_come() -> None:
    frame = community()
    first = resolve_frame(frame)
    known = dict(zip(first["mention_id"], first["entity_id"], strict=True))
    more = pd.concat(
        (frame, mentions(("Jane Newcomer",)).assign(mention_id="aaaa")), ignore_index=True
    ).fillna("")
    second = resolve_frame(more, known)
    assert dict(zip(second["mention_id"], second["entity_id"], strict=True)).items() >= known.items()
    assert second["entity_id"].iloc[-1] not in set(known.values())


def test_an_id_is_never_given_to_two_entities() -> None:
    frame = pd.DataFrame({"mention_id": ["a", "b", "c", "d", "e"]})
    known = {"a": "m-old", "b": "m-old", "c": "m-old", "d": "m-other"}
    split = entity_ids(frame, pd.Series([1, 2, 2, 3, 4]), known)
    assert split[1] == split[2] == "m-old"
    assert split[0] != "m-old"
    assert split.nunique() == 4
    merged = entity_ids(frame, pd.Series([1, 1, 1, 1, 2]), known)
    assert set(merged[:4]) == {"m-old"}


HOSTILE = [
    "",
    "   ",
    "🙂",
    "\u200f",
    "x" * 500,
    "Jane " * 120,
    "\u202eeoR enaJ",
    "1234",
    "<b>",
    "a,b,c",
    "Ó",
    "\x00",
]


def test_bad_names_keep_their_rows() -> None:
    frame = mentions(*[(name,) for name in HOSTILE], ("Jane Roe",), ("Jane Roe",))
    resolved = resolve_frame(frame)
    assert list(resolved["name"]) == list(frame["name"])
    assert resolved["entity_id"].str.fullmatch(r"[mo]-[0-9a-f]{12}").all()
    blank = resolved[frame["name"].str.strip() == ""]
    assert blank["entity_id"].nunique() == len(blank)


def test_absent_values_and_other_types_are_survived() -> None:
    frame = pd.DataFrame(
        {
            "mention_id": [1, 2, 3],
            "name": ["Jane Roe", None, "Jane Roe"],
            "year": [2020.0, None, 2021.0],
            "profile_urls": [["https://roe.example"], None, []],
            "organization": [None, float("nan"), "Acme"],
        }
    )
    resolved = resolve_frame(frame)
    assert resolved["entity_id"].nunique() == 2
    assert resolved["entity_id"][0] == resolved["entity_id"][2]


def test_a_mention_id_printed_twice_keeps_both_rows_in_one_entity() -> None:
    frame = mentions(("Jane Roe",), ("Wei Exemplar",), ("Jane Roe",)).assign(mention_id=["a", "a", "b"])
    resolved = resolve_frame(frame)
    assert len(resolved) == 3
    assert resolved["entity_id"][0] == resolved["entity_id"][1]


@pytest.mark.parametrize("missing", ["mention_id", "name"])
def test_a_missing_column_is_said(missing: str) -> None:
    with pytest.raises(UsageError, match=missing):
        resolve_frame(community().drop(columns=missing))


def test_a_crowd_of_one_name_does_not_explode() -> None:
    size = 30_000
    same = pd.DataFrame(
        {"name": "Jane Roe", "event": [f"Event {at}" for at in range(size)], "organization": ""}
    )
    apart = same.assign(organization=[f"Firm {at}" for at in range(size)])
    frame = pd.concat((same, apart), ignore_index=True).assign(mention_id=range(2 * size))
    assert len(resolve_frame(frame)) == 2 * size
