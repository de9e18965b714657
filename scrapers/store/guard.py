"""Keeps those who asked to be forgotten out of mentions, texts and addresses, by hashes of their names."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from analysis.identity.traces import (
    Token,
    glued,
    outer,
    printed_forms,
    tokens_of,
    url_tokens,
    wanted_forms,
    whole,
)
from analysis.organizations import organization_key
from analysis.text import composed
from scrapers.items import Kind, Mention

REMOVED = "[name removed]"
TEXTS = ("role_label", "organization", "job_title", "event", "place", "session", "award", "tier", "evidence")


def hash_of(salt: str, form: str, scope: str = "") -> str:
    """Gives what stands in the list for a form of a name, alone or beside an organisation or a page."""
    text = f"{scope}\x1f{form}".encode("utf-8", "replace")
    hashed = _keyed(salt).copy()
    hashed.update(text)
    return hashed.hexdigest()


@lru_cache(maxsize=8)
def _keyed(salt: str) -> hashlib.blake2b:
    return hashlib.blake2b(key=salt.encode(), digest_size=16)


def beside(organization: str) -> str:
    """Gives the scope of an organisation."""
    return f"at {organization_key(organization) or organization}"


def on_page(url: str) -> str:
    """Gives the scope of a page."""
    return f"on {url}"


@dataclass(frozen=True)
class Guard:
    """Knows whom the list names, and keeps them out of whatever it is shown."""

    salt: str
    rows: tuple[tuple[str, int], ...]

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def _hashes(self) -> frozenset[str]:
        return frozenset(hash_ for hash_, _ in self.rows)

    @cached_property
    def _sizes(self) -> tuple[int, ...]:
        """How many words of a text may be one of the names; hyphens make one more or less."""
        return tuple(sorted({size for _, words in self.rows for size in (words - 1, words, words + 1)} - {0}))

    @cached_property
    def _exact(self) -> frozenset[int]:
        return frozenset(words for _, words in self.rows)

    def _has(self, forms: Iterable[str], *scopes: str) -> bool:
        return any(hash_of(self.salt, form, scope) in self._hashes for form in forms for scope in scopes)

    def names(self, name: str, organization: str = "", page: str = "") -> bool:
        """Says whether a printed name is one of the list, given what is printed beside it."""
        scope = beside(organization) if organization else on_page(page)
        return self._has(printed_forms(name), "", scope)

    def hides(self, mention: Mention) -> bool:
        """Says whether a mention is of somebody on the list, or of a firm that carries the name."""
        if self.names(mention.name, mention.organization, mention.url):
            return True
        return mention.kind == Kind.ORGANIZATION and self.found_in(mention.name)

    def kept(self, found: Iterable[Mention]) -> list[Mention]:
        """Gives the mentions of other people, without the names of the list in their words."""
        return [self.redacted(mention) for mention in found if not self.hides(mention)]

    def redacted(self, mention: Mention) -> Mention:
        """Takes the names of the list out of the words of a mention of somebody else."""
        said = {name: str(getattr(mention, name)) for name in TEXTS}
        changed = {
            name: new for name, text in said.items() if (new := self.redact(text, mention.url)) != text
        }
        links = tuple(url for url in mention.profile_urls if not self.in_address(url))
        if not changed and links == mention.profile_urls:
            return mention
        return replace(mention, profile_urls=links, **changed)  # type: ignore[arg-type]

    def redact(self, text: str, page: str = "") -> str:
        """Puts a mark in the place of every name of the list."""
        kept = composed(text)
        spans = list(self._spans(tokens_of(kept), page))
        if not spans:
            return text
        for start, end in reversed(_merged(spans)):
            kept = kept[:start] + REMOVED + kept[end:]
        return kept

    def found_in(self, text: str, page: str = "") -> bool:
        """Says whether a text names somebody on the list."""
        return next(self._spans(tokens_of(composed(text)), page), None) is not None

    def in_address(self, url: str) -> bool:
        """Says whether a web address names somebody on the list."""
        return next(self._spans(url_tokens(url), "", least=1), None) is not None

    def _spans(self, tokens: list[Token], page: str, least: int = 0) -> Iterator[tuple[int, int]]:
        if not self.rows:
            return
        sizes = range(least, max(self._sizes) + 1) if least else self._sizes
        scopes = ("", on_page(page)) if page else ("",)
        for at in range(len(tokens)):
            for size in sizes:
                window = tokens[at : at + size]
                if len(window) == size and self._has(_forms(window, size in self._exact), *scopes):
                    yield window[0].start, window[-1].end


def guard_of(names: Iterable[str]) -> Guard:
    """Makes a guard that knows these names and is in no list, to look for them."""
    forms = wanted_forms(names).sure
    return Guard("", tuple((hash_of("", form), words) for form, words in forms.items()))


def _forms(window: list[Token], exact: bool) -> Iterator[str]:
    """Gives the forms to look up; those of any order only where the number of words and a capital fit."""
    words = [token.folded for token in window]
    yield glued(words)
    if exact and len(words) > 1 and any(token.capital for token in window):
        yield whole(words)
    if len(words) == 3 and all(token.capital for token in window):
        yield outer(words[0], words[2])


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
