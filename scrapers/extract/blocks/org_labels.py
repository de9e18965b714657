"""Organisations behind a label on their own line: "Sponsored by the Guild of Tilers and Example Works"."""

import re
from collections.abc import Iterator

from analysis.names.judge import organization_score
from analysis.roles import Kind
from scrapers.extract.blocks.page_reading import PageReading
from scrapers.extract.blocks.rulings import ORGANIZATIONS
from scrapers.extract.words import role_of
from scrapers.items import Mention

_LABEL = re.compile(
    r"^\W*(.{3,40}?(?:\b(?:by|with|von|par|por|da|de|door|przez|tarafından)\b|:))\s+(\S.+?)\.?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",\s+(?:and\s+|und\s+|et\s+|y\s+|e\s+)?|\s+(?:and|und|et|y|e)\s+(?=the\s|[^\W\d_a-z])")
_ARTICLE = re.compile(r"^(?:the|der|die|das|la|le|el|il)\s+", re.IGNORECASE)
_SURE = 0.8
_LONGEST = 200


def read_labelled_organizations(reading: PageReading) -> Iterator[Mention]:
    """Reads the organisations that a line names after a label of a sponsor or exhibitor."""
    for line in reading.page.lines:
        match = _LABEL.match(line.text) if not line.menu and len(line.text) <= _LONGEST else None
        hit = role_of(match[1]) if match else None
        if match is None or hit is None or hit.role not in ORGANIZATIONS:
            continue
        names = _names(match[2])
        if all(organization_score(name) >= _SURE for name in names):
            for name in names:
                yield Mention(
                    name=name,
                    role=hit.role,
                    kind=Kind.ORGANIZATION,
                    role_label=match[1].strip(" :"),
                    evidence=line.text,
                    extractor="blocks",
                    confidence=0.7,
                )


def _names(text: str) -> list[str]:
    """Parts a list of names; what is no organisation, or lacks its article, belongs to the one before."""
    articles = bool(_ARTICLE.match(text))
    names: list[str] = []
    end = 0
    for part in _BETWEEN.split(text):
        start = text.index(part, end)
        bare = _ARTICLE.sub("", part)
        if names and (organization_score(bare) < _SURE or (articles and bare == part)):
            names[-1] += text[end : start + len(part)]
        else:
            names.append(part)
        end = start + len(part)
    return [_ARTICLE.sub("", name).strip() for name in names]
