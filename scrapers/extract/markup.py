"""The markup of a page as one run of tags and texts: what the tags of a site say, it says over and over.

Readers that walk the whole page go along this run and read each distinct tag once, instead of asking each
element of the tree for its name and attributes.
"""

import re
from dataclasses import dataclass
from sys import intern

from lxml import etree

_TAG = re.compile(r"<([^>]*)>")
_ATTRIBUTE = re.compile(r"([^\s=]+)=\"([^\"]*)\"")
_LONG_ATTRIBUTE = re.compile(r"\s[^\s=]+=\"[^\"]{1000,}\"")
_LONG = 1000
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#13;", "\r"), ("&#10;", "\n"), ("&#9;", "\t"))


@dataclass(frozen=True, slots=True)
class Markup:
    """Tags as they are written, without their brackets, and the text behind each.

    Attributes:
        tags: `div class="card"`, `br/`, `/div`.
        texts: still escaped; as many as tags.
    """

    tags: list[str]
    texts: list[str]

    def end_of(self, at: int) -> int:
        """Gives the place of the tag that ends the element which begins at a place."""
        depth = 0
        tags = self.tags
        for place in range(at, len(tags)):
            tag = tags[place]
            if tag[0] == "/":
                depth -= 1
            elif tag[-1] != "/":
                depth += 1
            if depth <= 0:
                return place
        return len(tags) - 1

    def body(self) -> tuple[int, int]:
        """Gives the places of the tags that begin and end the body, or the whole page where it has none."""
        start, last = self.first("body") or 0, len(self.tags) - 1
        if self.tags[start][-1] == "/":
            return start, start
        places = (at for at in range(last, -1, -1) if self.tags[at] == "/body")
        return start, next(places, last) if start else last

    def text_of(self, at: int) -> str:
        """Gives all text inside the element that begins at a place."""
        end = self.end_of(at)
        return unescaped("".join(self.texts[at:end]))

    def first(self, name: str) -> int | None:
        """Gives the place of the first element of a name."""
        named = (at for at, tag in enumerate(self.tags) if tag.startswith(name) and name_of(tag) == name)
        return next(named, None)


def markup_of(tree: etree._Element) -> Markup:
    """Gives the markup of a tree; attributes of a thousand signs and more hold no words and go."""
    parts = _TAG.split(etree.tostring(tree, method="xml", encoding="unicode", with_tail=False))
    tags = parts[1::2]
    if max(map(len, tags), default=0) > _LONG:
        tags = [_LONG_ATTRIBUTE.sub("", tag) if len(tag) > _LONG else tag for tag in tags]
    return Markup(list(map(intern, tags)), parts[2::2])


def name_of(tag: str) -> str:
    """Gives the name of a tag, with a slash before it for one that ends an element."""
    return tag.partition(" ")[0] if " " in tag else tag.rstrip("/")


def attributes_of(tag: str) -> dict[str, str]:
    """Gives the attributes of a tag."""
    return {name: unescaped(value) for name, value in _ATTRIBUTE.findall(tag)}


def unescaped(text: str) -> str:
    """Gives a text as it is meant."""
    if "&" not in text:
        return text
    for escape, sign in _ESCAPES:
        text = text.replace(escape, sign)
    return text.replace("&amp;", "&")
