"""A quick look whether any of many phrases can stand in a text at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)  # several finders ask about the same text in turn
def words_in(text: str) -> frozenset[str]:
    """The words of a text, in small letters."""
    return frozenset(_WORD.findall(text.lower()))


class WordSigns:
    """Phrases, of which a text can hold one only if it holds all its words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_longest: dict[str, list[frozenset[str]]] = {}
        for phrase in phrases:
            words = _WORD.findall(phrase.lower())
            self._by_longest.setdefault(max(words, key=len), []).append(frozenset(words))
        self._longest = frozenset(self._by_longest)

    def may_be_in(self, text: str) -> bool:
        """Whether one of the phrases may stand in the text, in whatever order its words are."""
        words = words_in(text)
        if self._longest.isdisjoint(words):
            return False
        return any(
            phrase <= words for sign in self._longest & words for phrase in self._by_longest[sign]
        )
