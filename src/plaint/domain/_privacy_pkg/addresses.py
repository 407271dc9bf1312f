"""Postal addresses and postcodes, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.shapes import Shape

_GB_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}(?!\w)"
_TOWN = r"[^\W\d_][\w'’.-]{1,30}(?:[ -][A-Z][\w'’.-]{0,30}){0,3}"
_AFTER_STREET = (
    rf"(?:[,\s]{{1,3}}{_TOWN}){{0,3}}[,\s]{{1,3}}"
    rf"(?:{_GB_POSTCODE}|[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?|\d{{5}}[ ]{_TOWN}|\d{{5}}(?!\w))"
)
_NAME_WORD = r"[A-ZÀ-Þ][\w'’.-]{0,30}"
_STREET_EN = re.compile(
    rf"(?<![\w.,£$€-])\d{{1,5}}[A-Za-z]?(?:-\d{{1,4}})?,?[ ](?:{_NAME_WORD}[ ]){{1,4}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Terrace|Way|Square"
    r"|Gardens|Grove|Boulevard|Blvd|Mews|Walk|Parade|Highway|Hwy|Parkway|Pkwy|Place)\b\.?"
    rf"(?:{_AFTER_STREET})?"
)
# In lower case the street must be followed by a town and a postcode.
_STREET_EN_LOWER = re.compile(
    r"(?<![\w.,£$€-])\d{1,5}[ ](?:[nsew]\.?[ ])?(?:[a-z][\w'’.-]{0,30}[ ]){1,3}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|blvd)\b\.?"
    r",[ ]?[a-z][\w'’ .-]{1,30},?[ ]?(?:\d{5}|[a-z]{1,2}\d[a-z\d]?[ ]\d[a-z]{2})(?!\w)"
)
_FR_NUMBER = r"(?<![\w.,£$€-])\d{1,4}(?:[ ]?(?:bis|ter|quater|[A-D]))?,?[ ]"
_FR_LINK = r"(?:de la |de l['’]|du |des |de |d['’]|la |le |les |l['’]|aux |au |à )"
_FR_AFTER = rf"(?:,?[\s]{{1,2}}(?:CS|BP)?[ ]?\d{{5}}(?:[ ]{_TOWN})?)?"
_STREET_FR = re.compile(
    rf"{_FR_NUMBER}(?i:rue|avenue|boulevard|bld|bd|chemin|allée|impasse|quai|faubourg)[ ]"
    rf"(?:{_FR_LINK})?[^\W_][\w'’.-]{{1,30}}(?:[ ](?:{_FR_LINK})?{_NAME_WORD}){{0,4}}{_FR_AFTER}"
    rf"|{_FR_NUMBER}(?i:place|cours|passage|route|square|résidence|av\.?|pl\.?|villa|hameau)[ ]"
    rf"(?:{_FR_LINK})?{_NAME_WORD}(?:[ ](?:{_FR_LINK})?{_NAME_WORD}){{0,4}}{_FR_AFTER}"
)
_POSTCODE = re.compile(rf"(?<!\w){_GB_POSTCODE}")


@dataclass(frozen=True, slots=True)
class AddressWords:
    """The words of all languages together."""

    same: tuple[str, ...]  # the same word of a street, in long and short: "street st"
    ends: tuple[str, ...]  # words that end the name of a street: High Street, 5 Main Rd


class Addresses:
    """Finds postal addresses in a text."""

    def __init__(self, words: AddressWords) -> None:
        self._words = words

    def find(self, text: str) -> Iterator[Shape]:
        """A house in a street, with the town where it stands beside; and full postcodes."""
        for street in (_STREET_EN, _STREET_EN_LOWER, _STREET_FR):
            for address in street.finditer(text):
                end = address.start() + len(address[0].rstrip(".-’'"))
                yield Shape("address", address.start(), end)
        for postcode in _POSTCODE.finditer(text):
            yield Shape("postcode", *postcode.span())
