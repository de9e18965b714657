"""The kinds of evidence, each with its labelled levels."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """One kind of evidence: its levels, and how often each is expected for one person and for two.

    Attributes:
        limit: most bits that a level may count, for or against.
        unknown: how many of the first levels say that something is not printed.
        agreeing: levels that can never count against one person, however seldom the data holds them.
        differing: levels that can never count for one person.
        learned: whether the data has a say; what is printed too seldom is worth what is expected.
    """

    name: str
    levels: tuple[str, ...]
    same: tuple[float, ...]
    different: tuple[float, ...]
    limit: tuple[float, ...]
    unknown: int = 1
    agreeing: tuple[int, ...] = ()
    differing: tuple[int, ...] = ()
    learned: bool = True


PLACE = Comparison(
    "affiliation",
    (
        "unknown",
        "one unknown",
        "same",
        "related",
        "that of the people around",
        "different",
        "different in the same year",
        "different time and again",
    ),
    (0.20, 0.20, 0.38, 0.08, 0.02, 0.08, 0.04, 0.005),
    (0.20, 0.20, 0.004, 0.02, 0.002, 0.15, 0.33, 0.10),
    (2, 2, 10, 6, 6, 3, 5, 7),
    unknown=2,
    agreeing=(2, 3, 4),
    differing=(5, 6, 7),
)
SERIES = Comparison(
    "event series",
    ("unknown", "shared", "different"),
    (0.1, 0.6, 0.3),
    (0.1, 0.1, 0.8),
    (0, 4, 3),
    agreeing=(1,),
    differing=(2,),
)
COMPANY = Comparison(
    "people around",
    ("unknown", "none", "met by the same people elsewhere", "one", "several"),
    (0.3, 0.48, 0.02, 0.1, 0.1),
    (0.3, 0.675, 0.005, 0.015, 0.005),
    (1, 1, 6, 6, 10),
    agreeing=(2, 3, 4),
    differing=(1,),
)
TITLE = Comparison(
    "job title",
    ("unknown", "same", "different"),
    (0.4, 0.4, 0.2),
    (0.4, 0.1, 0.5),
    (1, 3, 2),
    agreeing=(1,),
    differing=(2,),
)
LINK = Comparison(
    "profile link",
    ("none shared", "shared"),
    (0.9, 0.1),
    (0.99999, 0.00001),
    (0, 14),
    unknown=0,
    learned=False,
)
CONTINENT = Comparison(
    "continent in one year",
    ("unknown", "same", "another, with another employer"),
    (0.5, 0.48, 0.02),
    (0.5, 0.3, 0.2),
    (0, 0, 4),
    agreeing=(1,),
    differing=(2,),
)
"""Who speaks far away travels; who also works elsewhere is more likely another."""
INDUSTRY = Comparison(
    "industry",
    ("unknown", "shared", "different"),
    (0.1, 0.75, 0.15),
    (0.1, 0.45, 0.45),
    (0, 2, 2),
    agreeing=(1,),
    differing=(2,),
)
COMPARISONS = (PLACE, SERIES, COMPANY, TITLE, LINK, CONTINENT, INDUSTRY)
