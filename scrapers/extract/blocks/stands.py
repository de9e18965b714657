"""Numbers of stands: "booth 12", ", Stand A 4", "(stoisko 7)"."""

import re
from functools import cache

import yaml

from data import DATA

_NUMBER = r"(?:no\.?|nr\.?|n[°º]|#|:)?\s*#?(?P<number>[A-Z]{0,3}[-. ]?\d{1,4}[A-Z]?)"


@cache
def placed() -> re.Pattern[str]:
    """The words before the number of a stand, and the number, with the comma or bracket before them."""
    loaded = yaml.safe_load((DATA / "words" / "stands.yaml").read_text(encoding="utf-8"))
    words = sorted({str(word) for group in loaded.values() for word in group}, key=len, reverse=True)
    return re.compile(
        rf"(?:\s*[,(（–—-]\s*|\s+)(?:{'|'.join(map(re.escape, words))})\s*{_NUMBER}\s*[)）]?", re.IGNORECASE
    )


def without_stand(text: str) -> str:
    """Takes the number of a stand off the end: "Acme Works, Stand 12"."""
    match = next(placed().finditer(text), None) if any(map(str.isdigit, text)) else None
    return text[: match.start()] if match and match.end() == len(text.rstrip()) else text
