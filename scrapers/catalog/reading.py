"""YAML with line numbers: every value is text, so that the region NO stays Norway."""

from pathlib import Path
from typing import Any

import yaml

from scrapers.errors import UsageError

_LONGEST_LINE = 2000
_MOST_BRACKETS = 500


class Located(dict[str, Any]):
    """A mapping that knows the lines of the file where it and its keys stand."""

    line: int = 1

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        """Gives the line of a key, or of the mapping where the key is absent."""
        return self.lines.get(key, self.line)


def _mapping(loader: Any, node: yaml.Node, deep: bool = False) -> Located:  # noqa: ARG001
    if not isinstance(node, yaml.MappingNode):
        raise yaml.constructor.ConstructorError(None, None, "not a mapping", node.start_mark)
    found = Located()
    found.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str) or key in found:
            problem = f'the key "{key}" is there twice' if isinstance(key, str) else "a key is no text"
            raise yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
        found.lines[key] = key_node.start_mark.line + 1
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_CAREFUL = type("_CarefulLoader", (yaml.BaseLoader,), {"construct_mapping": _mapping})
# the parser in C is three times as fast, but ends the process where a file is nested very deeply
_FAST = type("_FastLoader", (getattr(yaml, "CBaseLoader", yaml.BaseLoader),), {"construct_mapping": _mapping})


def _loader(text: str) -> Any:
    # no mapping or list lies deeper than its line is long, or than there are brackets
    brackets = text.count("[") + text.count("{")
    shallow = brackets <= _MOST_BRACKETS and max(map(len, text.splitlines()), default=0) <= _LONGEST_LINE
    return _FAST if shallow else _CAREFUL


def read_yaml(path: Path) -> Any:
    """Reads a YAML file; mappings are `Located`, all other values lists or text.

    Raises:
        UsageError: the file cannot be read, is not UTF-8, or is no YAML.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        return yaml.load(text, Loader=_loader(text))  # noqa: S506 - makes text only
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UsageError(f"{path}, line {line}: not UTF-8; save the file again as UTF-8") from None
    except IsADirectoryError:
        raise UsageError(
            f"{path}: a folder stands where a catalogue file is expected; move it away"
        ) from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror or error})") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise UsageError(f"{path}, line {line}: not valid YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0]
        raise UsageError(f"{path}: not valid YAML: {reason}") from None
