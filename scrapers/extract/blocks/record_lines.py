"""Which lines of a record tell of its name, and which are furniture of the card."""

from analysis.names.cjk import is_cjk
from analysis.names.judge import organization_score
from analysis.names.ordinary import is_common
from scrapers.extract.blocks.lines import Line
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.words import is_job_title, role_of

_LONGEST_POST = 5
_FEWEST_NAMES, _OFTEN = 3, 0.6
_SURE = 0.8


def is_profile(line: Line) -> bool:
    """Whether a line is a link that says nothing of somebody: "LinkedIn"."""
    return line.is_link and organization_score(line.text) < _SURE and not is_job_title(line.text)


def lines_before(reading: PageReading, start: int, index: int) -> list[int]:
    """The lines before a name that ends its card: the post; in Asian scripts the employer, too."""
    lines = reading.page.lines
    fields = [other for other in range(index - 1, start - 1, -1) if _may_be_field(reading, other)]
    return fields if is_cjk(lines[index].text) else [at for at in fields if _is_post(lines[at])]


def _is_post(line: Line) -> bool:
    """Whether a line says what somebody works as, and no seat of theirs here."""
    return line.size <= _LONGEST_POST and is_job_title(line.text) and role_of(line.text) is None


def is_repeated(reading: PageReading, index: int, names: set[int]) -> bool:
    """Whether the records of a page print the same ordinary word over and over: "TALK" is no field."""
    text = reading.page.lines[index].text
    ordinary = all(map(is_common, text.split())) or (text.isupper() and " " not in text)
    if len(names) < _FEWEST_NAMES or organization_score(text) >= _SURE or not ordinary:
        return False
    if is_job_title(text) and role_of(text) is None:
        return False  # most of them may be professors
    times = sum(line.text == text for line in reading.page.lines)
    return times >= _OFTEN * len(names)


def _may_be_field(reading: PageReading, index: int) -> bool:
    """Whether a line before a name that ends its card may tell of them: no picture, heading or label."""
    line = reading.page.lines[index]
    return not (line.image or line.level or line.text.endswith((":", "：")))
