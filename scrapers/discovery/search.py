"""What a source of proposals works with: the industry, its words, a way to ask, and what is stored."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from analysis.text import fold
from scrapers.catalog.model import Industry
from scrapers.discovery.fetching import Answer, Ask
from scrapers.discovery.places import Places
from scrapers.discovery.proposal import DiscoveryError
from scrapers.refusals import host_of
from scrapers.store import StoredPage

_SHORTEST = 2


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True)
class Search:
    """One search for sources.

    Attributes:
        fetch: asks for addresses, politely.
        pages: gives the stored pages of the industry; asked for by those that read them.
        environment: where keys are.
    """

    industry: Industry
    places: Places
    fetch: Callable[[Sequence[Ask]], list[Answer]]
    pages: Callable[[], Iterable[StoredPage]] = tuple
    environment: Mapping[str, str] = field(default_factory=dict)
    today: date = field(default_factory=_today)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Gives the words by which people name the industry, folded."""
        found = (fold(word) for word in (*self.industry.aliases, *self.industry.professions))
        return tuple(dict.fromkeys(word for word in found if len(word) >= _SHORTEST))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile(
            rf"\b(?:{'|'.join(map(re.escape, longest_first))})s?\b" if longest_first else r"(?!)"
        )

    def word_in(self, text: str) -> str:
        """Gives the word of the industry that stands in a text, empty where none does."""
        found = self._pattern.search(fold(text))
        return found[0] if found else ""

    def addresses(self, name: str) -> list[str]:
        """Gives the addresses of a source of proposals.

        Raises:
            DiscoveryError: there is none.
        """
        if found := self.places.addresses.get(name):
            return found
        raise DiscoveryError(f"no address for {name} in discovery.yaml")

    def one(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Asks for one address.

        Raises:
            DiscoveryError: nothing to read came back.
        """
        answer = self.fetch([Ask(url, dict(headers or {}))])[0]
        if answer.problem:
            raise DiscoveryError(
                answer.problem if host_of(url) in answer.problem else f"{host_of(url)}: {answer.problem}"
            )
        return answer


def as_json(answer: Answer) -> Any:
    """Reads an answer as JSON.

    Raises:
        DiscoveryError: it is none.
    """
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        raise DiscoveryError(f"{host_of(answer.url)}: the answer is no JSON; its shape has changed") from None


def shape_error(answer: Answer, missing: str) -> DiscoveryError:
    """Makes the error of an answer that is not in the shape that is known."""
    return DiscoveryError(
        f"{host_of(answer.url)}: {missing}; its shape has changed, nothing was taken from it"
    )
