"""The house: imports run one way, files and functions stay small."""

import ast
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

FORBIDDEN = {
    "analysis": {"scrapers", "pipelines", "scrapy"},
    "scrapers": {"pipelines", "pandas"},
    "pipelines": set(),
}
FILES = [path for room in FORBIDDEN for path in sorted((CHECKOUT / room).rglob("*.py"))]


def imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_imports_follow_the_arrows(path: Path) -> None:
    room = path.relative_to(CHECKOUT).parts[0]
    wrong = imported(ast.parse(path.read_text())) & FORBIDDEN[room]
    assert not wrong, f"{path.name} in {room}/ must not import {wrong}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") < 200, f"{path}: one idea a file, under 200 lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno
            assert length < 40, f"{path}: {node.name} has {length} lines"
