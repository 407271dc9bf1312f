"""Licence plates: France's by its form, the others by the words around them."""

from __future__ import annotations

import pytest
from tests.domain.privacy.finders import WORDS, found

from plaint.domain.privacy.identity import Identity

IDENTITY = Identity(WORDS.identity)


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("seen: AB-123-CD", "AB-123-CD"),
        ("immatriculation : ab-123-cd", "ab-123-cd"),
        ("ma voiture, AB 123 CD, est restée là", "AB 123 CD"),
        ("immatriculée 1234 AB 75", "1234 AB 75"),
        ("my car AB12 CDE was towed", "AB12 CDE"),
        ("I parked here in AB12CDE", "AB12CDE"),
        ("number plate: AB12 CDE", "AB12 CDE"),
        ("my reg is ab12cde", "ab12cde"),
        ("registration number P789 XYZ", "P789 XYZ"),
        ("license plate 7ABC123", "7ABC123"),
        ("VIN 1M8GDM9AXKP042788", "1M8GDM9AXKP042788"),
        ("mein Auto (HH-XY 123) wurde abgeschleppt", "HH-XY 123"),
        ("Kennzeichen B-AB 1234", "B-AB 1234"),
        ("amtliches Kennzeichen: M XY 12", "M XY 12"),
    ],
)
def test_plates(text: str, plate: str) -> None:
    assert found(IDENTITY.find, text) == [("licence-plate", plate)]


@pytest.mark.parametrize(
    "text",
    [
        "EX20 THE WORST FLIGHT, EX65 LAX AGAIN",
        "a USB-C 100 cable, the CD-RW 700, a WH-1000XM5, the code AB-12-CD",
        "a 2019 BMW X3 car that cost 1500 CHF",
        "a car with 45000 miles on the M25 at 14:30",
        "the registration on 2026-05-12 from 10h00, under Reg EC261",
        "plates 12-inch, plates 250mm; the plate number 5",
        "immatriculation au RCS 552 081 317",
        "Das Kennzeichen ist seit 3 Tagen weg.",
    ],
)
def test_other_codes(text: str) -> None:
    assert found(IDENTITY.find, text) == []
