"""What a page tells of somebody further down than their record."""

from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.blocks.record import FOLLOWING

_FARTHEST, _SENTENCE, _START = 16, 8, 60


def told_below(reading: PageReading, index: int, name: str) -> list[str]:
    """The paragraph further down that begins with a name, before the next record: behind the talk, say."""
    line, words = reading.page.lines[index], name.split()
    for other in reading.page.lines[index + 1 + FOLLOWING : index + 1 + _FARTHEST]:
        if other.shape == line.shape:
            break
        begins = other.text.startswith(words[0]) and words[-1] in other.text[:_START]
        if begins and other.size >= _SENTENCE:
            return [other.text]
    return []
