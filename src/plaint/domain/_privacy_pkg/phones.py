"""Phone numbers of people, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.shapes import Shape

_NBSP = "\u00a0\u202f"
_SEP = rf"[ .\-(){_NBSP}]"
_PHONE = re.compile(
    rf"(?<![\w+])(?:"
    rf"(?:\+|00)[1-9](?:{_SEP}{{0,2}}\d){{6,14}}"  # international
    rf"|\(?0[1-9](?:{_SEP}{{0,2}}\d){{7,9}}"  # national, with its trunk 0
    rf"|(?:1[ .-]?)?(?:\([2-9]\d\d\)[ ]?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{{4}}"  # North America
    r"|[2-9]\d\d[2-9]\d{6}"
    r")(?![\w]|[.,]\d)"
)
_DATE_FIRST = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d(?!\d)|(?:19|20)\d\d[-.]\d\d[-.]\d\d"
)
# Free and shared-cost numbers belong to firms: 0800 and the like in Great Britain, Ireland and
# France, 800 to 833 in North America, 03 in Great Britain.
_FIRMS_NUMBER = re.compile(
    r"(?:\+?1)?8(?:00|88|77|66|55|44|33)\d{7}"
    r"|(?:0|\+?44)(?:800|808|84[345]|87[0123]|3[0347]\d)\d{6,7}|(?:0|\+?33)8\d{8}|1800\d{6}"
)


@dataclass(frozen=True, slots=True)
class PhoneWords:
    """The words of all languages together. Each may be several words apart by spaces."""

    announce: tuple[str, ...]  # call me on, my number is


class Phones:
    """Finds phone numbers in a text."""

    def __init__(self, words: PhoneWords) -> None:
        self._words = words

    def find(self, text: str) -> Iterator[Shape]:
        """Numbers somebody could call, but for those that belong to firms."""
        for phone in _PHONE.finditer(text):
            digits = re.sub(r"[^\d+]", "", phone[0])
            if not (_DATE_FIRST.match(phone[0]) or _FIRMS_NUMBER.fullmatch(digits)):
                yield Shape("phone", *phone.span())
