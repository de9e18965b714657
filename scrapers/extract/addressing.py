"""Forms of address, by themselves and before a name."""

from analysis.names.affixes import split_affixes

_ANYBODY = "Ana Ruiz"
_LONGEST = 6


def is_addressed(text: str) -> bool:
    """Says whether a text is a form of address and a name, and hardly more: "Pr. Ana Ruiz"."""
    return text.count(" ") < _LONGEST and bool(split_affixes(text).honorific)


def is_form_of_address(text: str) -> bool:
    """Says whether a text is nothing but a form of address: the first part of "Dr. Eng., Ana Ruiz"."""
    return text.endswith(".") and split_affixes(f"{text} {_ANYBODY}").honorific == text
