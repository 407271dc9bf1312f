"""Parcel tracking numbers, told by the carriers' own forms and check digits.

The forms are data. A number that stands in one piece needs the form of a carrier; one that is
written in groups needs its check digit too. Numbers in weaker forms, such as ten digits, count only
after a word that says so, which is the references' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle

from plaint.domain.privacy.shapes import Shape

_LEAST_DIGITS = 7
_LEAST, _MOST = 9, 42  # letters and digits of a tracking number
_MOST_GROUPS = 14
_DIGITS = re.compile(r"\d(?:[^\d]{0,3}\d){6}")
_SPACE = " \u00a0\u202f"
_RUN = re.compile(  # groups with a digit each; letters alone may begin or end
    rf"(?<![\w@])(?<!\d[-.,/:])(?:[A-Za-z]{{1,4}}[{_SPACE}-])?[A-Za-z]{{0,9}}\d[A-Za-z0-9]{{0,40}}"
    rf"(?:[{_SPACE}-][A-Za-z]{{0,9}}\d[A-Za-z0-9]{{0,40}}){{0,30}}(?:[{_SPACE}-][A-Z]{{1,2}})?(?!\w)"
)
_GROUP = re.compile(r"[A-Za-z0-9]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class CarrierForm:
    """How a carrier's numbers look, without spaces and in capitals.

    `form` is a regular expression. Where it names the groups `serial` and `check`, the digits of
    the serial number are multiplied by the `weights`, from the last digit on and over again, and
    added up; the check digit is what is left over when that is divided by the `modulus`
    (`remainder`), or what it lacks to the next multiple. `letters` is the other way: ISO 7064
    mod 37,36, whose check character may be a letter.
    """

    carrier: str
    form: str
    weights: tuple[int, ...] = ()
    modulus: int = 10
    remainder: bool = False
    letters: bool = False

    @property
    def checked(self) -> bool:
        """Whether its numbers have a check digit or letter."""
        return bool(self.weights) or self.letters


class Tracking:
    """Finds tracking numbers in a text."""

    def __init__(self, forms: Iterable[CarrierForm]) -> None:
        self._forms = [(re.compile(form.form), form) for form in forms]

    def find(self, text: str) -> Iterator[Shape]:
        """Numbers that a carrier may have given to a parcel."""
        if not _DIGITS.search(text):
            return
        for run in _RUN.finditer(text):
            if _DIGITS.search(run[0]):
                yield from self._in_run(text, run.start(), run.end())

    def _in_run(self, text: str, start: int, end: int) -> Iterator[Shape]:
        """The longest numbers that are made of whole groups, from the left."""
        groups = [group.span() for group in _GROUP.finditer(text, start, end)]
        first = 0
        while first < len(groups):
            last = self._last_group(text, groups, first)
            if last is None:
                first += 1
            else:
                yield Shape("tracking", groups[first][0], groups[last][1])
                first = last + 1

    def _last_group(self, text: str, groups: list[tuple[int, int]], first: int) -> int | None:
        """The last group of the longest number that begins with the first one; None without."""
        pieces = [text[slice(*group)] for group in groups[first : first + _MOST_GROUPS]]
        before = text[slice(*groups[first - 1])] if first else ""
        for count in range(len(pieces), 0, -1):
            number = "".join(pieces[:count]).upper()
            # digits alone are the whole row of digits: in a part of it any check may come out right
            part = before.isdigit() or "".join(pieces[count : count + 1]).isdigit()
            if not (number.isdigit() and part) and self._fits(number, pieces[:count]):
                return first + count - 1
        return None

    def _fits(self, number: str, pieces: list[str]) -> bool:
        long_enough = _LEAST <= len(number) <= _MOST
        if not long_enough or sum(c.isdigit() for c in number) < _LEAST_DIGITS:
            return False
        if len(pieces) > 1 and all(_YEAR.fullmatch(piece) for piece in pieces):
            return False
        return any(
            has_form(number, form, pattern) and (form.checked or len(pieces) == 1)
            for pattern, form in self._forms
        )


def has_form(number: str, form: CarrierForm, pattern: re.Pattern[str]) -> bool:
    """Whether a number in capitals and without spaces has a form, and its check digit is right."""
    found = pattern.fullmatch(number)
    if not found or not form.checked:
        return bool(found)
    if form.letters:
        return check_letter(found["serial"]) == found["check"]
    return check_digit(found["serial"], form) == int(found["check"])


def check_letter(serial: str) -> str:
    """The check character of digits and capitals (ISO 7064, mod 37,36)."""
    product = 36
    for char in serial:
        product = ((product + int(char, 36)) % 36 or 36) * 2 % 37
    return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(37 - product) % 36]


def check_digit(serial: str, form: CarrierForm) -> int:
    """The check digit that belongs to a serial number. A letter counts as in the tracking numbers
    of UPS: A is 2, B is 3, and so on, the last digit alone (UPS Guide to Labeling, appendix).
    """
    values = (int(c) if c.isdigit() else (ord(c) - 63) % 10 for c in reversed(serial))
    total = sum(value * weight for value, weight in zip(values, cycle(form.weights), strict=False))
    left = total % form.modulus
    if form.remainder:
        return left % 10
    # UPU standard S10 for modulus 11: 10 is written 0, and 11 is written 5
    return {10: 0, 11: 5 if form.modulus == 11 else 0}.get(form.modulus - left, form.modulus - left)
