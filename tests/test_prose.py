"""Sentences name those of whom they say something, and nobody else."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.roles import Role, family_of
from data import DATA
from scrapers.extract import read_page
from scrapers.extract.document import Page, open_page
from scrapers.extract.prose import mentions_of
from scrapers.extract.sentences import names_and_employers, sentences

PAGE = open_page(Page("http://tilers.example/news", b"<p>x</p>"))


def read(sentence: str) -> list[tuple]:
    return [(one.name, one.role.value, one.award, one.year) for one in mentions_of(PAGE, sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "This year's Lantern Medal goes to Odalys Ferrandino, Bo Kuiperveld and J. R. Wells.",
            [(name, "award_recipient", "Lantern Medal", None)
             for name in ("Odalys Ferrandino", "Bo Kuiperveld", "J. R. Wells")],
        ),
        ("In 2019 Odalys Ferrandino won the Kiln Prize 2018.",
         [("Odalys Ferrandino", "award_recipient", "Kiln Prize", 2018)]),
        ("Die Keynote hält Odalys Ferrandino aus Kiel.", [("Odalys Ferrandino", "keynote", "", None)]),
        ("Special thanks to Odalys Ferrandino for chairing the jury.",
         [("Odalys Ferrandino", "chair", "", None)]),
        ("Thanks to Odalys Ferrandino for the cake.", []),
        ("A talk will be given by Odalys Ferrandino, Head of Kilns, and Bo Kuiperveld, followed by Cy Wells.",
         [(name, "speaker", "", None) for name in ("Odalys Ferrandino", "Bo Kuiperveld", "Cy Wells")]),
        ("Odalys Ferrandino and Bo Kuiperveld moderated the session on lime.",
         [(name, "moderator", "", None) for name in ("Odalys Ferrandino", "Bo Kuiperveld")]),
        ("Odalys Ferrandino presents “Lime in Winter” on Tuesday.",
         [("Odalys Ferrandino", "speaker", "", None)]),
        ("Odalys Ferrandino presents a cheque to the school.", []),
        ("Presented by Odalys Ferrandino and Bo Kuiperveld.",
         [(name, "speaker", "", None) for name in ("Odalys Ferrandino", "Bo Kuiperveld")]),
        ("The prize was presented by Odalys Ferrandino.", []),
        ("Dinner is followed by Cy Wells and his band.", []),
        ("The prize goes to a good cause and to Kiel.", []),
        ("The trip goes to Odalys Ferrandino and her garden.", []),
        ("The Kiln Prize was awarded to Mosaic Works GmbH for its floors.", []),
        ("Odalys Ferrandino, professor at Kiel University, was named the recipient of the Kiln Prize.",
         [("Odalys Ferrandino", "award_recipient", "Kiln Prize", None)]),
        ("Odalys Ferrandino of Mosaic Works was presented with the 2021 Kiln Prize.",
         [("Odalys Ferrandino", "award_recipient", "Kiln Prize", 2021)]),
        ("Last year the Kiln Prize was awarded to Odalys Ferrandino.", []),
    ],
)  # fmt: skip
def test_a_sentence_names_those_of_whom_it_says_something(sentence: str, found: list[tuple]) -> None:
    assert read(sentence) == found


def test_titles_and_initials_end_no_sentence() -> None:
    text = "We met Prof. Ferrandino and Dr. Wells. They had come with B. Kuiperveld. Nobody left!"
    assert sentences(text) == [
        "We met Prof. Ferrandino and Dr. Wells.", "They had come with B. Kuiperveld.", "Nobody left!"
    ]  # fmt: skip


def test_names_come_with_their_employers() -> None:
    text = "Odalys Ferrandino (Mosaic Works GmbH), Dr. Bo Kuiperveld of the University of Kiel, and Cy Wells."
    assert names_and_employers(text) == [
        ("Odalys Ferrandino", "Mosaic Works GmbH"),
        ("Dr. Bo Kuiperveld", "University of Kiel"),
        ("Cy Wells", ""),
    ]


@given(
    st.lists(
        st.sampled_from("Odalys Kuiperveld goes to the Prize and , . ( ) of Dr. thanks for 2019".split())
    )
)
def test_no_order_of_words_stops_the_reading(words: list[str]) -> None:
    for mention in mentions_of(PAGE, " ".join(words)):
        assert mention.name in " ".join(words)


def test_the_list_of_phrases_holds_plain_words_each_once() -> None:
    loaded = yaml.safe_load((DATA / "words" / "prose.yaml").read_text(encoding="utf-8"))
    kinds = {"award", "keynote", "thanks", "speaker", "moderator", "titled", "opening", "then"}
    assert set(loaded) == kinds | {"deeds", "news", "elsewhere", "seats"}
    assert all(family_of(Role(role)) for role in loaded["deeds"])
    sides = [side for kind in sorted(kinds) for side in loaded[kind].items()]
    assert {name for name, _ in sides} == {"follow", "precede"}
    for _, languages in sides:
        for phrases in languages.values():
            assert all(isinstance(phrase, str) and phrase == phrase.lower() for phrase in phrases)
            assert len(set(phrases)) == len(phrases)


def honoured(text: str, page: str = "") -> list[tuple]:
    document = open_page(Page(f"http://tilers.example/{page}", f"<h1>{page}</h1><p>{text}</p>".encode()))
    return [
        (one.name, one.role.value, one.organization, one.award) for one in read_page(document.page).mentions
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The guild presented its Lantern Medal to Odalys Ferrandino of Mosaic Works.",
         [("Odalys Ferrandino", "award_recipient", "Mosaic Works", "Lantern Medal")]),
        ("The society honoured Odalys Ferrandino with its Kiln Prize.",
         [("Odalys Ferrandino", "award_recipient", "", "Kiln Prize")]),
        ("Der Verein verleiht die Kiln-Medaille an Odalys Ferrandino.",
         [("Odalys Ferrandino", "award_recipient", "", "Kiln-Medaille")]),
        ("The board gave the floor to Odalys Ferrandino.", []),
        ("She gave a long talk to Odalys Ferrandino and her class.", []),
        ("Congratulations to Odalys Ferrandino on her wedding!", []),
    ],
)  # fmt: skip
def test_who_is_given_an_award_in_a_sentence_is_found(sentence: str, found: list[tuple]) -> None:
    assert honoured(sentence) == found


def test_congratulations_name_winners_on_a_page_of_awards() -> None:
    text = "Congratulations to Odalys Ferrandino of Mosaic Works and Bruno Kuiperveld!"
    assert [one[:3] for one in honoured(text, "Scholarship Recipients")] == [
        ("Odalys Ferrandino", "award_recipient", "Mosaic Works"),
        ("Bruno Kuiperveld", "award_recipient", ""),
    ]
