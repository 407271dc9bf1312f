"""Texts reduced to what two spellings of the same thing share: case, accents and ligatures gone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


def fold(word: str) -> str:
    """`Écœuré` and `ECOEURE` both become `ecoeure`. The length may change."""
    if word.isascii():
        return word.lower()
    return _fold(word)


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.translate(_LIGATURES))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def squash(text: str) -> tuple[str, list[int]]:
    """Letters and digits only, folded, and for each of them where in `text` it stands.

    Spaces, dashes, dots and combining marks fall away: `X7K-2pq` and `x7k 2PQ` are both `x7k2pq`.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if not char.isalnum():
            continue
        for letter in char.lower() if char.isascii() else _fold(char):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def word_set(words: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(fold(word) for word in words.split())
