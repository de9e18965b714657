"""Tiers of sponsors, as headings and short texts name them."""

import re

_TIER = re.compile(
    r"\b(diamond|platinum|titanium|gold|silver|bronze|copper|premier|premium|principal|lead|major|"
    r"gala|host|media|supporting|contributing|associate|community|track)\b",
    re.IGNORECASE,
)


def tier_of(text: str) -> str:
    """Gives the sponsor tier that a heading names ("Gold Sponsors" → "Gold"), or empty text."""
    match = _TIER.search(text)
    return match[0].capitalize() if match else ""
