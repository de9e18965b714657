"""The talks of a programme, line by line, on any page: who gives which."""

from collections.abc import Iterator

from analysis.roles import FAMILY, Family, Role
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.blocks.rulings import context_ruling
from scrapers.extract.document import Document
from scrapers.extract.facts import mentioned
from scrapers.extract.talk_entries import talk_entries
from scrapers.extract.talk_line import Talk, read_dashed_talk, read_styled_talk, read_talk
from scrapers.extract.words import role_of
from scrapers.items import EVIDENCE_LIMIT, Mention

NAME = "talk-line"
_PAIR = 2


def read_talks(document: Document, reading: PageReading) -> list[Mention]:
    """Reads the lines of a page that hold a talk and those who give it."""
    read = ((line, talk) for line in reading.page.lines if (talk := read_talk(line.text)))
    talks = {line.text: talk for line, talk in read if not _is_awarded(reading, line)}
    talks |= talk_entries(reading.page.lines, lambda line: _gives_talks(reading, line))
    styled = [line for line in reading.page.lines if line.text not in talks and _may_be_styled(reading, line)]
    found = {line.text: talk for line in styled if (talk := read_styled_talk(line.segments))}
    if any(len(talk.people) > _PAIR for talk in found.values()):
        several = ((line, read_styled_talk(line.segments, several=True)) for line in styled)
        found = {line.text: talk for line, talk in several if talk}
    dashed = ((line, read_dashed_talk(line.segments)) for line in styled if line.text not in found)
    found |= {line.text: talk for line, talk in dashed if talk}
    return [mention for text, talk in (talks | found).items() for mention in _mentions(document, text, talk)]


def _is_awarded(reading: PageReading, line: Line) -> bool:
    """Whether a line stands where awards are told: what it quotes was awarded."""
    ruling = context_ruling(reading, line.index)
    return ruling is not None and FAMILY[ruling.role] is Family.AWARD


def _may_be_styled(reading: PageReading, line: Line) -> bool:
    """Whether styles in a line may part a talk from names: it stands where people give talks."""
    return len(line.segments) >= _PAIR and not (line.level or line.menu) and _gives_talks(reading, line)


def _gives_talks(reading: PageReading, line: Line) -> bool:
    ruling = context_ruling(reading, line.index)
    return ruling is not None and FAMILY[ruling.role] is Family.SPEAKER


def without_lines_of(talks: list[Mention], others: list[Mention]) -> list[Mention]:
    """Leaves out what another reader made of the lines that hold talks: of those, this reader knows more."""
    told = {mention.evidence for mention in talks}
    return [mention for mention in others if mention.evidence[:EVIDENCE_LIMIT] not in told]


def _mentions(document: Document, text: str, talk: Talk) -> Iterator[Mention]:
    hit = role_of(talk.label) if talk.label else None
    role = hit.role if hit and FAMILY[hit.role] is Family.SPEAKER else Role.SPEAKER
    for person in talk.people:
        fields = fields_of(person.pieces)
        yield from mentioned(
            document,
            person.name,
            role,
            role_label=talk.label,
            organization=fields.organization,
            job_title=fields.job_title,
            session=talk.title,
            evidence=text,
            extractor=NAME,
            confidence=0.7,
        )
