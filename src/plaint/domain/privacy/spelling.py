"""Whether six capitals are a word that somebody shouts, or a code that a machine has made up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from plaint.domain.folding import fold

_LEAST_LETTERS = 4  # different ones: XXXXXX is no code
_DRAWN_OUT = re.compile(r"(.)\1\1")  # AAARGH
_VOWELS = "aeiouy"
_VOWEL = re.compile(f"[{_VOWELS}]")
_CONSONANTS = re.compile(f"[^{_VOWELS}]{{2}}")


@dataclass(frozen=True, slots=True)
class SpellingWords:
    """How words are spelt in all languages together."""

    pairs: tuple[str, ...]  # a letter and the letters that may follow it in a word
    starts: tuple[str, ...]  # two consonants that begin words
    ends: tuple[str, ...]  # two consonants that end words
    shouted: tuple[str, ...]  # words of six letters that people write in capitals
    acronyms: tuple[str, ...]  # six letters that are no code; or three, two of which are none


class Spelling:
    """Tells codes from words."""

    def __init__(self, words: SpellingWords) -> None:
        self._pairs = {row[0] + second for row in words.pairs for second in row[1:].strip()}
        self._starts = set(words.starts)
        self._ends = set(words.ends)
        self._shouted = {fold(word) for word in words.shouted}
        self._acronyms = {fold(acronym) for acronym in words.acronyms}

    def is_word(self, six: str) -> bool:
        """Whether six letters are a word or a name that is known."""
        return six.lower() in self._shouted or self._acronym(six.lower())

    def oddness(self, six: str) -> int:
        """How much six letters differ from a word: 0 they could be one, 1 hardly, 2 they can't."""
        letters = six.lower()
        drawn_out = len(set(letters)) < _LEAST_LETTERS or _DRAWN_OUT.search(letters)
        if drawn_out or self._acronym(letters):
            return 0
        odd = sum(a + b not in self._pairs for a, b in pairwise(letters))
        odd += bool(_CONSONANTS.match(letters)) and letters[:2] not in self._starts
        odd += bool(_CONSONANTS.match(letters, 4)) and letters[4:] not in self._ends
        return min(2, odd if _VOWEL.search(letters) else 2)

    def _acronym(self, letters: str) -> bool:
        return letters in self._acronyms or {letters[:3], letters[3:]} <= self._acronyms
