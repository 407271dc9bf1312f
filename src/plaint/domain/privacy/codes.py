"""What reads like a code in a text: digits, or letters and digits mixed, in one piece or in groups.

Whether a code is somebody's reference depends on the words around it; here it is only told what it
is made of, and what it certainly is instead: a date, an amount, a measure, a firm's phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.privacy.firm_phones import is_firms_phone

_SPACE = " \u00a0\u202f"
_DIGIT = re.compile(r"\d")
_LEAST = 4  # letters and digits
_LEAST_PARCEL = 8
_CODE = re.compile(
    r"(?<![\w@+/])(?<!\d[-.,:])(?:"
    # groups of digits, letters before them: 016 2345 678901, LY 203 04050, AB 123456
    rf"(?:[A-Z0-9]{{1,4}}[{_SPACE}])?\d{{2,12}}(?:[{_SPACE}]\d{{2,12}}){{1,9}}"
    rf"|(?:[A-Z]{{1,4}}[{_SPACE}]){{1,2}}\d{{4,12}}"
    # one piece, with a digit after two words and joints at the latest: X7K2PQ, S12-2233445
    r"|(?=[A-Za-z]{0,12}[-/_]?(?:[A-Z]{1,5}[-/_]?)?\d)"
    r"[A-Za-z0-9]{1,40}(?:[-/_][A-Za-z0-9]{1,40}){0,5}"
    r")(?![\w@]|[.,:/]\d)"
)
# Groups of capitals and digits, as tracking numbers are written: 1Z 999 AA1 01 2345 6784
_RUN = re.compile(
    rf"(?<![\w@+/])(?<!\d[-.,:])(?:[A-Z]{{1,4}}[{_SPACE}-])?[A-Z]{{0,9}}\d[A-Z0-9]{{0,40}}"
    rf"(?:[{_SPACE}-][A-Z]{{0,9}}\d[A-Z0-9]{{0,40}}){{0,12}}"
    # a country, or a check letter, but not "I" or "A"
    rf"(?:[{_SPACE}](?:[A-Z]{{2}}|[B-HJ-Z]))?(?![\w@]|[.,:]\d)"
)
_SIX_LETTERS = re.compile(r"(?<![\w@#.+/'’-])[A-Za-z]{6}(?![\w@'’-]|\.\w)")
_PREFIX = re.compile(rf"([A-Za-z]{{2,12}})(?:[-/_{_SPACE}]|(?=\d))")
_SOMETHING_ELSE = re.compile(
    # dates, years, and from one number to another
    r"\d{1,2}([-./ ])\d{1,2}\1(?:\d\d){1,2}|\d{4}([-./ ])\d{1,2}\2\d{1,2}|\d{1,3}[-/]\d{1,4}"
    r"|(?:19|20)\d\d[-/](?:19|20)?\d\d|(?:(?:19|20)\d\d[ ]){1,9}(?:19|20)\d\d"
    # as airlines write it: 05JAN, 12FEB15
    r"|\d{1,2}-?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)-?(?:(?:20)?\d\d)?"
    # measures: 16GB, 2H45MN, 1080P, 3X250G; in small letters any word may follow: 45mins
    r"|(?:\d{1,6}(?:GB|TB|MB|MAH|MA|AM|PM|HZ|H|MN|MIN|KM|KG|CM|MM|ML|[GKMPSVWX])){1,4}\d{0,4}"
    r"|(?-i:\d{1,40}[a-z]{1,40})"
    # French statutes, and numbers of which only the end is shown
    r"|[LRD]\d{3,4}(?:-\d{1,3}){1,3}|[X\d]{0,20}XXX[X\d]{0,20}"
    # public identifiers: an update of Windows, a known weakness (CVE), an act of the EU (CELEX)
    r"|KB\d{6,7}|CVE-\d{4}-\d{4,7}|3\d{4}[RLD]\d{4}"
    # phones, as people and firms group them in North America and in France
    r"|(?:1[-. ])?[2-9]\d\d[-. ][2-9]\d\d[-. ]\d{4}|0\d(?:[-. ]\d\d){4}",
    re.IGNORECASE,
)
_DATE_IN_DIGITS = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY_AFTER = re.compile(
    rf"[{_SPACE}]?(?:€|£|\$|%|eur|usd|gbp|chf|pound|dollar|franc|k?m\b|kg\b)", re.IGNORECASE
)
_MONEY_BEFORE = re.compile(rf"(?:[€£$]|\b(?:EUR|USD|GBP|CHF|CAD|AUD))[{_SPACE}]?$")
# The code of an airline (IATA, two characters) and a number: BA117, U24321
_FLIGHT = re.compile(r"[A-Z]{2}\d{1,4}[A-Z]?|(?:[A-Z]\d|\d[A-Z])\d{2,4}")
# RTX4090, B738, A320, EXA212, WH1000XM, PS4PRO; N123EX is an aircraft's registration
_MODEL = re.compile(
    r"[A-Z]{1,4}\d{2,4}[A-Z]{0,4}|N\d{1,5}[A-Z]{0,2}|(?:PS[1-5]|MP[34]|USB|[345]G|[248]K|3D)[A-Z0-9]+"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORD_NEAR = 20  # characters before and after
_LEAST_PHONE = 9  # digits; shorter numbers of firms could be anything


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a text. `core` is its letters and digits, in one piece."""

    text: str
    start: int
    end: int
    core: str

    @property
    def raw(self) -> str:
        """The code as it stands."""
        return self.text[self.start : self.end]

    @property
    def digits(self) -> int:
        """How many digits it has."""
        return sum(c.isdigit() for c in self.core)

    @property
    def grouped(self) -> bool:
        """Whether it is written with spaces."""
        return len(self.raw.split()) > 1

    @property
    def flight(self) -> bool:
        """Whether it may be the number of a flight."""
        return bool(_FLIGHT.fullmatch(self.core))

    @property
    def model(self) -> bool:
        """Whether it may be a product, an aircraft or a flight."""
        return bool(_MODEL.fullmatch(self.core))

    @property
    def round(self) -> bool:
        """Whether it looks like a count or a date rather than a number somebody was given."""
        return self.core.endswith("000") or bool(_DATE_IN_DIGITS.fullmatch(self.core))

    @property
    def year(self) -> bool:
        """Whether it may be a year."""
        return bool(_YEAR.fullmatch(self.core))

    @property
    def firms_phone(self) -> bool:
        """Whether it may be a firm's phone number, which everybody may know."""
        return len(self.core) >= _LEAST_PHONE and self.core.isdigit() and is_firms_phone(self.raw)

    @property
    def shouted(self) -> bool:
        """Whether the words before and after are in capitals too."""
        before = _WORD.findall(self.text[max(0, self.start - _WORD_NEAR) : self.start])[-1:]
        after = _WORD.findall(self.text[self.end : self.end + _WORD_NEAR])[:1]
        return bool(before + after) and all(word.isupper() for word in before + after)

    def prefix(self) -> str:
        """The letters it begins with, before a joint or a digit; or nothing."""
        found = _PREFIX.match(self.text, self.start, self.end)
        return found[1] if found else ""

    def without(self, length: int) -> Code:
        """The code without so many characters at its beginning, and the joint after them."""
        start = self.start + length
        while not self.text[start].isalnum():
            start += 1
        return _code(self.text, start, self.end)

    def parts(self) -> Iterator[Code]:
        """The whole, without the small groups after a long one, which count something else (48213
        10 days ago); then the first group alone.
        """
        groups = self.raw.split()
        if len(groups) == 1:
            yield self
            return
        end = self.end
        while len(groups) > 1 and len(groups[0]) > 4 and len(groups[-1]) <= 2:
            end -= len(groups.pop()) + 1
        yield _code(self.text, self.start, end)
        if len(groups[0]) >= _LEAST:
            yield _code(self.text, self.start, self.start + len(groups[0]))


def codes(text: str) -> Iterator[Code]:
    """Everything with digits that isn't plainly something else."""
    if not _DIGIT.search(text):
        return
    for found in _CODE.finditer(text):
        code = _code(text, *found.span())
        if len(code.core) >= _LEAST and not _something_else(code):
            yield code


def runs(text: str) -> Iterator[Code]:
    """Groups of capitals and digits that a parcel's number may be."""
    if not _DIGIT.search(text):
        return
    for found in _RUN.finditer(text):
        code = _code(text, *found.span())
        if len(code.core) >= _LEAST_PARCEL and not _something_else(code):
            yield code


def six_letters(text: str) -> Iterator[Code]:
    """Words of six letters, which booking codes may look like, in capitals or in small letters."""
    for found in _SIX_LETTERS.finditer(text):
        if found[0].isupper() or found[0].islower():
            yield Code(text, *found.span(), found[0])


def _code(text: str, start: int, end: int) -> Code:
    return Code(text, start, end, "".join(c for c in text[start:end] if c.isalnum()))


def _something_else(code: Code) -> bool:
    raw = code.raw
    return bool(
        _SOMETHING_ELSE.fullmatch(raw)
        or "*" in (code.text[code.start - 1 : code.start], code.text[code.end : code.end + 1])
        or _MONEY_AFTER.match(code.text, code.end)
        or _MONEY_BEFORE.search(code.text[max(0, code.start - 4) : code.start])
    )
