"""Names printed with the family name first: "Okafor, Chidi"."""

import re
from collections.abc import Sequence

from analysis.names.affixes import split_affixes
from analysis.names.given import is_given_name, may_be_given_name
from analysis.names.judge import organization_score, person_score
from analysis.names.places import is_place
from scrapers.extract.pieces import Piece, pieces_of, without_lead
from scrapers.extract.words import is_job_title

_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}")


def is_inverted(pieces: Sequence[Piece] | str, *, sure: bool = False) -> bool:
    """Says whether a line may print family name, comma, given names; `sure`: its capitals prove it."""
    if isinstance(pieces, str):
        if "," not in pieces:
            return False
        pieces = pieces_of(without_lead(pieces))
    if len(pieces) < 2 or pieces[1].joined != "," or pieces[0].paren:
        return False
    printed, given = split_affixes(pieces[0].text), pieces[1].text
    family = printed.name
    if printed.honorific and _is_addressed_family(family, given):
        return True
    family = pieces[0].text
    if len(family.split()) > 3 or not 1 <= len(given.split()) <= 3:
        return False
    if _INITIALS.fullmatch(given):
        return not sure and person_score(family) >= 0.4
    if person_score(given) < 0.4:
        return False
    if sure and is_given_name(given) and not any(map(is_given_name, family.split())):
        return person_score(family) >= 0.4
    if sure:
        return family.isupper() and not given.isupper() and len(family) > 2 and person_score(family) >= 0.3
    return person_score(family) >= 0.4 and organization_score(given) < 0.8 and not is_job_title(given)


def _is_addressed_family(family: str, given: str) -> bool:
    """Whether what is addressed is but a family name, and what follows a known given name, no town."""
    alone = " " not in family and len(family) > 2 and person_score(family) >= 0.3
    first = given.partition(" ")[0]
    known = may_be_given_name(first) and not is_place(given) and person_score(given) >= 0.4
    return alone and known and organization_score(given) < 0.8 and not is_job_title(given)


def turned(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Puts given names before the family name where the pieces are so printed."""
    if not is_inverted(pieces):
        return pieces
    family, given = pieces[:2]
    first, comma, generation = given.text.partition(",")  # "Okafor, Chidi, Jr."
    printed = split_affixes(family.text)
    name = f"{printed.honorific} {first} {printed.name}{comma}{generation}".strip()
    whole = Piece(name, "", "", given.paren)
    return [whole, *pieces[2:]]
