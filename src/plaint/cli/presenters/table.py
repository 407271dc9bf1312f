"""Plain columns and lines that fit the terminal; columns are measured in cells."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

_GAP = "  "
_NARROWEST = 8


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, shrink: Sequence[int] = ()
) -> list[str]:
    """Lines of a table. The columns in `shrink` are cut, the widest first, until it fits."""
    lines = [[_safe(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    room = terminal_width() - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(shrink, key=widths.__getitem__, default=None)
        if widest is None or widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return [
        _GAP.join(fit(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


def _safe(text: str) -> str:
    """What others wrote, without control characters."""
    if text.isprintable():
        return text
    from plaint.domain.safe_text import one_line

    return one_line(text)


def folded(line: str) -> list[str]:
    """A line that fits the terminal, continued under its own beginning."""
    text = line.lstrip()
    return hanging(line[: len(line) - len(text)], text) or [""]


def hanging(label: str, text: str) -> list[str]:
    """A label, and a text that hangs from it."""
    import textwrap  # only where something is long: `status` does without

    margin = " " * min(len(label), 18)
    return textwrap.wrap(
        text, terminal_width() - 1, initial_indent=label, subsequent_indent=margin,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def terminal_width() -> int:
    """COLUMNS, else the terminal's own width, else 80 (shutil would load four compressors)."""
    named = os.environ.get("COLUMNS", "")
    if named.isdigit() and int(named):
        return int(named)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80


def cells(text: str) -> int:
    """How many terminal cells a text takes."""
    # Below U+0300 every printable character takes one cell: no width table is needed.
    if all(" " <= letter < "\u0300" or letter in "–—’“”…" for letter in text):
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def fit(text: str, width: int) -> str:
    """Cut or padded to a width, counted in cells."""
    if cells(text) <= width:
        return text + " " * (width - cells(text))
    while text and cells(text) > width - 1:
        text = text[:-1]
    return text + "…" + " " * (width - cells(text) - 1)
