"""A place in a text where personal data stand, and the places where nothing is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Shape(NamedTuple):
    """A place (end exclusive) and the privacy category of what stands there."""

    category: str
    start: int
    end: int


# Links and handles hold numbers that identify a page or an account, not a person's papers.
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w.])@\w{1,64}(?:@[\w.-]{1,255})?")


def link_places(text: str) -> list[tuple[int, int]]:
    """Where links and handles stand; what looks like a number in them isn't one."""
    return [link.span() for link in _LINK.finditer(text)]


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a space in a word may be any one space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", "[ \u00a0\u202f]") for word in ordered)
