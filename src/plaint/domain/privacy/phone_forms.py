"""A known phone number, found in every form in which it can be dialled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TAIL = 6  # digits at its end that are looked for first; a shorter number is any number
_MOST_BEFORE = 12  # digits that may stand before them: 00, a country's code, 0, an area
_GAP = re.compile(r"[\s.\-_/()（）·\u00ad\u2010-\u2015\u200b-\u200d\u2060]{0,4}")


def find_phone(text: str, phone: str) -> Iterator[tuple[int, int]]:
    """A phone number in its national and international forms, however it is grouped."""
    known, _ = _digits(phone)
    tail = known[-_TAIL:]
    if len(tail) < _TAIL:
        return
    abroad = phone.lstrip().startswith(("+", "00"))
    forms = _forms(known.removeprefix("00") if abroad else known, abroad=abroad)
    digits, places = _digits(text)
    at = digits.find(tail)
    while at >= 0:
        last = at + _TAIL - 1
        first = min(
            (
                start
                for start in range(max(0, at - _MOST_BEFORE), at + 1)
                if forms.fullmatch(digits, start, last + 1) and _grouped(text, places, start, last)
            ),
            default=None,
        )
        if first is not None:
            start = places[first]
            while start and text[start - 1] in "+(＋（":
                start -= 1
            yield start, places[last] + 1
        at = digits.find(tail, at + 1)


def _digits(text: str) -> tuple[str, list[int]]:
    """The digits of a text, of any script, as 0 to 9, and where they stand."""
    places = [place for place, char in enumerate(text) if char.isdecimal()]
    return "".join(str(unicodedata.decimal(text[place])) for place in places), places


def _forms(known: str, *, abroad: bool) -> re.Pattern[str]:
    """All digits that reach the same phone. How long the country's code is, nobody told us."""
    if abroad:
        forms = {known, "00" + known}
        for length in (1, 2, 3):
            country, national = known[:length], known[length:].removeprefix("0")
            forms |= {national, "0" + national}
            forms |= {before + country + "0" + national for before in ("", "00")}
        return re.compile("|".join(sorted(forms, key=len, reverse=True)))
    # without the trunk prefix: 1 in North America, 0 nearly everywhere else
    national = known[1:] if len(known) == 11 and known[0] == "1" else known.removeprefix("0")
    return re.compile(rf"(?:(?:00)?[1-9]\d{{0,2}})?0?{national}")


def _grouped(text: str, places: list[int], first: int, last: int) -> bool:
    """Whether the digits from `first` to `last` stand together, and alone."""
    return _stands_alone(text, places[first], places[last] + 1) and all(
        _GAP.fullmatch(text, places[i] + 1, places[i + 1]) for i in range(first, last)
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit stands right before or after."""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
