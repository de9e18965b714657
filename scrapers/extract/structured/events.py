"""The events among the nodes: which belongs to which, and their names, dates and places."""

from collections.abc import Iterator
from functools import lru_cache

from analysis.text import fold
from scrapers.extract.dates import date_range, year_of
from scrapers.extract.facts import EventFacts
from scrapers.extract.structured.nodes import Node
from scrapers.extract.structured.schema_org import is_event

_range = lru_cache(maxsize=4096)(date_range)  # the sessions of a day share its dates
_INNER = ("subEvent", "subEvents", "event", "events")


def walk(roots: list[Node]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Gives every node once, with the outermost event around it where it lies inside one."""
    pending: list[tuple[Node, tuple[Node, ...]]] = [(root, ()) for root in reversed(roots)]
    seen: set[int] = set()
    waiting: list[tuple[Node, tuple[Node, ...]]] = []
    while pending or waiting:
        # references to an outer event lead upwards: whatever it holds is walked by itself, and last
        node, around = pending.pop() if pending else waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        outer = next((up for up in node.nodes("superEvent") if up is not node), None)
        if is_event(node.types) and outer is not None and not around:
            around = (outer,)
        yield node, around
        for name, values in node.values.items():
            inside = (around or (node,)) if is_event(node.types) and name in _INNER else ()
            target = waiting if name == "superEvent" else pending
            target += [(value, inside) for value in reversed(values) if isinstance(value, Node)]


def facts_of(event: Node) -> EventFacts:
    """Gives name, date and place of an event."""
    date = _range(event.text("startDate"), event.text("endDate"))
    return EventFacts(event.text("name", "summary"), year_of(date), date, place_of(event))


def place_of(event: Node) -> str:
    """Gives town and country of an event where they are known, else the name of the place."""
    for place in event.all("location"):
        if isinstance(place, str):
            return "" if place.startswith("http") else place[:120]
        if place.is_a("VirtualLocation"):
            continue
        address = next(place.nodes("address"), place)
        parts = [address.text(key) for key in ("addressLocality", "addressRegion", "addressCountry")]
        known = list(dict.fromkeys(part for part in parts if part and not part.startswith("http")))
        text = place.text("address")
        return ", ".join(known) or place.text("name") or ("" if text.startswith("http") else text)
    return "Online" if event.text("eventAttendanceMode").endswith("OnlineEventAttendanceMode") else ""


def edition(event: Node, around: tuple[Node, ...]) -> tuple[EventFacts, str]:
    """Gives the edition that an event belongs to, and its own name as session where it is a part of one."""
    own = facts_of(event)
    if not around:
        return own, ""
    whole = facts_of(around[0])
    return EventFacts(
        whole.name or own.name, own.year or whole.year, own.date or whole.date, whole.place or own.place
    ), (own.name if fold(own.name) != fold(whole.name) else "")


def main_event(roots: list[Node]) -> EventFacts | None:
    """Gives the one event that the page is about, None where there is none or several."""
    found: dict[tuple[str, str], EventFacts] = {}
    for node, around in walk(roots):
        if is_event(node.types) and not node.is_a("CourseInstance"):
            facts = facts_of(around[0] if around else node)
            if facts.name:
                found.setdefault((fold(facts.name), facts.date), facts)
    return next(iter(found.values())) if len(found) == 1 else None
