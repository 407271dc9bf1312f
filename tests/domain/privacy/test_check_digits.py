from __future__ import annotations

from collections.abc import Callable

import pytest

from plaint.domain.privacy.check_digits import (
    iban_length,
    is_austrian_id,
    is_belgian_id,
    is_card,
    is_french_nir,
    is_german_pension_number,
    is_german_tax_number,
    is_iban,
    is_irish_id,
    is_spanish_id,
    is_swiss_id,
    luhn,
)


@pytest.mark.parametrize(
    "number",
    ["4111111111111111", "4222222222222", "5555555555554444", "2223003122003222",
     "378282246310005", "30569309025904", "6011111111111117", "3530111333300000",
     "2200000000000004", "8171999927660000", "9792000000000003", "213100000000001"],
)  # fmt: skip
def test_test_numbers_of_the_card_schemes(number: str) -> None:
    assert luhn(number)
    assert is_card(number)


@pytest.mark.parametrize(
    "number", ["4111111111111112", "1234567812345670", "411111111111111", "7992739871300003"]
)
def test_other_long_numbers(number: str) -> None:
    assert not is_card(number)


@pytest.mark.parametrize(
    "iban", ["GB29NWBK60161331926819", "FR7630006000011234567890189", "de89370400440532013000"]
)
def test_the_registry_s_examples(iban: str) -> None:
    assert len(iban) == iban_length(iban[:2])
    assert is_iban(iban)


def test_a_mistyped_iban_and_a_country_without() -> None:
    assert not is_iban("GB29NWBK60161331926891")
    assert iban_length("US") == 0


@pytest.mark.parametrize(
    ("check", "number"),
    [
        (is_french_nir, "295109912611193"),
        (is_french_nir, "253072B07300470"),
        (is_german_pension_number, "15070649C103"),
        (is_german_tax_number, "86095742719"),
        (is_spanish_id, "12345678Z"),
        (is_spanish_id, "X1234567L"),
        (is_belgian_id, "85073003328"),
        (is_belgian_id, "17073003384"),
        (is_swiss_id, "7569217076985"),
        (is_austrian_id, "1237010180"),
        (is_irish_id, "1234567T"),
        (is_irish_id, "1234567FA"),
    ],
)
def test_national_numbers_and_the_same_mistyped(check: Callable[[str], bool], number: str) -> None:
    assert check(number)
    digit = next(place for place in range(2, 7) if number[place] != "9")
    assert not check(number[:digit] + str(int(number[digit]) + 1) + number[digit + 1 :])
