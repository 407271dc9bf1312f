"""What some words announce: my number is ..., date of birth: ..."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from plaint.domain.privacy.shapes import either

_WORD = re.compile(r"[^\W\d_]+")


class Announced:
    """A pattern that begins with one of some words, as whole words, in any case.

    `rest` is what must follow. Most texts have none of the words, and are done with at once.
    """

    def __init__(self, words: Iterable[str], rest: str) -> None:
        words = tuple(words)
        self._needed = tuple(_words_of(word) for word in words)
        self._longest = frozenset(max(needed, key=len) for needed in self._needed)
        first = re.escape("".join(sorted({word[0] for word in words})))
        self._pattern = re.compile(
            rf"(?=[{first}])(?<!\w)(?:{either(words)})(?!\w){rest}", re.IGNORECASE
        )

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The places where words of the text announce what follows."""
        there = _words_of(text)
        if self._longest.isdisjoint(there) or not any(words <= there for words in self._needed):
            return iter(())
        return self._pattern.finditer(text)


@lru_cache(maxsize=1)  # every finder asks for the words of the same text
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
