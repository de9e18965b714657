"""Short forms with a full stop that stand before a name as forms of address do, in any language."""

from analysis.names import words

_LONGEST = 4
_NO_SHORT_FORMS = frozenset(["MA", "ST", "STA", "STO", "JR", "SR", "II", "III", "IV"])
# short forms of given names, and those that belong to a name
_SHORT_NAMES = frozenset(
    "wm geo chas jas thos robt edw jos ph th chr joh alex ant fco gpe ma st ste md mohd muh abd gh kh sh hj"
    " jr sr ant dan ben sam tim jan jo ed al av nic fred matt steph col".split()
)


def is_short_form(tokens: list[str]) -> bool:
    """Says whether a short form stands before a full name: "LN. Ana Ruiz Soto", "Psk. Ela Ak"."""
    bare = tokens[0].rstrip(".")
    if not (tokens[0].endswith(".") and bare.isalpha() and 1 < len(bare) <= _LONGEST) or len(tokens) < 3:
        return False
    if bare.isupper():
        return bare not in _NO_SHORT_FORMS and not tokens[1].isupper()
    return bare.istitle() and words.key(bare) not in _SHORT_NAMES
