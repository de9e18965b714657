"""Winners in a paragraph right below the name of their award: "Rising Star / Ana Ruiz joined the guild"."""

from collections.abc import Iterable, Iterator
from itertools import dropwhile

from analysis.names.affixes import split_affixes
from analysis.names.given import may_be_given_name
from analysis.names.words import is_ambiguous_credential, is_sure_credential
from analysis.roles import Family, Kind, Role, family_of
from analysis.text import fold
from scrapers.extract.award_names import award_of
from scrapers.extract.blocks.fields import fields_of
from scrapers.extract.blocks.heading import Heading
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.blocks.posts import post_of
from scrapers.extract.blocks.rulings import context_ruling
from scrapers.extract.blocks.years import year_over
from scrapers.extract.sentences import leading
from scrapers.extract.words import is_job_title
from scrapers.items import Mention

_SHORTEST = 6
_PIECES = 2
_CONFIDENCE = 0.6
_SAYING = ("said", "says", "sagt", "dit", "dice", "diz", "zegt")


def read_told_winners(reading: PageReading, known: Iterable[Mention]) -> Iterator[Mention]:
    """Reads who begins the first paragraph below a heading that names an award, where nobody else was found.

    Args:
        reading: the page.
        known: what the readers of lines found.
    """
    told = {fold(one.evidence) for one in known}
    for line in reading.page.lines[1:]:
        heading = _award_over(reading, line)
        if heading is None or line.size < _SHORTEST:
            continue
        section = reading.page.lines[line.index : heading.end]
        if any(fold(other.text) in told for other in section):
            continue
        name, rest = leading(line.text)
        behind = _without_credentials(rest)
        if name and _is_known(name) and _is_told(behind):
            yield _mention(reading, line, heading, name, behind)


def _mention(reading: PageReading, line: Line, heading: Heading, name: str, behind: list[str]) -> Mention:
    post, fields = post_of(name, line.text, (), alone=True), fields_of(behind[:_PIECES], placed=True)
    return Mention(
        name=name,
        role=Role.RECIPIENT,
        kind=Kind.PERSON,
        role_label=heading.text,
        organization=fields.organization or post.organization,
        job_title=fields.job_title or post.job_title,
        award=award_of(heading.text),
        year=year_over(reading, line.index),
        evidence=line.text,
        extractor="blocks",
        confidence=_CONFIDENCE,
    )


def _without_credentials(rest: str) -> list[str]:
    """What stands between commas behind a name, from the first piece that is no post-nominal."""
    pieces = [piece for part in rest.split(", ") if (piece := part.strip(" ,"))]
    return list(dropwhile(_is_credential, pieces))


def _is_credential(piece: str) -> bool:
    return is_sure_credential(piece, any_case=False) or is_ambiguous_credential(piece)


def _is_known(name: str) -> bool:
    """Whether somebody is addressed, or begins with a given name: "GUILD WebTile" gives awards itself."""
    printed = split_affixes(name)
    return bool(printed.honorific) or may_be_given_name(printed.name.partition(" ")[0])


def _is_told(behind: list[str]) -> bool:
    """Whether a sentence goes on behind a name, or says what somebody does."""
    first = behind[0] if behind else ""
    said = first.startswith(_SAYING)
    return (first[:1].islower() and not said) or (len(behind) > 1 and is_job_title(first))


def _award_over(reading: PageReading, line: Line) -> Heading | None:
    """The tagged heading right before a line of text, where it or the page tells of awards."""
    above = reading.contexts[line.index]
    if not above or line.level or line.image or line.menu or line.is_link or above[-1].barred:
        return None
    before = (one for one in reversed(reading.page.lines[: line.index]) if not one.image)
    if above[-1].text not in next(before, line).text:
        return None
    ruling = context_ruling(reading, line.index)
    return above[-1] if ruling and family_of(ruling.role) == Family.AWARD else None
