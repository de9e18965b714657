"""YAML with line numbers: every value is text, so that the region NO stays Norway."""

from pathlib import Path
from typing import Any

import yaml

from scrapers.errors import UsageError


class Located(dict[str, Any]):
    """A mapping that knows the lines of the file where it and its keys stand."""

    line: int = 1

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        """Gives the line of a key, or of the mapping where the key is absent."""
        return self.lines.get(key, self.line)


class _Loader(yaml.BaseLoader):
    def construct_mapping(self, node: yaml.Node, deep: bool = False) -> Located:  # type: ignore[override]  # noqa: ARG002
        if not isinstance(node, yaml.MappingNode):
            raise yaml.constructor.ConstructorError(None, None, "not a mapping", node.start_mark)
        found = Located()
        found.line = node.start_mark.line + 1
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str) or key in found:
                problem = f'the key "{key}" is there twice' if isinstance(key, str) else "a key is no text"
                raise yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
            found.lines[key] = key_node.start_mark.line + 1
            found[key] = self.construct_object(value_node, deep=True)
        return found


def read_yaml(path: Path) -> Any:
    """Reads a YAML file; mappings are `Located`, all other values lists or text.

    Raises:
        UsageError: the file cannot be read, is not UTF-8, or is no YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)  # noqa: S506 - makes text only
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
