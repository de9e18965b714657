"""One shape for JSON-LD, microdata and RDFa: a Node has types and named lists of values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scrapers.extract.facts import plain

DEPTH_LIMIT = 24
NODE_LIMIT = 20_000


@dataclass(eq=False, slots=True)
class Node:
    """A thing of structured data.

    Attributes:
        types: names of its types without their vocabulary, such as `Person`.
        id: its `@id` or `itemid`; other nodes may point to it.
    """

    types: frozenset[str] = frozenset()
    id: str = ""
    values: dict[str, list["Node | str"]] = field(default_factory=dict)

    def add(self, name: str, value: "Node | str") -> None:
        """Appends a value of a property; the name may carry its vocabulary."""
        self.values.setdefault(bare(name), []).append(value)

    def all(self, *names: str) -> Iterator["Node | str"]:
        """Gives the values of several properties, in the order of the names."""
        for name in names:
            yield from self.values.get(name, ())

    def nodes(self, *names: str) -> Iterator["Node"]:
        """Gives those values that are nodes themselves."""
        return (value for value in self.all(*names) if isinstance(value, Node))

    def text(self, *names: str) -> str:
        """Gives the first text among the values; of a node its name."""
        for value in self.all(*names):
            words = value.text("name", "legalName") if isinstance(value, Node) else plain(value)
            if words:
                return words
        return ""

    def texts(self, *names: str) -> list[str]:
        """Gives every value that is a text, as it stands."""
        return [value for value in self.all(*names) if isinstance(value, str)]

    def is_a(self, *types: str) -> bool:
        """Says whether one of its types is among these."""
        return not self.types.isdisjoint(types)


def bare(name: str) -> str:
    """Cuts the vocabulary off a name: `https://schema.org/Person` and `schema:Person` are `Person`."""
    return name.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].strip()


class Graph:
    """Builds nodes out of JSON-LD, and lets references find what they point to."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self._known: dict[str, Node] = {}
        self._made = 0

    def add(self, data: Any, depth: int = 0) -> None:
        """Adds a whole block: an object, a list, or an object with `@graph`."""
        if isinstance(data, list):
            for item in data[:NODE_LIMIT]:
                if depth < DEPTH_LIMIT:
                    self.add(item, depth + 1)
        elif isinstance(data, dict):
            inner = data.get("@graph")
            if inner is not None and depth < DEPTH_LIMIT:
                self.add(inner, depth + 1)
            if inner is None or "@type" in data:
                self.roots.append(self._node({k: v for k, v in data.items() if k != "@graph"}, 0))

    def _node(self, data: dict[str, Any], depth: int) -> Node:
        self._made += 1
        kinds = data.get("@type", data.get("type", ()))
        kinds = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
        types = frozenset(bare(kind) for kind in kinds if isinstance(kind, str))
        own = data.get("@id")
        node = Node(types, own if isinstance(own, str) else "")
        for name, value in data.items():
            if not name.startswith("@"):
                self._values(node, name, value, depth)
        if node.id and (node.values or node.types):
            self._remember(node)
        return node

    def _remember(self, node: Node) -> None:
        known = self._known.get(node.id)
        if known is None or len(known.values) < len(node.values):
            self._known[node.id] = node

    def _values(self, node: Node, name: str, value: Any, depth: int) -> None:
        if depth >= DEPTH_LIMIT or self._made > NODE_LIMIT:
            return
        if isinstance(value, list):
            for item in value:
                self._values(node, name, item, depth + 1)
        elif isinstance(value, dict):
            inner = next((value[key] for key in ("@value", "@list", "@set") if key in value), None)
            if inner is not None:
                self._values(node, name, inner, depth + 1)
            elif value:
                node.add(name, self._node(value, depth + 1))
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            node.add(name, str(value))

    def link(self) -> list[Node]:
        """Replaces every bare reference by the node it names; gives the roots."""
        pending, seen = list(self.roots), set()
        while pending:
            node = pending.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            for name, values in node.values.items():
                node.values[name] = [self._target(value) for value in values]
                pending += [value for value in node.values[name] if isinstance(value, Node)]
        return self.roots

    def _target(self, value: Node | str) -> Node | str:
        if isinstance(value, Node) and value.id and not value.values:
            return self._known.get(value.id, value)
        return value
