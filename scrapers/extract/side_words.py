"""Words that turn what a heading or label says: whose picture it is, and for which task somebody sits."""

from collections.abc import Callable
from functools import cache

from analysis.phrases import Phrases
from analysis.text import fold
from data import load_words

_LONGEST_SEAT = 6
_SEAT_WORDS = 3
_OF = frozenset("of for de del della des du di da do dos der fur von van".split())


@cache
def _phrases(name: str) -> Phrases:
    loaded = load_words(name)
    return Phrases(str(phrase) for words in loaded.values() for phrase in words)


@cache
def _archives() -> frozenset[str]:
    loaded = load_words("picture_archives.yaml")
    return frozenset(fold(str(word)) for word in loaded["archives"])


def is_credit(label: str) -> bool:
    """Says whether a label tells whose picture something is: "Photo", "Titelbild"."""
    return _phrases("credits.yaml").ends(fold(label))


def is_credited(text: str) -> bool:
    """Says whether a line ends as the credit of a picture does: "Ana Ruiz / Flickr"."""
    return fold(text.rpartition(" / ")[2]) in _archives()


@cache
def _plurals() -> frozenset[str]:
    loaded = load_words("plural_labels.yaml")
    return frozenset(fold(str(word)) for words in loaded.values() for word in words)


def is_of_several(label: str) -> bool:
    """Says whether a label stands before several people by its last words: "Members", "Beisitzer"."""
    folded = fold(label)
    last, two = folded.rpartition(" ")[2], " ".join(folded.split()[-2:])
    return not _plurals().isdisjoint((last, two))


def is_seat_for_task(folded: str, invitations: Phrases, is_seat: Callable[[str], bool]) -> bool:
    """Says whether a text names a seat for a task: "Registration Chair", "Comité de candidaturas".

    Args:
        folded: a heading or label that holds a word of an invitation.
        invitations: those words.
        is_seat: says whether a word names who sits in a committee, or the committee.
    """
    words = folded.split()
    tasks = _phrases("tasks.yaml")
    if not 1 < len(words) <= _LONGEST_SEAT or not tasks.search(folded):
        return False
    last = is_seat(words[-1]) or is_seat(" ".join(words[-_SEAT_WORDS:]))  # "Newsletter Editor in Chief"
    if not (last or (words[1] in _OF and is_seat(words[0]))):
        return False
    return all(tasks.search(match[0]) for match in invitations.finditer(folded))
