"""People before the title of their talk: "Ana Ruiz (Porto): Old Floors, New Feet"."""

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from scrapers.extract.collecting import collect
from scrapers.extract.person import People
from scrapers.extract.pieces import pieces_of

_FEWEST_WORDS = 3
_NAMED = 0.75
_SURE = 0.8
_BARE, _TOLD = 0.75, 0.9


def before_colon(named: str, title: str) -> People | None:
    """Reads who stands before a colon, where it is nobody but people: from where, or with a known given name.

    Args:
        named: what stands before the colon.
        title: what stands behind it, and names nobody.
    """
    if not named or title.count(" ") < _FEWEST_WORDS - 1:
        return None
    people, lead = collect(pieces_of(named), several=True)
    if lead or not people or any(one.score < _NAMED or " " not in one.name for one in people):
        return None
    told = any(one.pieces for one in people)  # from where: "(Porto)"
    first = (one.name.replace("-", " ").partition(" ")[0] for one in people)
    if not (told or any(map(may_be_given_name, first))):
        return None
    for one in people:
        one.pieces = [piece for piece in one.pieces if not _is_town(piece)]
    return People(people, None, "", title, _TOLD if told else _BARE)


def _is_town(piece: str) -> bool:
    """Whether a bracket says where somebody comes from rather than for whom they work."""
    return " " not in piece and not piece.isupper() and organization_score(piece) < _SURE
