"""Places in a text, and findings put in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from plaint.domain.finding import Finding


class Spans:
    """Places (start, end exclusive) that don't overlap, to be asked about often."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the places has a character in common with `start`..`end`."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._places[before][1] > start

    def cover(self, start: int, end: int) -> bool:
        """Whether `start`..`end` lies wholly in one of the places."""
        before = bisect_left(self._starts, start + 1) - 1
        return before >= 0 and self._places[before][1] >= end


def merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places by their beginnings, those that overlap joined into one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, without those that overlap one that begins earlier, or a longer one
    that begins in the same place. Among equals the first given stays.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return tuple(kept)
