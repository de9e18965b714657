"""Whether two names may be those of one person."""

from rapidfuzz.distance import OSA

from analysis.identity.forms import NameForm
from analysis.names.variants import same_given_name, skeleton
from analysis.names.words import PARTICLES


def may_be_one(one: NameForm, other: NameForm) -> bool:
    """Whether nothing in two names says that they are two people: suffix, given or middle names."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    families = one.family == other.family or skeleton(one.family) == skeleton(other.family)
    if not (one.given and other.given and families) or not _far(one, other):
        return True
    return _suit(one.given, other.given) and all(map(_suit, _middle(one), _middle(other)))


def _middle(form: NameForm) -> list[str]:
    return [word for word in form.middle if word not in PARTICLES]


def _suit(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return same_given_name(one, other) or skeleton(one) == skeleton(other)


def _far(one: NameForm, other: NameForm) -> bool:
    return OSA.distance(" ".join(one.words), " ".join(other.words)) > 2
