"""Phone numbers of people, in a text.

A number is found by its form where the form leaves no doubt (with the country's code, with a trunk
0, in the North American grouping), and after words that announce one in any form: in a third of the
world's countries a number is seven or eight digits that could be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.privacy.announced import Announced
from plaint.domain.privacy.firm_phones import is_firms_phone
from plaint.domain.privacy.shapes import Shape, either, is_amount

_SEP = r"[ ()\u00a0\u202f]{0,2}(?:[./\u2010-\u2013-][ ]?\(?)?"
_FORMS = (
    # with the country's code, dialled with +, 00 or, from North America, 011
    rf"\+[ ]?\(?[1-9](?:{_SEP}\d){{6,14}}",
    rf"00[ -]?[1-9](?:{_SEP}\d){{8,14}}",
    rf"011[ -]?[1-9](?:{_SEP}\d){{9,14}}",
    # with the trunk 0: most of Europe, Africa, Asia and Oceania
    rf"\(?0[1-9](?:{_SEP}\d){{7,9}}",
    # North America
    r"(?:1[ .-]?)?(?:\([2-9]\d\d\)[ ]?[.-]?[ ]?|[2-9]\d\d(?:[ ]?[/.-][ ]?|[ ]))"
    r"[2-9]\d\d[ ]?[ .-]?\d{4}",
    r"1?[2-9]\d\d[2-9]\d{6}",
    r"[1-9]\d\d(?P<dot>[.-])\d{3}(?P=dot)\d{4}",
    # an area in brackets; Russia with its 8; Spain, and Switzerland without 0; China's mobiles
    r"\([1-9]\d{0,3}\)[ ]?\d{3,5}[ -]\d{4}",
    r"8[ -]?\(?\d{3}\)?[ -]\d{3}[ -]\d\d[ -]\d\d",
    r"[679]\d\d(?P<gap>[ .-])\d\d(?P=gap)\d\d(?P=gap)\d\d",
    r"1[3-9]\d[ -]\d{4}[ -]\d{4}",
)
_EXTENSION = r"(?:[ ]?(?:x|ext\.?|poste)[ ]?\d{1,5})?"
_PHONE = re.compile(
    rf"(?=[+(\d])(?<![\w+])(?<!\d[.,/-])(?:{'|'.join(_FORMS)}){_EXTENSION}(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_FIVE_DIGITS = re.compile(rf"\d(?:{_SEP}\d){{4}}")
_NO_PHONE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])(?P<dot>[./-])(?:0?[1-9]|1[0-2])(?P=dot)2\d(?!\d|(?P=dot))"  # a day
    r"|\d{1,2}(?P<gap>[ ./-])\d{1,2}(?P=gap)(?:19|20)\d\d(?!\d|(?P=gap))"
    r"|(?:19|20)\d\d[.-]\d\d[.-]\d\d(?!\d)"
    r"|(?:19|20)\d\d[ ]?[-–/ ][ ]?(?:19|20)\d\d$"  # from one year to another
    r"|\d{1,2}\.[0-5]\d[ ]?[-–][ ]?\d{1,2}\.[0-5]\d$"  # from one hour to another
    r"|24[ /]?7[ /]?365$"
    r"|\+?\d{1,3}(?:[ .]\d{3}){0,3}[ .]000$"  # a round amount
)
_BEFORE = 80  # characters in which the words for a firm's line stand


@dataclass(frozen=True, slots=True)
class PhoneWords:
    """The words of all languages together. Each may be several words apart by spaces."""

    announce: tuple[str, ...]  # say that somebody's own number follows: call me, my number
    labels: tuple[str, ...]  # stand before anybody's number: phone, mobile, fax
    between: tuple[str, ...]  # may stand between these and the number: on, is, number
    firms: tuple[str, ...]  # name a line of the firm's: helpline, your number


class Phones:
    """Finds phone numbers in a text."""

    def __init__(self, words: PhoneWords) -> None:
        between = rf"(?:(?:{either(words.between)})(?!\w)|[:.,=#!-]|n[°º])"
        fill = rf"(?:[ ]?{between}){{0,6}}\s{{0,3}}"
        self._own = Announced(words.announce, fill + _any_form(5))
        self._labelled = Announced(words.labels, fill + _any_form(6))
        self._firms = re.compile(rf"(?<!\w)(?:{either(words.firms)})(?!\w){fill}[(\"“]?$", re.I)

    def find(self, text: str) -> Iterator[Shape]:
        """Numbers somebody could call, but for those that belong to firms."""
        if not _FIVE_DIGITS.search(text):
            return
        own: set[int] = set()
        for found in self._own.finditer(text):
            own.add(found.start("number"))
            if _could_be(text, found.start("number"), found["number"]):
                yield Shape("phone", *_extent(found))
        for found in self._labelled.finditer(text):
            if _could_be(text, found.start("number"), found["number"]) and not is_firms_phone(
                found["number"]
            ):
                yield Shape("phone", *_extent(found))
        for phone in _PHONE.finditer(text):
            done = phone.start() in own or self._firms_line(text, phone)
            if not done and _could_be(text, phone.start(), phone[0]):
                yield Shape("phone", *phone.span())

    def _firms_line(self, text: str, phone: re.Match[str]) -> bool:
        before = text[max(0, phone.start() - _BEFORE) : phone.start()]
        return is_firms_phone(phone[0]) or bool(self._firms.search(before))


def _could_be(text: str, start: int, number: str) -> bool:
    """Whether a row of digits isn't a date, an amount or hours."""
    return not (_NO_PHONE.match(number) or is_amount(text, start, start + len(number)))


def _any_form(digits: int) -> str:
    """A number of so many digits at least, however it is grouped."""
    return rf"(?P<number>\+?\(?\d(?:{_SEP}\d){{{digits - 1},15}})(?!\w|[.,]\d)"


def _extent(found: re.Match[str]) -> tuple[int, int]:
    """Where an announced number stands: by its form, or else as far as its digits go."""
    number = _PHONE.match(found.string, found.start("number"))
    return number.span() if number else found.span("number")
