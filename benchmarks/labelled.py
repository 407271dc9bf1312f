"""Labelled texts as the check benchmarks read them, and shares with their confidence intervals.

A set is a file of JSON lines. Tone: `text`, `lang`, `severity` (2 must be flagged, 0 must not be,
1 is arguable and counts neither way) and `tags`, which name the kinds. Privacy: `text`, `lang` and
`spans` of `start`, `end` (code points, end exclusive), `type` and `ignore` (counts neither way).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

TONE = ("tone_", "calm_")  # what the names of the sets begin with
PRIVACY = ("privacy_",)


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    type: str
    ignore: bool


@dataclass(frozen=True)
class Item:
    id: str
    lang: str
    text: str
    severity: int
    tags: tuple[str, ...]
    spans: tuple[Span, ...]


def read_sets(folder: Path, names: tuple[str, ...]) -> dict[str, list[Item]]:
    """Every set in the folder whose name begins with one of `names`; {} where there are none."""
    files = sorted(file for name in names for file in folder.glob(f"{name}*.jsonl"))
    return {file.stem: [_item(line) for line in file.open(encoding="utf-8")] for file in files}


def _item(line: str) -> Item:
    row = json.loads(line)
    spans = [
        Span(span["start"], span["end"], span["type"], bool(span["ignore"]))
        for span in row.get("spans", ())
    ]
    return Item(
        row["id"], row["lang"], row["text"],
        row.get("severity", 0), tuple(row.get("tags", ())), tuple(spans),
    )  # fmt: skip


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def percent(self) -> str:
        return f"{100 * self.part / self.whole:.0f}" if self.whole else "-"

    def exact(self) -> str:
        """With one decimal and the 95 % interval of Wilson's score: `91.7 [84-96]`."""
        if not self.whole:
            return "-"
        low, high = (round(100 * edge) for edge in wilson(self.part, self.whole))
        return f"{100 * self.part / self.whole:.1f} [{low}-{high}]"


def wilson(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """The score interval of a share, which holds for small sets (Wilson 1927, JASA 22)."""
    share = part / whole
    middle = share + z * z / (2 * whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    least, most = ((middle + side * half) / (1 + z * z / whole) for side in (-1, 1))
    return max(0.0, least), min(1.0, most)


def table(head: list[str], rows: list[list[str]]) -> str:
    """Columns as wide as they must be, the first to the left and the others to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = []
    for row in (head, ["-" * width for width in widths], *rows):
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join([row[0].ljust(widths[0]), *cells[1:]]))
    return "\n".join(line.rstrip() for line in lines)
