"""What tells an address from a town, and a home from a shop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.domain.privacy.address_words import AddressWords
from plaint.domain.privacy.capitals import UPPER
from plaint.domain.privacy.shapes import either
from plaint.domain.privacy.streets import (
    GB_POSTCODE,
    HOUSE,
    HOUSE_LAST,
    LETTERED_POSTCODE,
    Place,
    any_of,
)
from plaint.domain.privacy.word_signs import WordSigns

_POSTCODE = re.compile(rf"(?<!\w){GB_POSTCODE}(?!\w)")
_DIGIT = re.compile(r"\d")
_HOUSE_FIRST = re.compile(rf"{HOUSE},?[ ][{UPPER}]")
_HOUSE_AT_END = re.compile(rf"[^\W\d_]{{3}}.{{0,3}}[ ]{HOUSE_LAST}\Z")
_LONG_STREET = re.compile(rf"\w[ -]\S.{{0,60}}[ ]{HOUSE_LAST}\Z")
_BESIDE = 40  # characters looked at before an address


class AddressSigns:
    """Judges what may be an address by the words in it and around it."""

    def __init__(self, words: AddressWords) -> None:
        no_street = any_of(words.no_street)
        endings = any_of((*words.joined, *words.joined_announced))
        apart = any_of((*words.begins, *words.begins_with_capital, *words.ends, *words.joined))
        self._no_street = re.compile(rf"(?<!\w){no_street}(?!\w)")
        self._street_word = re.compile(rf"(?<!\w){apart}(?!\w)|\w{{2}}[ -]?{endings}(?!\w)")
        self._small_street = re.compile(
            rf"{HOUSE},?[ ](?!{no_street}\b)(?:[^\W\d_][\w'’-]{{0,30}}[ ]){{1,2}}?"
            rf"{any_of(words.ends)}\b|[^\W\d_][\w'’-]{{1,28}}?{endings}[ ]{HOUSE_LAST}"
        )
        self._box = re.compile(rf"(?<!\w){any_of(words.boxes)}[ ]?\d")
        room = rf"{any_of(words.rooms)}\.?[ ](?:[{UPPER}\d][\w'’-]{{0,15}}[, ]{{1,2}}){{1,3}}"
        self._room = re.compile(rf"(?<!\w)(?:{room}){{1,3}}\Z")
        self._streets = WordSigns((*words.begins, *words.begins_with_capital, *words.ends))
        self._announcements = WordSigns(words.announce)
        self._announce = re.compile(
            rf"(?<!\w){any_of(words.announce)}(?:[ ](?:{either(words.between)})(?!\w)){{0,2}}"
            rf"(?:[\s:=–-]{{1,4}}|\b)(?:(?:{either(words.links)})[ ]){{0,3}}"
        )
        self._postcode_words = WordSigns(words.postcodes)
        self._postcode_said = re.compile(
            rf"(?<!\w){any_of(words.postcodes)}(?:[ ]{any_of(words.between)})?[ :]{{1,3}}"
            rf"(?P<postcode>(?i:{LETTERED_POSTCODE}))(?!\w)"
        )
        places, links = any_of(words.public_places), any_of(words.place_links)
        self._public_before = re.compile(
            rf"(?<!\w){places}(?:[\s:,(]{{1,3}}{links}){{0,3}}[\s:,(]{{0,3}}\Z"
        )
        self._public_after = re.compile(rf"[ ]{places}(?!\w)")

    def announced(self, text: str) -> list[int]:
        """Where an address may begin: behind "I live at"."""
        if not self._announcements.may_be_in(text):
            return []
        if not _DIGIT.search(text) and not self._streets.may_be_in(text):
            return []  # a house without a number stands in a street with a name
        return [found.end() for found in self._announce.finditer(text)]

    def is_address(self, parts: list[str], *, goes_on: bool) -> bool:
        """Whether the parts of an announced address are more than a town, a date or a gate.

        `goes_on`: a word follows, as in "I sent it to 3 Different people".
        """
        whole = "\n".join(parts)
        several = len(parts) > 1
        digits = _DIGIT.search(whole) is not None
        if digits and self._box.search(whole):
            return True
        if (digits or several) and self._street_word.search(whole):
            return True
        if self._no_street.search(whole):
            return False
        return any(
            ((several or not goes_on) and _HOUSE_FIRST.match(part))
            or (several and _HOUSE_AT_END.search(part))
            or _LONG_STREET.search(part)
            for part in parts
        )

    def small_street(self, text: str, at: int) -> int:
        """The end of a house and its street in small letters; none: 0."""
        found = self._small_street.match(text, at)
        return found.end() if found else 0

    def room(self, text: str, start: int) -> int:
        """Where a flat or a floor begins that is named right before a house; none: `start`."""
        found = self._room.search(text, max(0, start - _BESIDE), start)
        return found.start() if found else start

    def public(self, text: str, start: int, end: int) -> bool:
        """Whether nobody lives there: the address of a shop."""
        before = self._public_before.search(text, max(0, start - _BESIDE), start)
        return before is not None or self._public_after.match(text, end) is not None

    def postcodes(self, text: str) -> Iterator[Place]:
        """Postcodes that stand alone."""
        yield from (postcode.span() for postcode in _POSTCODE.finditer(text))
        if self._postcode_words.may_be_in(text):
            for said in self._postcode_said.finditer(text):
                yield said.span("postcode")
