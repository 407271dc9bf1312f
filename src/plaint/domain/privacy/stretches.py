"""A long text in stretches, so that each costs what a short text costs.

The checks look first whether a word of theirs is in the text at all, and most short texts are done
with then; in a long one nearly every word is somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = 1_000  # characters; what isn't longer stays whole
_LONG = 2_000
# Where a stretch may end, the best first: after a paragraph, a line, a sentence that is complete.
_ENDS = (
    re.compile(r"(?<=[.!?…\"”»)])[^\S\n]{0,9}\n\s{0,9}\n"),
    re.compile(r"(?<=[.!?…\"”»)])[^\S\n]{0,9}\n"),
    re.compile(r"(?<=[.!?…\"”»)])[ \u00a0](?=[^\W\d_])"),
    re.compile(r"\s"),
)


def stretches(text: str) -> Iterator[tuple[int, str]]:
    """Where each stretch begins, and the stretch; put together they are the text."""
    start = 0
    while len(text) - start > _LONG:
        ends = (pattern.search(text, start + _SHORT, start + _LONG) for pattern in _ENDS)
        end = next((found.end() for found in ends if found), None)
        if end is None:  # not a space in a thousand characters
            found = _ENDS[-1].search(text, start + _LONG)
            end = found.end() if found else len(text)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]
