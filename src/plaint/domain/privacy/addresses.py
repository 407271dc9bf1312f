"""Postal addresses and postcodes, in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from plaint.domain.privacy.address_run import AddressRun
from plaint.domain.privacy.address_signs import AddressSigns
from plaint.domain.privacy.address_words import AddressWords
from plaint.domain.privacy.shapes import Shape
from plaint.domain.privacy.streets import Place, Streets
from plaint.domain.spans import Spans, merged

_DIGIT = re.compile(r"\d")
_GOES_ON = re.compile(r"[ ]\w")
_LABEL = 12  # characters before an address where a colon may stand


class Addresses:
    """Finds postal addresses in a text."""

    def __init__(self, words: AddressWords) -> None:
        self._run = AddressRun(words)
        self._signs = AddressSigns(words)
        self._streets = Streets(words)

    def find(self, text: str) -> Iterator[Shape]:
        """Where somebody lives: a house in a street, with its town; and full postcodes."""
        has_digits = _DIGIT.search(text) is not None
        announced = self._signs.announced(text)
        places = list(self._announced(text, announced))
        if has_digits:
            places += self._unannounced(text, announced)
        shops = [place for place in places if self._signs.public(text, *place)]
        for start, end in merged(set(places).difference(shops)):
            yield Shape("address", start, end)
        if has_digits:
            known = Spans(merged(places))
            for postcode in self._signs.postcodes(text):
                if not known.touch(*postcode):
                    yield Shape("postcode", *postcode)

    def _unannounced(self, text: str, announced: list[int]) -> Iterator[Place]:
        """A street with a house, wherever it stands; what announces it is no part of it."""
        for start, end in self._streets.find(text):
            following = bisect_right(announced, start)
            if following < len(announced) and announced[following] < end:
                begin = announced[following]
            else:
                begin = self._signs.room(text, start)
            yield begin, self._run.after_street(text, end)

    def _announced(self, text: str, announced: list[int]) -> Iterator[Place]:
        """What follows "I live at", as far as it looks like an address."""
        for at in announced:
            if end := self._reach(text, at):
                yield at, end
            elif street := self._signs.small_street(text, at):
                yield at, self._run.after_street(text, street)
            elif ":" in text[max(0, at - _LABEL) : at]:
                # a first line in small letters is the name of a house or of a firm
                following = self._run.next_piece(text, at)
                if following and (end := self._reach(text, following)):
                    yield at, end

    def _reach(self, text: str, at: int) -> int:
        """The end of the address that begins here; none: 0."""
        pieces = [(start, end) for start, end, _ in self._run.pieces(text, at) if end > start]
        if not pieces:
            return 0
        end = pieces[-1][1]
        goes_on = _GOES_ON.match(text, end) is not None
        parts = [text[slice(*piece)] for piece in pieces]
        return end if self._signs.is_address(parts, goes_on=goes_on) else 0
