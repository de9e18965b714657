"""A page becomes lines, in one walk along its tags."""

from analysis.text import squeeze
from scrapers.extract.blocks.flattener import Flattener
from scrapers.extract.blocks.lines import Flattened
from scrapers.extract.blocks.menus import mark_menus
from scrapers.extract.blocks.tags import FURNITURE, tag_of
from scrapers.extract.blocks.zebra import join_rows
from scrapers.extract.markup import Markup, unescaped

_MOST_LINES = 30_000
_MOST_ELEMENTS = 400_000
_SHORT = 8
_SMALL = 60
_FIELDS = 2
_LINKS = 4


def flatten(markup: Markup, base: str) -> Flattened:
    """Flattens the content of a page into lines, without its furniture.

    Args:
        markup: of the whole page.
        base: address that links are relative to.
    """
    flattener = Flattener(base)
    _walk(markup, flattener)
    flattener.flush()
    for node in flattener.open:
        flattener.out.nodes[node].end = len(flattener.out.lines)
    join_rows(flattener.out, flattener.paths)
    mark_menus(flattener.out, base)
    return flattener.out


def _raised(markup: Markup, at: int) -> tuple[str, str]:
    """The text of an element and the text behind it."""
    end = markup.end_of(at)
    inside = "".join(markup.texts[at:end]) if end - at <= _SHORT else ""
    return squeeze(unescaped(inside)), unescaped(markup.texts[end])


def _swallows(markup: Markup, at: int, end: int) -> bool:
    """Whether a menu that nobody closed holds most of the page, and other things than links."""
    if 2 * (end - at) < max(len(markup.tags), _SMALL):
        return False
    inside = [tag for tag in markup.tags[at:end] if tag[0] != "/"]
    return sum(tag.startswith("a ") for tag in inside) * _LINKS < len(inside)


def _holds_fields(markup: Markup, at: int, end: int) -> bool:
    """Whether a button is a card: it holds several texts, each in an element of its own."""
    return sum(not text.isspace() and len(text) > 1 for text in markup.texts[at:end]) >= _FIELDS


def _walk(markup: Markup, flattener: Flattener) -> None:
    tags = list(map(tag_of, markup.tags))
    texts = markup.texts
    headings = [at for at, tag in enumerate(tags) if tag.name == "h1" and tag.starts]
    root, last = markup.body()
    at = root
    while at <= last:
        tag, text = tags[at], texts[at]
        if "&" in text:
            text = unescaped(text)
        if not tag.starts:
            flattener.end(tag, text if at < last else "")
        elif tag.kind == FURNITURE or (tag.named_furniture and at > root):
            end = markup.end_of(at)
            chip = tag.name == "button" and _holds_fields(markup, at, end)
            sure = tag.kind == FURNITURE and tag.name != "nav" and not chip
            holds = _swallows(markup, at, end) or any(at < heading < end for heading in headings)
            if sure or not (holds or chip):
                flattener.skip(tag, unescaped(texts[end]))
                at = end + 1
                continue
            flattener.start(tag, text)
        elif tag.name == "sup" and not tag.ends and flattener.mark(*_raised(markup, at)):
            at = markup.end_of(at) + 1
            continue
        elif tag.ends:
            flattener.start(tag, "")
            flattener.end(tag, text)
        else:
            flattener.start(tag, text)
        if len(flattener.out.lines) >= _MOST_LINES or flattener.elements >= _MOST_ELEMENTS:
            flattener.out.cut = True
            return
        at += 1
