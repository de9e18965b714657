"""All words of a page, whatever its form."""

import re
from html import unescape

from scrapers.extract.document import Page, open_page
from scrapers.extract.pdf.runs import runs_of

_TAG = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"<wbr\b[^<>]{0,80}>", re.IGNORECASE)  # where a long word may be parted
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_KEY = re.compile(r'"[^"\n]{0,80}"\s*:')


def text_of(body: bytes, content_type: str = "") -> str:
    """Gives all words of a body, with those inside its marks and scripts."""
    document = open_page(Page("", body, content_type))
    if document.form == "pdf":
        return "\n".join(run.text for page in runs_of(body).pages for run in page)
    if document.form == "json":
        return _KEY.sub(" ", _unescaped(document.text))
    plain = _BREAK.sub("", unescape(_unescaped(document.text)))
    return _TAG.sub(" ", plain) + "\n" + " ".join(_TAG.findall(plain))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
