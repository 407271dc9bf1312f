"""Small budgets that keep the code easy to read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400  # lines
LONGEST_FUNCTION = 45  # lines of a body
# One call with a line for each key that a template sees: nothing to divide.
LONGER = {"src/plaint/app/letter_context.py: letter_context"}


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "src").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def test_no_file_is_too_long() -> None:
    lengths = {name: len(text.splitlines()) for name, text in modules()}

    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{name}: {node.name}": (node.end_lineno or 0) - node.body[0].lineno + 1
        for name, text in modules()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }

    assert {name for name, n in lengths.items() if n > LONGEST_FUNCTION} == LONGER
