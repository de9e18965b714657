"""Where a run takes its pages from, and how each source ended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """An association, conference or other site to read.

    Attributes:
        id: short name, unique in a run, used in the store (`shrm`, or the host of a URL).
        urls: where to start, home page first, then known pages that name people.
        project: the folder of the results: the id of the industry, `sample`, or a name for a run of URLs.
        kind: association, conference, award, recruiting-firm, law-firm, directory, or empty.
    """

    id: str
    name: str
    urls: tuple[str, ...]
    project: str
    kind: str = ""
    region: str = ""


@dataclass(slots=True)
class SourceReport:
    """How a source ended.

    Attributes:
        failure: empty when all went well; else the reason in words for the user
            (blocked, robots.txt, 404, needs JavaScript, nothing recognised, could not be reached: ...).
    """

    source: Source
    pages: int = 0
    mentions: int = 0
    failure: str = ""
