"""Fields by column: of the lines of a card, which is the title and which the employer, as all cards show."""

from collections.abc import Sequence

from analysis.names.judge import organization_score
from analysis.names.places import is_place
from scrapers.extract.blocks.field_parts import is_town
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.words import is_job_title, role_of

_FEWEST = 3
_MOSTLY, _SELDOM = 0.6, 0.2
_LONGEST = 9
_SURE = 0.8
_WHOLE = 0.99


def fields_by_column(reading: PageReading, indices: Sequence[int]) -> dict[str, int]:
    """Finds the title and the employer among the lines of a record; nothing where columns leave a doubt.

    Args:
        reading: the page.
        indices: the lines of the record, without the name.

    Returns:
        The line of `job_title` and that of `organization`, both or none.
    """
    titles = [at for at in indices if _kind(reading, at) == "job_title" and _is_short(reading.page.lines[at])]
    others = [
        at for at in indices if _kind(reading, at) == "organization" and _is_short(reading.page.lines[at])
    ]
    if len(titles) != 1 or len(others) != 1 or abs(titles[0] - others[0]) != 1:
        return {}
    return {"job_title": titles[0], "organization": others[0]}


def _kind(reading: PageReading, index: int) -> str:
    shape = reading.page.lines[index].shape
    if shape not in reading.kinds:
        reading.kinds[shape] = _kind_of([line for line in reading.page.lines if line.shape == shape])
    return reading.kinds[shape]


def _kind_of(column: list[Line]) -> str:
    """What a column of short lines holds; employers need not sound like some, but are no places or roles."""
    texts = [line.text for line in column if not line.image]
    least, seldom = _MOSTLY * len(texts), max(1.0, _SELDOM * len(texts))
    several = len(texts) >= _FEWEST and 2 * len(set(texts)) > len(texts)
    if not several or sum(map(_is_short, column)) < least:
        return ""
    titles, sure = sum(map(is_job_title, texts)), sum(organization_score(text) >= _SURE for text in texts)
    if titles >= least:
        seats = sum(hit.share >= _WHOLE for text in texts if (hit := role_of(text)))
        return "job_title" if sure <= seldom and 2 * seats < len(texts) else ""
    other = sum(is_place(text) or is_town(text) or bool(role_of(text)) for text in texts)
    return "organization" if titles <= seldom and other <= seldom else ""


def _is_short(line: Line) -> bool:
    return line.size <= _LONGEST and not line.text.endswith((".", "!", "?", "…"))
