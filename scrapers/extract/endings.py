"""Endings printed beside a word for one more number or gender: "Recipient(s)", "Redner*innen"."""

import re

_SIGNS = re.compile(r"[(*:/·•]")
_ENDINGS = re.compile(
    r"(?<=[^\W\d_])(?:\((?:s|es|n|en|e|er|a|as|os|in|innen|ne|r|rice|trice)\)"
    r"|[*:/_-](?:in|innen|a|as|o|os|e|es|trice|rice|euse|ra|ras)\b"
    r"|(?:[·•](?:e|s|es|ne|nes|rice|rices|trice|trices|euse|euses|a|as)\b)+(?:[·•]s\b)?)"
)


def without_endings(text: str) -> str:
    """Gives a head or label with each word in one form only."""
    return _ENDINGS.sub("", text) if _SIGNS.search(text) else text
