"""JSON objects, one per line, from a file or from standard input, as they come."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plaint.cli.textfile import read_text
from plaint.errors import InvalidInput
from plaint.wording import say


def objects(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each object with its line's number. Raises InvalidInput, naming the line."""
    lines = sys.stdin if str(file) == "-" else read_text(file).splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InvalidInput(
                say("Line {n} is not a JSON object with a text.", n=number),
                hint=say('Each line is like {{"id": "1", "text": "..."}}.'),
            )
        yield number, row
