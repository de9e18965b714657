"""The year of an award or a seat is that which the page prints beside the name, not that of the page."""

import pytest

from scrapers.extract import read_page
from scrapers.extract.document import Page

URL = "https://guild.example/awards/"
TOP = "<title>Guild of Tilers</title><h1>Golden Trowel Award Winners</h1><p>From 2000, and 2000 again.</p>"


def years(body: str) -> list[tuple[str, int | None]]:
    reading = read_page(Page(URL, (TOP + body).encode()))
    return sorted((mention.name, mention.year) for mention in reading.mentions)


BOTH = [("Odalys Ferrandino", 2021), ("Zbigniew Kafelkowski", 2019)]


@pytest.mark.parametrize(
    "body",
    [
        "<p>2021 - Odalys Ferrandino, Mosaic Works</p><p>2019 - Zbigniew Kafelkowski</p>",
        "<p>Odalys Ferrandino (2021)</p><p>Zbigniew Kafelkowski (2019)</p>",
        "<ul><li>Odalys Ferrandino, 2021–2023</li><li>Zbigniew Kafelkowski, 2019/20</li></ul>",
        "<table><th>Year<th>Who<tr><td>2021<td>Odalys Ferrandino<tr><td>2019<td>Zbigniew Kafelkowski",
        "<table><tr><td rowspan=2>2021<td>Odalys Ferrandino<tr><tr><td>2019<td>Zbigniew Kafelkowski</table>",
        "<dl><dt>2021</dt><dd>Odalys Ferrandino</dd><dt>2019</dt><dd>Zbigniew Kafelkowski</dd></dl>",
        "<h2>Winners 2021</h2><p>Odalys Ferrandino</p><h2>Winners 2019</h2><p>Zbigniew Kafelkowski</p>",
    ],
    ids="line bracket span table rowspan terms headings".split(),
)
def test_each_has_the_year_beside_the_name(body):
    assert years(body) == BOTH


def test_of_several_in_a_line_each_has_the_year_behind_the_name():
    found = years(
        "<p>Past presidents: Odalys Ferrandino (2021), Zbigniew Kafelkowski (2019), Joost Vloerman</p>"
    )
    assert BOTH[0] in found
    assert BOTH[1] in found
    assert dict(found)["Joost Vloerman"] not in {2019, 2021}


def test_an_hour_and_a_number_are_no_years():
    assert dict(years("<p>20:15 Odalys Ferrandino</p><p>2050 tiles, Zbigniew Kafelkowski</p>")).get(
        "Odalys Ferrandino"
    ) in {None, 2000}
