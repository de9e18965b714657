"""What a person decided holds against the evidence, and the newest answer wins."""

from itertools import combinations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.identity.judgements import Judgement, Verdict, apply_judgements

YES, NO, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def people(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["mention_id", "name", "organization", "event"])


ROES = people(
    ("a", "Jane Roe", "North Bank", "North Forum 2018"),
    ("b", "Jane Roe", "North Bank", "North Forum 2019"),
    ("c", "Jane Roe", "South Hospital", "South Days 2018"),
    ("d", "Jane Roe", "", "South Days 2019"),
    ("e", "J. Roe", "Bolt", "Other Days 2018"),
)


def judged(labels: list[int], *judgements: Judgement, frame: pd.DataFrame = ROES) -> set[str]:
    found = apply_judgements(frame, pd.Series(labels), judgements)
    return {"".join(sorted(ids)) for _, ids in frame["mention_id"].groupby(found.to_numpy())}


def test_without_answers_nothing_changes() -> None:
    assert judged([1, 1, 2, 2, 3]) == {"ab", "cd", "e"}


def test_yes_puts_two_people_together_and_unsure_changes_nothing() -> None:
    assert judged([1, 1, 2, 2, 3], Judgement(YES, ("a",), ("e",))) == {"abe", "cd"}
    assert judged([1, 1, 2, 2, 3], Judgement(UNSURE, ("a",), ("e",))) == {"ab", "cd", "e"}


def test_no_takes_one_person_apart_and_the_rest_goes_where_it_agrees() -> None:
    assert judged([1, 1, 1, 1, 2], Judgement(NO, ("a",), ("c",))) == {"ab", "cd", "e"}


def test_never_the_same_outlives_evidence_that_joins_them_again() -> None:
    no = Judgement(NO, ("a", "b"), ("c", "d"))
    assert judged([1, 1, 2, 2, 3], no) == {"ab", "cd", "e"}
    assert judged([1, 1, 1, 1, 1], no) in ({"abe", "cd"}, {"ab", "cde"})


def test_the_newest_answer_wins() -> None:
    yes, no = Judgement(YES, ("a", "b"), ("c", "d")), Judgement(NO, ("a", "b"), ("c", "d"))
    assert judged([1, 1, 2, 2, 3], yes, no) == {"ab", "cd", "e"}
    assert judged([1, 1, 2, 2, 3], no, yes) == {"abcd", "e"}


def test_an_answer_about_mentions_that_are_gone_is_ignored() -> None:
    assert judged([1, 1, 2, 2, 3], Judgement(YES, ("a",), ("gone",))) == {"ab", "cd", "e"}


ANSWERS = st.lists(
    st.builds(
        Judgement,
        st.sampled_from([YES, NO, UNSURE]),
        st.sets(st.sampled_from("abcde"), min_size=1, max_size=2).map(lambda ids: tuple(sorted(ids))),
        st.sets(st.sampled_from("abcde"), min_size=1, max_size=2).map(lambda ids: tuple(sorted(ids))),
    ),
    max_size=6,
)


@settings(deadline=None, max_examples=150)
@given(ANSWERS, st.lists(st.integers(0, 3), min_size=5, max_size=5), st.permutations(range(5)))
def test_the_newest_answer_always_holds_and_no_order_of_rows_matters(
    answers: list[Judgement], labels: list[int], order: list[int]
) -> None:
    found = judged(labels, *answers)
    shuffled = ROES.iloc[order].reset_index(drop=True)
    assert found == judged([labels[at] for at in order], *answers, frame=shuffled)
    decided = [answer for answer in answers if answer.verdict is not UNSURE]
    if not decided or set(decided[-1].left) & set(decided[-1].right):
        return
    home = {mention: group for group in found for mention in group}
    last = decided[-1]
    if last.verdict is YES:
        assert len({home[mention] for mention in (*last.left, *last.right)}) == 1
    else:
        assert all(home[one] != home[other] for one in last.left for other in last.right)
    for one, other in combinations(last.left, 2):
        if last.verdict is NO and labels["abcde".index(one)] == labels["abcde".index(other)]:
            assert home[one] == home[other]
