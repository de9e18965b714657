"""Headings that name a role only as a whole: "Gold", "Founders", "Travel Grants 2019"."""

from functools import cache

from analysis.roles import Role
from analysis.text import fold
from data import load_words


@cache
def _alone() -> dict[str, Role]:
    metals = (words for words in load_words("metals.yaml").values())
    found = {fold(str(metal)): Role.SPONSOR for words in metals for metal in words}
    for entry in load_words("headings_alone.yaml"):
        found |= {fold(str(word)): Role(entry["role"]) for words in entry["words"].values() for word in words}
    return found


def role_alone(folded: str) -> Role | None:
    """Gives the role that a whole folded heading names, a year before or behind it apart."""
    return _alone().get(folded.strip("0123456789 "))
