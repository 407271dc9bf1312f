"""Texts reduced to what two spellings of the same thing share: case, accents and ligatures gone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# A character with the accents that follow it; accents that begin a text stand alone.
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*+|[\u0300-\u036f]", re.DOTALL)
# What Unicode doesn't take apart: ligatures, and letters with a stroke through them.
_WHOLE = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d",
     "Đ": "d"}
)  # fmt: skip
# How German and the Scandinavian languages write them where there are none on the keyboard.
_SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}


def fold(word: str) -> str:
    """`Écœuré` and `ECOEURE` both become `ecoeure`. The length may change."""
    if word.isascii():
        return word.lower()
    return _fold(word)


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.translate(_WHOLE))
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


def composed(text: str) -> tuple[str, Sequence[int]]:
    """The text with each accent in one with its letter, and where in `text` each character stands.

    One more place follows, the text's end. A text that is composed already comes back as it is.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    whole: list[str] = []
    places: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        chars = unicodedata.normalize("NFC", cluster[0])
        whole.append(chars)
        places += [cluster.start(), *[cluster.end()] * (len(chars) - 1)]
    return "".join(whole), [*places, len(text)]


def spelt(text: str) -> str:
    """A pattern for the squashed letters and digits of a text; an ü may be spelt ue or u."""
    out = ""
    for char in unicodedata.normalize("NFC", text):
        key, _ = squash(char)
        other = _SPELT_OUT.get(char.lower())
        out += f"(?:{other}|{key})" if other else re.escape(key)
    return out


def word_set(words: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(fold(word) for word in words.split())
