"""What the words around a code say it is: a booking, a case, a parcel, or none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from plaint.domain.folding import fold

_FAR = 120  # characters before a code that are looked at
_WORDS_NEAR = 12
_AFTER = 50
_WORDS_AFTER = 6
_TOKEN = re.compile(r"[^\W\d_]+|\d[\w-]*|[^\w\s]")
_ENDS = ".!?…;"
_SIGNS = ":=#°"
_LINKS = "(=\"'"
_ABBREVIATED = 4  # letters


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The words of all languages together; accents don't matter."""

    bookings: tuple[str, ...]  # announce a booking code
    labels: tuple[str, ...]  # announce another reference: case, dossier
    parcels: tuple[str, ...]  # announce a tracking number
    sure: tuple[str, ...]  # say that a number follows: number, code, numéro; some are labels too
    endings: tuple[str, ...]  # of compounds that are labels: nummer
    between: tuple[str, ...]  # may stand between the label and the code: is, my, de
    others: tuple[str, ...]  # announce numbers that are nobody's: flight, article, model
    units: tuple[str, ...]  # follow an amount: miles, points
    joins: tuple[str, ...]  # stand between two references: and


class Strength(IntEnum):
    """How much the words around a code say for its being a reference."""

    AGAINST = -1
    NOTHING = 0
    NEAR = 1  # a label is somewhere before
    DIRECT = 2  # a label is right before, or right after
    SURE = 3  # and a word or sign for number


class Context(NamedTuple):
    """What the words around a code say."""

    kind: str  # booking, reference, parcel; or empty
    strength: Strength


_NOTHING = Context("", Strength.NOTHING)


class _Word(NamedTuple):
    """What a word means before a code."""

    kind: str
    sure: bool
    passes: bool
    other: bool


class Surroundings:
    """Reads the words around codes."""

    def __init__(self, words: ReferenceWords) -> None:
        self._kinds = {fold(word): "reference" for word in words.labels}
        self._kinds |= {fold(word): "parcel" for word in words.parcels}
        self._kinds |= {fold(word): "booking" for word in words.bookings}
        self._sure = {fold(word) for word in words.sure}
        self._endings = tuple(fold(word) for word in words.endings)
        self._between = {fold(word) for word in words.between}
        self._others = {fold(word) for word in words.others}
        self._units = {fold(word) for word in words.units}
        self._joins = {fold(word) for word in words.joins}
        self._read = lru_cache(maxsize=4096)(self._meaning)

    def of(self, text: str, start: int, end: int) -> Context:
        """What the words say of the code that stands in a place."""
        before = self._before(text, start)
        if before.strength in (Strength.NOTHING, Strength.NEAR):
            return self._after(text, end) or before
        return before

    def word(self, word: str) -> Context | None:
        """What a word says that is written in one with the code: ref12345, flight-1234."""
        said = self._read(word)
        if said.other:
            return Context("", Strength.AGAINST)
        return Context(said.kind, Strength.SURE) if said.kind or said.sure else None

    def means(self, word: str) -> bool:
        """Whether a word says something of a code, or may stand before it."""
        said = self._read(word)
        return bool(said.kind) or said.passes or said.other

    def counted(self, text: str, end: int) -> bool:
        """Whether what ends there is an amount of something."""
        follows = _TOKEN.search(text, end, end + 20)
        return follows is not None and fold(follows[0]) in self._units

    def joined(self, between: str) -> bool:
        """Whether no more than a comma, or and, stands between two codes."""
        return all(
            fold(token) in self._joins if token[0].isalnum() else token not in _ENDS
            for token in _TOKEN.findall(between)
        )

    def _meaning(self, word: str) -> _Word:
        folded = fold(word)
        if folded in self._others:
            return _Word("", sure=False, passes=False, other=True)
        sure = folded in self._sure
        compound = not sure and folded.endswith(self._endings)
        kind = self._kinds.get(folded) or self._kinds.get(folded.removesuffix("s"), "")
        return _Word(
            kind or ("reference" if compound else ""),
            sure=sure or compound,
            passes=sure or folded in self._between,
            other=False,
        )

    def _before(self, text: str, start: int) -> Context:
        tokens = _TOKEN.findall(text, max(0, start - _FAR), start)
        kind, numbered, signs = "", False, ""
        for place in range(len(tokens) - 1, -1, -1):
            token = tokens[place]
            if not token[0].isalnum():
                if token in _ENDS and not self._abbreviation(tokens[:place]):
                    break
                signs += token if token in _SIGNS else ""
                continue
            said = self._read(token)
            if said.other and not kind:
                return Context("", Strength.AGAINST)
            if not (said.kind or said.passes):
                break
            numbered = numbered or said.sure
            if said.kind and (not kind or said.kind != "reference"):
                kind = said.kind
        if kind:
            return Context(kind, Strength.SURE if numbered or signs else Strength.DIRECT)
        if numbered or "#" in signs or "°" in signs:
            return Context("", Strength.SURE if numbered else Strength.DIRECT)
        return self._near(tokens)

    def _near(self, tokens: list[str]) -> Context:
        kinds = {self._read(token).kind for token in tokens[-_WORDS_NEAR:]} - {""}
        kind = "booking" if "booking" in kinds else min(kinds, default="")
        return Context(kind, Strength.NEAR) if kind else _NOTHING

    def _after(self, text: str, end: int) -> Context | None:
        """ABC123 is my booking code; 12345 (case number)."""
        linked = sure = False
        for follows in _TOKEN.findall(text, end, end + _AFTER)[:_WORDS_AFTER]:
            said = self._read(follows)
            sure = sure or said.sure
            if said.kind:
                strength = Strength.SURE if sure else Strength.DIRECT
                return Context(said.kind, strength) if linked else None
            if follows not in _LINKS and not said.passes:
                return None
            linked = linked or not said.sure
        return None

    def _abbreviation(self, tokens: list[str]) -> bool:
        """Whether the last word is a short label, and the full stop after it ends no sentence."""
        word = tokens[-1] if tokens else ""
        return len(word) <= _ABBREVIATED and self.means(word)
