"""A text with marks under what was found in it, as it stands on a terminal.

A row of the screen that has findings is followed by a row of marks: the finding's number, then ^
under what stops the text and ~ under what is only pointed out. Colour is added, never needed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import click

from plaint.cli.i18n import _n
from plaint.cli.presenters.table import terminal_width
from plaint.domain.finding import Finding
from plaint.domain.safe_text import safe

_TAB = 4  # cells
_SHORT = 20  # rows: a text of so many is shown whole
_AROUND = 2  # rows of a longer one that are shown before and after a finding
_LEAST_LEFT_OUT = 3  # rows: fewer are sooner read than counted
_COLORS = {"block": "red", "warn": "yellow"}
_MARKS = {"block": "^", "warn": "~"}


class _Row(NamedTuple):
    """What stands in one row of the screen: text[start:end]."""

    start: int
    end: int
    columns: Sequence[int]  # where each code point begins and the last one ends, in its line


def marked_lines(text: str, findings: Sequence[Finding]) -> list[str]:
    """The text in rows that fit the terminal, with marks; of a long one what is near a finding."""
    rows = list(_rows(text.rstrip(), terminal_width() - 1))
    begins = [row.start for row in rows]
    found: dict[int, list[tuple[int, Finding]]] = {}  # the numbered findings in each row
    ends = set()  # the rows in which a finding begins or ends
    for number, finding in enumerate(findings, start=1):
        first = bisect_right(begins, finding.start) - 1
        last = bisect_right(begins, finding.end - 1) - 1
        ends |= {first, last}
        for at in range(first, last + 1):
            found.setdefault(at, []).append((number, finding))
    lines: list[str] = []
    labelled: set[int] = set()
    for shown, group in groupby(range(len(rows)), _shown(len(rows), ends).__contains__):
        numbers = list(group)
        if not shown:
            lines.append(_left_out(len(numbers)))
            continue
        for at in numbers:
            lines += _marked(text, rows[at], found.get(at, []), labelled)
    return lines


def _shown(count: int, ends: set[int]) -> set[int]:
    """Which of `count` rows are shown: those around a beginning or an end, and small gaps."""
    if count <= _SHORT:
        return set(range(count))
    near = {at for end in ends for at in range(end - _AROUND, end + _AROUND + 1)}
    shown = near & set(range(count))
    borders = [-1, *sorted(shown), count]
    for before, after in pairwise(borders):
        if after - before - 1 < _LEAST_LEFT_OUT:
            shown |= set(range(before + 1, after))
    return shown


def _left_out(n: int) -> str:
    return _n("[… {n} line left out …]", "[… {n} lines left out …]", n).format(n=n)


def _rows(text: str, width: int) -> Iterator[_Row]:
    at = 0
    for line in text.split("\n"):
        yield from _wrapped(at, line.removesuffix("\r"), width)
        at += len(line) + 1


def _wrapped(at: int, line: str, width: int) -> Iterator[_Row]:
    """A line in rows, broken at spaces where there are any; `at` is where it begins."""
    columns = _columns(line)
    start, size = 0, len(line)
    while (stop := bisect_right(columns, columns[start] + width) - 1) < size:
        space = line.rfind(" ", start + 1, stop + 1)
        stop = space if space > 0 else max(bisect_left(columns, columns[stop]), start + 1)
        yield _Row(at + start, at + stop, columns[start : stop + 1])
        start = stop + (space > 0)  # one long word is broken between two characters
    yield _Row(at + start, at + size, columns[start:])


def _columns(line: str) -> Sequence[int]:
    """The cell in which each code point of a line begins, then the first one after the line."""
    if line.isascii() and "\t" not in line:
        return range(len(line) + 1)
    from wcwidth import iter_graphemes, wcswidth

    columns: list[int] = []
    column = 0
    for cluster in iter_graphemes(safe(line)):
        columns += [column] * len(cluster)
        column += _TAB - column % _TAB if cluster == "\t" else max(0, wcswidth(cluster))
    return [*columns, column]


def _marked(
    text: str, row: _Row, findings: Sequence[tuple[int, Finding]], labelled: set[int]
) -> list[str]:
    """The row, and below it the row of marks if it has findings. Each has its number once."""
    numbers = [0] * (row.end - row.start)  # of the finding that each code point is marked for
    marked = dict(findings)
    for number, finding in findings:
        start, end = (max(place - row.start, 0) for place in (finding.start, finding.end))
        numbers[start:end] = [number] * len(numbers[start:end])
    said: list[str] = []
    marks: list[str] = []
    at = 0
    for number, group in groupby(numbers):
        start, at = at, at + sum(1 for _ in group)
        width = row.columns[at] - row.columns[start]
        part = _printed(text, row, start, at)
        if number:
            finding = marked[number]
            color = _COLORS[finding.severity]
            label = "" if number in labelled else str(number)
            labelled.add(number)
            said.append(click.style(part, fg=color, underline=True))
            marks.append(click.style(_mark(label, finding, width), fg=color))
        else:
            said.append(part)
            marks.append(" " * width)
    below = "".join(marks).rstrip()
    return ["".join(said), below] if below else ["".join(said)]


def _mark(label: str, finding: Finding, width: int) -> str:
    if len(label) > width:
        label = ""  # the list below has the words too
    return label + _MARKS[finding.severity] * (width - len(label))


def _printed(text: str, row: _Row, start: int, end: int) -> str:
    part = text[row.start + start : row.start + end]
    if "\t" not in part:
        return safe(part)
    return "".join(
        " " * (row.columns[at + 1] - row.columns[at]) if char == "\t" else safe(char)
        for at, char in enumerate(part, start)
    )
