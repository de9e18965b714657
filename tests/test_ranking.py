"""Who comes first: those whose names come up again across organisers and years."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking.score import points
from analysis.ranking.weights import Weight, weights
from pipelines.rank import rank_frame
from tests.ranking_cases import mention, table, talk


def order(*mentions: dict[str, object]) -> list[str]:
    return rank_frame(table(*mentions))["entity_id"].tolist()


def recurring(name: str) -> list[dict[str, object]]:
    return [
        talk(name, event, year)
        for event, year in (("Wick Forum", 2014), ("Lantern Days", 2015), ("Wick Forum", 2016))
    ]


def test_a_keynote_star_of_a_single_event_does_not_beat_those_who_recur():
    star = [
        talk("star", "Light Expo", 2016, role=role, job_title="Founder and CEO", award="Star of Light")
        for role in ("keynote", "speaker", "award_recipient", "panelist")
    ]
    pages = [row | {"url": f"https://lightexpo.example/{n}"} for n in range(8) for row in star]
    crowd = [talk(f"guest {n}", "Light Expo", 2016) for n in range(10)]
    assert order(*pages, *recurring("ada"), *crowd)[0] == "ada"


def test_five_pages_of_one_talk_do_not_lift_anybody():
    many = [talk("bo", "Wick Forum", 2016, url=f"https://wickforum.example/{n}") for n in range(5)]
    ranked = rank_frame(table(talk("ada", "Wick Forum", 2016), *many))
    assert ranked["score"].nunique() == 1
    assert ranked["entity_id"].tolist() == ["ada", "bo"]


def test_more_organisers_beat_the_same_one_in_the_same_year():
    months = ("March", "April", "May")
    same = [mention("bo", event=f"Wick Meetup {m} 2016", host="wick.example", year=2016) for m in months]
    broad = [talk("ada", event, 2016) for event in ("Wick Forum", "Lantern Days", "Light Expo")]
    assert order(*same, *broad) == ["ada", "bo"]


def test_different_roles_beat_the_same_role_at_the_same_events():
    same = [talk("bo", event, 2016) for event in ("Wick Forum", "Lantern Days")]
    varied = [talk("ada", "Wick Forum", 2016), talk("ada", "Lantern Days", 2016, role="organizer")]
    assert order(*same, *varied) == ["ada", "bo"]


def test_proof_of_helping_lifts_among_equals():
    proof = talk("bo", "Wick Forum", 2016, evidence="Bo Reed mentors newcomers")
    assert order(talk("ada", "Wick Forum", 2016), proof) == ["bo", "ada"]


def test_a_senior_title_ranks_above_a_junior_one_among_equals():
    junior = talk("ada", "Wick Forum", 2016, job_title="Junior Engineer")
    assert order(junior, talk("bo", "Wick Forum", 2016, job_title="Vice President")) == ["bo", "ada"]


def test_ties_go_by_name_and_never_by_the_order_of_the_pages():
    rows = [talk(name, "Wick Forum", 2016) for name in ("émile", "Zoe", "ada")]
    assert order(*rows) == order(*reversed(rows)) == ["ada", "émile", "Zoe"]


def test_people_and_organisations_are_ranked_apart():
    firm = [talk("Acme", "Wick Forum", y, kind="organization", role="sponsor") for y in (2014, 2015, 2016)]
    ranked = rank_frame(table(*firm, talk("ada", "Wick Forum", 2016), talk("bo", "Wick Forum", 2014)))
    assert ranked[["entity_id", "kind", "rank"]].to_numpy().tolist() == [
        ["ada", "person", 1], ["bo", "person", 2], ["Acme", "organization", 1],
    ]  # fmt: skip


def test_an_empty_table_gives_an_empty_ranking():
    assert rank_frame(table()).empty


def test_the_score_is_the_sum_of_its_parts():
    ranked = rank_frame(table(*recurring("ada"), talk("bo", "Wick Forum", 2016, role="board")))
    np.testing.assert_allclose(points(ranked).sum(axis=1), ranked["score"], atol=1e-3)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from(sorted(weights())))
def test_more_of_a_signal_never_costs_points_and_brings_less_and_less(low, more, name):
    weight = weights()[name]
    first, second, third = weight.points(np.array([low, low + more, low + 2 * more]))
    assert first <= second <= third
    assert third - second <= second - first + 1e-6
    assert weight.points(np.array([0.0, weight.full])).tolist() == [0, pytest.approx(weight.weight)]


@pytest.mark.parametrize(
    "wrong", ["weight = -1", 'shape = "cube"', "full = 0", 'reason = ""', 'weight = "much"'],
)  # fmt: skip
def test_a_wrong_weight_is_named(tmp_path, wrong):
    right = {"weight": "1", "shape": '"log"', "full": "2", "reason": '"so"'}
    key, value = wrong.split(" = ")
    path = tmp_path / "weights.toml"
    path.write_text("[breadth]\n" + "\n".join(f"{k} = {v}" for k, v in (right | {key: value}).items()))
    with pytest.raises(ValueError, match="weight of breadth"):
        weights(path)


def test_weights_of_ones_own_are_followed():
    only = {"breadth": Weight(10, "share", 2, "a test")}
    assert points(pd.DataFrame({"breadth": [1, 4], "awards": [9, 9]}), only)["breadth"].tolist() == [5, 10]
