"""Licence plates in a text.

France's form gives itself away. The others could be a flight with its airport or a product, so they
count after a word for a plate, or with a word for a vehicle near by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plaint.domain.privacy.announced import Announced
from plaint.domain.privacy.shapes import Shape, either

_FRENCH_LETTERS = "[A-HJ-NP-TV-Z]{2}"  # no I, O, U: Arrêté du 9 février 2009
_FRENCH = rf"{_FRENCH_LETTERS}-\d{{3}}-{_FRENCH_LETTERS}"
_NEAR_VEHICLES = (
    rf"{_FRENCH_LETTERS}[ ]?\d{{3}}[ ]?{_FRENCH_LETTERS}",  # France, Italy
    r"[A-Z]{2}\d\d[ ]?[A-HJ-PR-Z]{3}",  # Great Britain: no I, Q in the last three
    r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ ]?[1-9]\d{1,3}[EH]?",  # Germany
    r"[12]-[A-Z]{3}-\d{3}",  # Belgium
    r"\d{2,3}-[A-Z]{1,2}-\d{1,6}",  # Ireland
)
_PLATE = re.compile(
    rf"(?=[A-ZÄÖÜ\d])(?<![\w-])(?:(?P<sure>{_FRENCH})|{'|'.join(_NEAR_VEHICLES)})(?![\w-])"
)
# After a word for it: in groups as it is painted, or in one; or a vehicle's number (ISO 3779).
_ANY_PLATE = (
    r"(?P<plate>(?-i:[A-ZÄÖÜ0-9]{1,4}(?:[ -][A-Z0-9]{1,5}){1,2})"
    r"|[A-ZÄÖÜ]{1,3}-?\d{1,5}-?[A-Z]{0,3}|\d{1,4}-?[A-Z]{2,3}-?\d{0,4}|[A-HJ-NPR-Z0-9]{17})"
    r"(?!\w|[ ]\d)"
)
_SHORTEST = 5  # letters and digits
_NEAR = 60  # characters


class Plates:
    """Finds them in a text."""

    def __init__(self, labels: Iterable[str], vehicles: Iterable[str], link: str) -> None:
        self._labelled = Announced(labels, link + _ANY_PLATE)
        self._vehicle = re.compile(rf"(?<!\w)(?:{either(vehicles)})(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Shape]:
        """Plates, and vehicle identification numbers where they are announced."""
        for found in self._labelled.finditer(text):
            if _is_plate(found["plate"]):
                yield Shape("licence-plate", *found.span("plate"))
        for found in _PLATE.finditer(text):
            near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
            if found["sure"] or self._vehicle.search(near):
                yield Shape("licence-plate", *found.span())


def _is_plate(written: str) -> bool:
    kept = [c for c in written if c.isalnum()]
    return len(kept) >= _SHORTEST and any(map(str.isdigit, kept)) and any(map(str.isalpha, kept))
