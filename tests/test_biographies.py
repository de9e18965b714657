"""What a sentence below a name says somebody does, and where."""

import pytest

from scrapers.extract.biography import read_bare_post, read_post, read_told_post
from scrapers.extract.clauses import Post

OF_A_NAME = [
    ("Mara Lindt is the founder of TileLab and sits on two boards.", Post("founder", "TileLab")),
    ("Mara Lindt is Hollis Professor of Glazing at Port Ellis University, Norway.", "Port Ellis University"),
    ("Mara Lindt ist seit März 2013 bei Kachelwerk, wo sie baut.", Post("", "Kachelwerk")),
    ("Mara Lindt works for Brennick in Madrid.", Post("", "Brennick")),
    ("Mara Lindt, Geschäftsführerin der Stiftung Fliesenkunst.", "Stiftung Fliesenkunst"),
    ("Mara Lindt è direttrice del personale presso Fornace.", Post("direttrice del personale", "Fornace")),
    ("Mara Lindt est professeure à l'Université de Brisane.", Post("professeure", "Université de Brisane")),
    (
        "Mara Lindt es directora de Recursos Humanos en Azulera.",
        Post("directora de Recursos Humanos", "Azulera"),
    ),
    ("Mara Lindt is hoofd personeel bij Tegelhuis.", Post("hoofd personeel", "Tegelhuis")),
    ("Mara Lindt jest dyrektorem działu HR w firmie Kaflex.", Post("dyrektorem działu HR", "Kaflex")),
    ("Mara Lindt leitet die Personalabteilung der Kachelwerk AG.", Post("", "Kachelwerk AG")),
]


@pytest.mark.parametrize(("text", "expected"), OF_A_NAME)
def test_the_first_sentence_says_the_post(text: str, expected: Post | str) -> None:
    found = read_post(text, "Mara Lindt")
    assert (found if isinstance(expected, Post) else found.organization) in (expected, f"{expected}, Norway")


NO_EMPLOYER = [
    "Mara Lindt is Vice President of Product Design.",
    "Mara Lindt is Vice President, Engineering.",
    "Mara Lindt es licenciada en Derecho.",
    "Mara Lindt is director for Europe.",
    "Mara Lindt ist Fachärztin für Innere Medizin.",
]


@pytest.mark.parametrize("text", NO_EMPLOYER)
def test_fields_of_work_and_places_are_no_employers(text: str) -> None:
    assert read_post(text, "Mara Lindt").organization == ""


def test_a_biography_may_begin_with_the_post() -> None:
    assert read_bare_post("As CEO of Tessel Foods, she grew the firm.") == Post("CEO", "Tessel Foods")
    assert (
        read_bare_post("Vice President for Exhibitions at Tile Museum. She plans.").organization
        == "Tile Museum"
    )


def test_the_field_before_the_employer_stays_with_the_title() -> None:
    found = read_bare_post("Professore Associato di Ceramica, Università Politecnica delle Coste, Italia.")
    assert found.job_title == "Professore Associato di Ceramica"
    assert found.organization.startswith("Università Politecnica delle Coste")


def test_a_former_post_is_not_told() -> None:
    assert read_told_post("She was lecturer at Port Ellis University until 2010 and paints now.") == Post()


def test_a_later_sentence_tells_the_post_where_the_first_tells_studies() -> None:
    studied = "Mara Lindt received her degree from the University of Lower Kiln in 2009. "
    assert read_post(studied + "She is currently a Floor Engineer at Tessel Foods.", "Mara Lindt") == Post(
        "Floor Engineer", "Tessel Foods"
    )
    assert read_post(studied + "Kai is a Floor Engineer at Tessel Foods.", "Mara Lindt") == Post()


def test_a_title_ends_before_what_somebody_is_busy_with() -> None:
    found = read_post(
        "Mara Lindt is a graduate student pursuing a PhD in Glazing at Port Ellis University.", "Mara Lindt"
    )
    assert found == Post("graduate student", "Port Ellis University")
    found = read_post("Mara Lindt is currently working as a floor engineer at Tessel Foods.", "Mara Lindt")
    assert found == Post("floor engineer", "Tessel Foods")
