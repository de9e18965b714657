"""Of more doubts than anybody can answer, those are asked about first whose answers change most."""

import pytest

from analysis.identity.doubts import weight
from analysis.identity.judgements import Judgement, Verdict
from analysis.identity.resolve import resolve_with_doubts
from pipelines import doubts
from pipelines.resolve import resolve_with_review
from tests.test_resolve import with_rows

OFTEN = [("Bartholomew Quuxley", "Quux Labs", f"Sample Conf {year}", year) for year in range(2015, 2018)]
OFTEN += [("B. Quuxley", "", f"Other Days {year}", year) for year in range(2018, 2021)]
ONCE = [("Theodora Vexmoor", "Vex", "Sample Conf 2016", 2016), ("T. Vexmoor", "", "Other Days 2019", 2019)]
FRAME = with_rows(*OFTEN, *ONCE)


def asked(most: int = 200, *judgements: Judgement) -> tuple[list[set[str]], int]:
    resolved, found = resolve_with_review(FRAME, judgements=judgements, most=most)
    name = dict(zip(resolved["mention_id"], resolved["name"], strict=True))
    return [{name[doubt.left[0]], name[doubt.right[0]]} for doubt in found.doubts], found.in_all


def test_who_appears_often_is_asked_about_before_who_appears_once():
    pairs, in_all = asked()
    often, once = {"Bartholomew Quuxley", "B. Quuxley"}, {"Theodora Vexmoor", "T. Vexmoor"}
    assert pairs.index(often) < pairs.index(once)
    assert in_all == len(pairs)


def test_appearances_of_both_sides_count_and_so_does_nearness_to_the_proof():
    assert weight(10, 10, 1.0) > weight(10, 1, 1.0) > weight(1, 1, 1.0)
    assert weight(10, 10, 0.5) > weight(10, 10, 3.0)
    assert weight(200, 1, 0.0) < weight(5, 5, 0.0), "one appearance more changes little for who has 200"


def test_no_order_of_rows_changes_what_is_asked():
    first = resolve_with_doubts(FRAME).doubts.table["weight"].tolist()
    assert first == sorted(first, reverse=True)
    assert resolve_with_doubts(FRAME.sample(frac=1, random_state=3)).doubts.table["weight"].tolist() == first


def test_at_most_so_many_are_asked_and_it_is_said_how_many_there_are():
    every, in_all = asked()
    assert in_all > 1
    assert asked(most=1) == (every[:1], in_all)


@pytest.mark.parametrize(
    ("verdict", "left"), [(Verdict.SAME, 1), (Verdict.DIFFERENT, 1), (Verdict.UNSURE, 0)]
)
def test_the_next_one_follows_when_one_is_answered(verdict: Verdict, left: int):
    every, in_all = asked()
    _, found = resolve_with_review(FRAME, most=1)
    judgement = Judgement(verdict, found.doubts[0].left, found.doubts[0].right)
    pairs, open_now = asked(1, judgement)
    assert every[1] in pairs
    assert (every[0] in pairs) == (verdict == Verdict.UNSURE), (
        "what somebody was unsure about stays to be seen"
    )
    assert open_now == in_all - left


def test_a_person_answers_two_hundred_at_a_time():
    assert doubts.QUESTIONS == 200
