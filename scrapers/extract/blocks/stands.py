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
        rf"(?:^|\s*[,(（–—-]\s*|\s+)(?:{'|'.join(map(re.escape, words))})\s*{_NUMBER}\s*[)）]?", re.IGNORECASE
    )


def without_stand(text: str) -> str:
    """Takes the numbers of a stand and its hall off the end: "Acme Works, Hall 2, Stand 12"."""
    while any(map(str.isdigit, text)):
        match = next((one for one in placed().finditer(text) if one.end() == len(text.rstrip())), None)
        if match is None:
            break
        text = text[: match.start()].rstrip()
    return text
