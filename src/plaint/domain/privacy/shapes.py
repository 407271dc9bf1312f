"""A place in a text where personal data stand, and the places where nothing is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Shape(NamedTuple):
    """A place (end exclusive) and the privacy category of what stands there."""

    category: str
    start: int
    end: int


# Links and handles hold numbers that identify a page or an account, not a person's papers.
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w.])@\w{1,64}(?:@[\w.-]{1,255})?")
# After a number, makes it an amount.
_UNIT = re.compile(
    r"[ \u00a0\u202f]?(?:[€£$%](?!\d)"
    r"|(?:euros?|eur|usd|gbp|chf|pounds?|dollars?|km|kg|kwh|miles)\b)",
    re.IGNORECASE,
)


def link_places(text: str) -> list[tuple[int, int]]:
    """Where links and handles stand; what looks like a number in them isn't one."""
    return [link.span() for link in _LINK.finditer(text)]


def is_amount(text: str, start: int, end: int) -> bool:
    """Whether a currency or a unit stands right before or after a number."""
    return text[max(0, start - 1) : start] in ("€", "£", "$") or bool(_UNIT.match(text, end))


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a space in a word may be any one space,
    an apostrophe either of the two.

    Words that begin alike are tried together, which takes a fraction of the time.
    """
    return "|".join(_ways([tuple(map(_letter, word)) for word in words]))


def _letter(char: str) -> str:
    return {" ": "[ \u00a0\u202f]", "'": "['’]"}.get(char) or re.escape(char)


def _ways(words: list[tuple[str, ...]]) -> Iterator[str]:
    """A pattern for the words with each first letter."""
    rests: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in words:
        rests.setdefault(first, []).append(tuple(rest))
    for first, following in rests.items():
        longer = "|".join(_ways([rest for rest in following if rest]))
        if () in following:
            yield f"{first}(?:{longer})?" if longer else first
        else:
            yield f"{first}(?:{longer})" if "|" in longer else first + longer
