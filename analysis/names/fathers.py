"""Names that tell whose child somebody is, as in Malaysia: "Ramesh A/L Kuldip", "Aisyah binti Omar"."""

import re

_CHILD_OF = re.compile(r"\s[SAsa]/[LOPlop]\.?\s")
_FATHER = re.compile(r" (?:bin|binti|bte|bt|ibni)\b", re.IGNORECASE)


def spelt_out(text: str) -> str:
    """Spells out the signs of "child of": "Ramesh A/L Kuldip" becomes "Ramesh bin Kuldip"."""
    return _CHILD_OF.sub(" bin ", text)


def names_father(text: str) -> bool:
    """Says whether a name goes on with that of the father, so that it may be long."""
    return bool(_FATHER.search(text))
