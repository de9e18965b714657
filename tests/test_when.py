"""When and where an edition takes place is read off its pages, in many ways of printing it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.frontier.when import date_range_in, when_and_where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 4-6, 2026", "2026-05-04/2026-05-06"),
        ("16–18 October 2025, The Kiln Hall", "2025-10-16/2025-10-18"),
        ("30 April – 2 May 2026", "2026-04-30/2026-05-02"),
        ("April 30 - May 2, 2026", "2026-04-30/2026-05-02"),
        ("4th to 6th June 2024", "2024-06-04/2024-06-06"),
        ("vom 4. bis 6. März 2024 in Berlin", "2024-03-04/2024-03-06"),
        ("du 3 au 5 juillet 2023", "2023-07-03/2023-07-05"),
        ("del 8 al 10 de noviembre de 2024", "2024-11-08/2024-11-10"),
        ("2026-05-04 to 2026-05-06", "2026-05-04/2026-05-06"),
        ("2024年10月5日〜7日", "2024-10-05/2024-10-07"),
        ("3-5 Eylül 2025", "2025-09-03/2025-09-05"),
        ("4.–6. května 2026", "2026-05-04/2026-05-06"),
        ("4. til 6. mai 2026", "2026-05-04/2026-05-06"),
        ("2026. május 4–6., Agyagfalva", "2026-05-04/2026-05-06"),
        ("4–6 травня 2026", "2026-05-04/2026-05-06"),
        ("Copyright 2025. May 3-4 was fine", ""),
        ("Posted on 4 May 2026", ""),
        ("Rooms 4-6, floor 20", ""),
        ("31-33 April 2026", ""),
    ],
)
def test_ranges_of_days_are_read(text: str, expected: str) -> None:
    assert date_range_in(text)[0] == expected


@pytest.mark.parametrize(
    ("lines", "year", "expected"),
    [
        (
            ["TilersCon", "May 4-6, 2026 | Lisbon, Portugal"],
            2026,
            ("2026-05-04/2026-05-06", "Lisbon, Portugal"),
        ),
        (["4–6 May 2026, Kilnmouth, Ireland"], 2026, ("2026-05-04/2026-05-06", "Kilnmouth, Ireland")),
        (["Registration deadline extended: 1-3 March 2026"], 2026, ("", "")),
        (["See you at TilersCon, 1-3 March 2019"], 2026, ("", "")),
        (["Speakers"], 2026, ("", "")),
    ],
)
def test_an_edition_has_its_own_days_and_place(
    lines: list[str], year: int, expected: tuple[str, str]
) -> None:
    assert when_and_where(lines, year) == expected


@given(st.text(max_size=200))
def test_any_text_is_a_range_or_nothing(text: str) -> None:
    found, end = date_range_in(text)
    assert (not found and end == 0) or (len(found) == 21 and 0 < end <= len(text))
