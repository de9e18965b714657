"""frab, pentabarf and the c3voc hub: a whole schedule as one XML or JSON document."""

from collections.abc import Iterator

from scrapers.extract.document import Document
from scrapers.extract.platforms import _schedule
from scrapers.extract.platforms._shape import no_endpoints
from scrapers.items import Mention

NAME = "frab"
endpoints = no_endpoints  # the document holds it all


def recognise(document: Document) -> bool:
    """By the top of the schedule; one that pretalx made is left to its own file."""
    if document.form == "json":
        head = document.text[:20_000]
        return (
            '"schedule"' in head and '"conference"' in head and '"acronym"' in head and "pretalx" not in head
        )
    return document.form == "xml" and "<schedule" in document.text[:2000] and "<conference" in document.text


def read(document: Document) -> Iterator[Mention]:
    """Reads either version of the JSON, or the XML."""
    return (_schedule.from_json if document.form == "json" else _schedule.from_xml)(document, NAME)
