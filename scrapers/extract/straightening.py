"""A line as read before its pieces: signs and words that hide where a name begins or ends are put right."""

import re
from collections.abc import Callable
from functools import partial

from analysis.names.given import may_be_given_name
from analysis.names.judge import organization_score
from analysis.text import fold
from scrapers.extract.person import name_score
from scrapers.extract.pieces import without_lead
from scrapers.extract.words import role_of

_NAME_AND_BODY = re.compile(r"^([^\W\d_a-z][^:,(]{4,40}?)\s?: (.+)$")
_WITH = re.compile(r"^(?i:with|mit|avec|con|com|met|z)\s+(?=[^\W\d_a-z])")
_TIGHT = re.compile(r"(?<=[^\W\d_][^\W\d_.)]|[^\W\d_][.)]),(?=[^\W\d_])")  # "Ana Ruiz,University of Porto"
_VON = re.compile(r"von (?=([^\W\d_a-z][\w-]+) [^\W\d_a-z])")  # "by" in German, in other places a particle
_BEHIND_WORK = re.compile(r"(?<=, )(?:de|di|von|par|por|by) (?=([^\W\d_a-z][\w-]+) [^\W\d_a-z])")
_TALKING = re.compile(
    r"\s(?:in conversation with|in dialogue with|im Gespräch mit|en conversation avec|en diálogo con"
    r"|em conversa com|en conversación con|in dialogo con|in gesprek met|w rozmowie z)\s"
)
# Czech and Slovak "and": the same letter is an article or a preposition elsewhere
_CZECH = re.compile(r"[ěščřžůťďňľĺŕ]", re.IGNORECASE)
_CZECH_AND = re.compile(r"(?<=\w) a (?=[^\W\d_a-z]\w+ [^\W\d_a-z]\w+)")
_SURE, _NAMED = 0.8, 0.75


def straightened(text: str) -> str:
    """Puts a squeezed line right, step by step, in the order of the steps."""
    for step in _STEPS:
        text = step(text)
    return text


def _with_comma(match: re.Match[str]) -> str:
    """Reads "Ana Ruiz: University of Porto" and "Ana Ruiz: Winner of ..." as a name and what is told."""
    first = match[2].partition(",")[0]
    named = name_score(match[1]) >= _NAMED and organization_score(match[1]) < _SURE and not role_of(match[1])
    honour = role_of(match[2]) if named else None
    told = organization_score(first) >= _SURE or (honour and fold(match[2]).startswith(honour.phrase))
    return f"{match[1]}, {match[2]}" if named and told else match[0]


def _with_signs(text: str) -> str:
    """Puts a sign where words join two people that no list of "and" may hold."""
    text = _TALKING.sub(" & ", text)
    return _CZECH_AND.sub(" & ", text) if " a " in text and _CZECH.search(text) else text


def _without_von(text: str) -> str:
    """Leaves out the word before a given name at the start or behind a work: "Ola, de Ana Ruiz"."""
    match = _VON.match(text)
    text = text[match.end() :] if match and may_be_given_name(match[1]) else text
    return _BEHIND_WORK.sub(lambda found: "" if may_be_given_name(found[1]) else found[0], text)


def _with_body_apart(text: str) -> str:
    """Reads "Ana Ruiz: University of Porto" as a name and an employer."""
    return _NAME_AND_BODY.sub(_with_comma, text) if ": " in text else text


_STEPS: tuple[Callable[[str], str], ...] = (
    partial(_TIGHT.sub, ", "),
    without_lead,
    partial(_WITH.sub, ""),
    _without_von,
    _with_signs,
    _with_body_apart,
)
