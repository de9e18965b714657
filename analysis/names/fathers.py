"""Names that tell whose child somebody is, as in Malaysia: "Larkan A/L Morwi", "Aisyah binti Omar"."""

import re

_CHILD_OF = re.compile(r"\s[SAsa]/[LOPlop]\.?\s")
_FATHER = re.compile(r" (?:bin|binti|bte|bt|ibni)\b", re.IGNORECASE)


def spelt_out(text: str) -> str:
    """Spells out the signs of "child of": "Larkan A/L Morwi" becomes "Larkan bin Morwi"."""
    return _CHILD_OF.sub(" bin ", text)


def names_father(text: str) -> bool:
    """Says whether a name goes on with that of the father, so that it may be long."""
    return bool(_FATHER.search(text))
