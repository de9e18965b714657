"""How two spellings of one name may differ."""

from enum import StrEnum


class Relation(StrEnum):
    """How two spellings differ."""

    ORDER = "order"
    TRANSLITERATION = "transliteration"
    NICKNAME = "short form of the given name"
    QUOTED = "nickname printed beside the name"
    MIDDLE = "middle name as initial"
    SHORTER = "a middle name left out"
    OTHER_FAMILY = "another family name, or part of it"
    SPACING = "blanks"
    TYPO = "spelling"
    INITIAL = "initial for the given name"
    FAMILY_INITIAL = "initial for the family name"
    LINK = "the same profile link"
    SINGLE = "one name alone"


SLIPS = frozenset(
    (
        Relation.ORDER,
        Relation.SPACING,
        Relation.TRANSLITERATION,
        Relation.TYPO,
        Relation.QUOTED,
        Relation.LINK,
    )
)
"""What the printer does to a name; the other relations are forms that its bearer goes by."""
