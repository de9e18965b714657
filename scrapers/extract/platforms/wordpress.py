"""WordPress: the cards of people that themes and plug-ins for teams and speakers make."""

from collections.abc import Iterator

from analysis.roles import Role
from scrapers.extract.document import Document
from scrapers.extract.platforms._cards import Card, read_cards
from scrapers.extract.platforms._shape import no_endpoints
from scrapers.items import Mention

NAME = "wordpress"
endpoints = no_endpoints  # its pages hold it all
_EVENTIN = (("etn-speaker-name", "etn-speaker-title"), ("etn-speaker-designation",))
_CARDS = (
    Card("etn-se-speaker-item", *_EVENTIN, role=Role.SPEAKER),
    Card("etn-speaker-item", *_EVENTIN, role=Role.SPEAKER),
    Card("mec-speaker-avatar", ("mec-speaker-name",), ("mec-speaker-job-title",), role=Role.SPEAKER),
    Card("tmm_member", ("tmm_names",), ("tmm_job",)),  # Team Members
    Card("single-team-area", ("team-name", "tlp-name"), ("tlp-position",)),  # Team, by RadiusTheme
    Card("sptp-member", ("sptp-member-name",), ("sptp-member-profession",)),  # WP Team
    Card("fusion-person", ("person-name",), ("person-title",)),  # Avada
    Card("avia-team-member", ("team-member-name",), ("team-member-job-title",)),  # Enfold
)
_MARKS = ("etn-speaker-", "mec-speaker-", "tmm_member", "tlp-position", "sptp-member", "fusion-person",
          "avia-team-member")  # fmt: skip


def recognise(document: Document) -> bool:
    """By the classes of the cards."""
    source = document.text
    return document.form == "html" and "wp-content" in source and any(mark in source for mark in _MARKS)


def read(document: Document) -> Iterator[Mention]:
    """Reads the people of a page."""
    yield from read_cards(document, _CARDS, NAME)
