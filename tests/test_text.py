"""Printed text is made comparable without losing what people see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import fold, squeeze


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)


@given(st.text())
def test_squeezed_text_is_one_line_without_controls(text: str) -> None:
    squeezed = squeeze(text)
    assert not set(squeezed) & set("\n\r\t\x1b\x00\u202e\u200b")
    assert "  " not in squeezed


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Ångström", "zoe angstrom"),
        ("O'Neill", "ONEILL"),
        ("Soft\u00adhyphen", "softhyphen"),
        ("A\u00a0B", "a b"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(squeeze(one)) == fold(other)
