"""Proof that somebody helps others, always a quote."""

import re
from functools import cache, lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.ranking.mentions import YOU
from analysis.ranking.words import Words, word_list
from analysis.roles import Role
from analysis.text import fold, squeeze

HELPERS = {Role.MENTOR.value: "mentoring", Role.VOLUNTEER.value: "volunteering"}
READ = ("award", "session", "role_label", "evidence")


@lru_cache(maxsize=65536)
def helping_class(text: str) -> str:
    """Gives the class of help that a text speaks of, or empty."""
    plain = text if not _never().found_in(text) else _never().spaced.sub(" ", fold(text))
    return next((name for name, words in _classes() if words.found_in(plain)), "")


def has_help(mentions: pd.DataFrame) -> np.ndarray:
    """Marks the mentions that show help, in any of what they did or in the printed words.

    What the user noted is no proof: no page says it.
    """
    shown = mentions["role"].isin(list(HELPERS)).to_numpy().copy()
    for column in READ:
        # pandas itself would run Python's regular expressions here, at forty times the time
        texts = pa.array(mentions[column].unique(), pa.large_string())
        likely = texts.filter(pc.match_substring_regex(texts, _stems(), ignore_case=True))
        helping = {text for text in likely.to_pylist() if helping_class(text)}
        shown |= mentions[column].isin(helping).to_numpy()
    return shown & (mentions["source"] != YOU).to_numpy()


@cache
def _classes() -> list[tuple[str, Words]]:
    return [(name, Words.of(words)) for name, words in word_list("helping")["classes"].items()]


@cache
def _never() -> Words:
    return Words.of(word_list("helping")["never"])


@cache
def _stems() -> str:
    """A quick, generous first look at raw text; what it lets through is read closely."""
    words = {word.rstrip("*") for words in word_list("helping")["classes"].values() for word in words}
    words |= {fold(word) for word in words if fold(word).isascii() and len(fold(word)) > 3}
    return "|".join(re.escape(word).replace(r"\ ", r"[\s_-]+") for word in sorted(words))


def helping_quotes(mentions: pd.DataFrame) -> pd.DataFrame:
    """Gives the printed words that show help: entity_id, the class of help, the quote and its url."""
    rows = mentions[has_help(mentions)]
    cells = [_proof(cell) for cell in zip(rows["role"], *(rows[column] for column in READ), strict=True)]
    proofs = pd.DataFrame(cells, columns=["help", "quote"], index=rows.index, dtype="str")
    found = pd.concat([rows[["entity_id", "url"]], proofs], axis=1)
    return found[found["quote"] != ""]


def _proof(cell: tuple[str, ...]) -> tuple[str, str]:
    role, *texts = cell
    evidence = squeeze(texts[-1])
    for text in texts:
        if kind := helping_class(text):
            return kind, _quote(squeeze(text), evidence)
    return HELPERS.get(role, ""), evidence or next((squeeze(text) for text in texts if text), "")


def _quote(text: str, evidence: str) -> str:
    """Quotes the printed words, before them what shows help where it was printed elsewhere on the page."""
    if fold(text) in fold(evidence):
        return evidence
    return f"{text} … {evidence}" if evidence else text
