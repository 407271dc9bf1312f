"""Tracking numbers, by the carriers' own forms and check digits; the numbers here are made up."""

from __future__ import annotations

import pytest

from plaint.domain.privacy.tracking import CarrierForm, Tracking, check_digit, check_letter
from plaint.knowledge.private_words import _FOLDER, read_private_words

TRACKING = Tracking(read_private_words(_FOLDER).carriers)


def found(text: str) -> list[str]:
    return [text[shape.start : shape.end] for shape in TRACKING.find(text)]


@pytest.mark.parametrize(
    "number",
    [
        "1Z999AA10123456784",  # UPS
        "H2007008006",  # UPS, waybill
        "RB123456785GB",  # the post, S10
        "RB123456789GB",  # with a digit mistyped: nothing else looks like that
        "9400100000001234567891",  # USPS
        "420100019400100000001234567891",  # USPS, the ZIP code before
        "701200330044558",  # FedEx Ground
        "00340434161094022115",  # DHL and everybody with an SSCC
        "JD014600003456789012",
        "JJD000390007882935583",
        "GM295330001000000123",
        "TBA123456789000",
        "C12045003311775",  # OnTrac
        "LX20304050",
        "D400500600700800900100",
        "PNB123456789",
        "SP030405060708091011",
        "6A20524752032",  # Colissimo
        "8L41392128255",
        "3SABCD123456789",
        "01015026003653C",  # DPD
        "LP00123456789012",
        "YT2012345678901234",
        "EXAM1234567",
    ],
)
def test_a_number_in_the_form_of_a_carrier_is_found(number: str) -> None:
    assert found(f"It is {number}, and nothing moves.") == [number]
    assert found(number.lower()) == [number.lower()]


@pytest.mark.parametrize(
    "number",
    [
        "1Z 999 AA1 01 2345 6784",
        "K 300 400 500 4",
        "RB 123 456 785 GB",
        "RB-1234-5678-5-GB",
        "9400 1000 0000 1234 5678 91",
        "420 10001 9400 1000 0000 1234 5678 91",
        "7012 0033 0044 558",
        "00 3404 3416 1094 0221 15",
        "6A 205 247 5203 2",
        "0101 5026 0036 53 C",
    ],
)
def test_a_number_in_groups_needs_its_check_digit(number: str) -> None:
    assert found(f"Parcel {number} is lost") == [number]
    last = next(i for i in range(len(number) - 1, -1, -1) if number[i].isdigit())
    wrong = number[:last] + str((int(number[last]) + 1) % 10) + number[last + 1 :]
    assert found(f"Parcel {wrong} is lost") == []


def test_two_numbers_beside_one_another() -> None:
    text = "RB123456785GB 1Z999AA10123456784"
    assert found(text) == text.split()


def test_capitals_around_a_number_are_no_part_of_it() -> None:
    assert found("MY PARCEL 1Z 999 AA1 01 2345 6784 NEVER CAME") == ["1Z 999 AA1 01 2345 6784"]


@pytest.mark.parametrize(
    "text",
    [
        "No digit here, and no parcel.",
        "Flight EX1207 left on 3 May 2026 at 14:30 from gate B12.",
        "In 2019 2020 2021 2022 and 2023 it was the same.",
        "It cost 1 250 000 euros, or 12 345 678 in all.",
        "The WH1000XM5, the RTX4090 and the UE43TU7092.",
        "Call 0113 496 0000 about order 4471289.",
        "Somewords123456 and a1b2c3d4e5.",
        "@user123456789012345678 wrote",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert found(text) == []


def test_the_check_digit_of_the_universal_postal_union() -> None:
    """Standard S10: the example of the standard, and the two digits it writes otherwise."""
    form = CarrierForm("post", "", weights=(7, 9, 5, 3, 2, 4, 6, 8), modulus=11)
    assert check_digit("47312482", form) == 9
    assert check_digit("00000000", form) == 5  # 11
    assert check_digit("00000050", form) == 0  # 10


def test_the_check_digit_that_is_a_remainder() -> None:
    """FedEx Express: weights 1, 3, 7 from the right, modulus 11, and 10 is written 0."""
    form = CarrierForm("FedEx", "", weights=(1, 3, 7), modulus=11, remainder=True)
    assert check_digit("01234567898", form) == 3
    assert check_digit("00000000031", form) == 0


def test_letters_count_as_ups_counts_them() -> None:
    form = CarrierForm("UPS", "", weights=(1, 2))
    assert check_digit("999AA1012345678", form) == 4


def test_the_check_letter_of_iso_7064() -> None:
    assert check_letter("01015026003653") == "C"
    assert check_letter("A12425GABC1234002") == "M"  # the example of the standard, for mod 37,36
