"""What each word of a text may be in a name, one letter a word: cheap doubts before dear questions.

The letters: `f` a word that may be a name by itself, `g` a well-known given name, `n` one that may also be
an honorific or a credential, `a` an honorific or credential that is no name, `w` an initial, a particle, or
a word of the dictionary, `x` a word with brackets or separators inside or of a script without blanks, `b` a
word that no name holds.
"""

import re
from functools import lru_cache

from analysis.names.judge import FORBIDDEN, token_value
from analysis.names.ordinary import is_in_dictionary
from analysis.names.short_names import may_be_family_behind_given
from analysis.names.words import ALL, key

BREAK = "b"
_EDGES = ".,;:!?'’‘\"“”«»„()[]{}（）【】|•·*†‡§¶^–—-"
_MARKS = _EDGES.replace(".", "")  # a letter with a dot is an initial
_PARTING = re.compile(r"[,;:：，、()\[\]（）|]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LINK = re.compile(r"https?:|www\.")
# two words of which one may be a name by itself, a given name, or what only a closer look tells
_MAY_NAME = re.compile(r"[gx]|[wafn][fn]|[fn][wafn]|^[fn]$")
_AFTER_LABEL = re.compile(r"[fgnx]")


@lru_cache(maxsize=1 << 16)
def look_of(word: str) -> str:
    """Says in one letter what a word may be in a name."""
    bare = word.strip(_EDGES)
    if bare.islower() and bare.isascii() and bare.isalpha():  # most words of running text
        return "a" if bare in ALL else "w" if len(bare) == 1 else BREAK
    if bare.isascii() and bare.isalpha():
        return _look(bare, word.strip(_MARKS))
    if not bare:
        return "w"
    if not any(map(str.isalpha, bare)) or _LINK.match(bare):
        return BREAK
    if _PARTING.search(bare):
        return "x"
    return _look(bare, word.strip(_MARKS))


@lru_cache(maxsize=1 << 16)
def _look(bare: str, dotted: str) -> str:
    listed = key(bare) in ALL or key(dotted) in ALL or bare.casefold() in ALL
    value = None if FORBIDDEN.search(bare) else token_value(bare) or token_value(dotted)
    if not value:
        unsure = is_in_dictionary(bare) or may_be_family_behind_given(bare)
        return "a" if listed else "w" if unsure else BREAK
    if value < 0.7:
        return "a" if listed else "w"
    return "n" if listed else "g" if value > 1 else "f"


def looks_of(text: str) -> str:
    """Gives a letter for each word of a text."""
    return "".join(map(look_of, text.split()))


def may_name_somebody(text: str, *, labelled: bool) -> bool:
    """Says whether a person may be named in a text; where not, there is no need to read it.

    Args:
        text: a squeezed line.
        labelled: a label or a word such as "by" in it may stand before a name of one word.
    """
    looks = looks_of(text)
    return bool((_AFTER_LABEL if labelled else _MAY_NAME).search(looks))
