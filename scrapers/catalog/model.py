"""What the catalogue holds: industries, and the bodies that name people in them."""

from dataclasses import dataclass, replace

from scrapers.sources import Source

KINDS = ("association", "conference", "award", "recruiting-firm", "law-firm", "directory")
STATUSES = ("active", "closed", "merged", "renamed")
EVIDENCE = ("seen", "recalled")
GRADES = ("A", "B")
TIERS = ("core", "extra")

RUN_SOURCES = 20  # sources of one industry in a run; the core is read whole, however large


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogSource:
    """A body whose pages name people: one row of the catalogue.

    Attributes:
        tier: core (read first), or extra (read while there is room in a run).
        url: home page.
        pages: known pages that name people, by what they hold (awards, board, chapters, ...).
        platform: what the site is made with, where that is known.
        evidence: seen (a public page or data set shows the address) or recalled (from memory).
        grade: A (the site itself or an official list shows it), B (a third party does), or empty.
        status: active, closed, merged or renamed.
        successor: address of the body that took over.
    """

    id: str
    name: str
    kind: str
    url: str
    tier: str = "core"
    region: str = ""
    pages: tuple[tuple[str, str], ...] = ()
    platform: str = ""
    evidence: str = "recalled"
    grade: str = ""
    notes: str = ""
    status: str = "active"
    successor: str = ""

    def start_urls(self) -> tuple[str, ...]:
        """Gives where to start: the home page first; the successor's alone once there is one."""
        if self.successor:
            return (self.successor,)
        if self.status == "closed":
            return ()
        return tuple(dict.fromkeys((self.url, *(url for _, url in self.pages))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """A field of work, under all the words that people use for it."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    sources: tuple[CatalogSource, ...] = ()

    def sources_for_run(self) -> list[Source]:
        """Gives the sources to read: the core first, then extras while there is room in a run.

        A closed body, or one whose successor is read anyway, is left out.
        """
        chosen: list[Source] = []
        standing = {
            source.url for source in self.sources if not source.successor and source.status != "closed"
        }
        for source in sorted(self.sources, key=lambda source: TIERS.index(source.tier)):
            urls = source.start_urls()
            if not urls or (source.successor and urls[0] in standing):
                continue
            if source.tier == "extra" and len(chosen) >= RUN_SOURCES:
                break
            standing.add(urls[0])
            chosen.append(
                Source(
                    id=source.id,
                    name=source.name,
                    urls=urls,
                    project=self.id,
                    kind=source.kind,
                    region=source.region,
                )
            )
        return chosen

    def merged_with(self, other: "Industry") -> "Industry":
        """Adds the other's words and sources; its source takes the place of one with the same id."""
        sources = {source.id: source for source in (*self.sources, *other.sources)}
        return replace(
            self,
            label=other.label or self.label,
            aliases=tuple(dict.fromkeys((*self.aliases, *other.aliases))),
            professions=tuple(dict.fromkeys((*self.professions, *other.professions))),
            sources=tuple(sources.values()),
        )
