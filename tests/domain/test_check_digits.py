from __future__ import annotations

import pytest

from plaint.domain.check_digits import iban_length, is_card, is_iban, luhn


@pytest.mark.parametrize(
    "number",
    ["4111111111111111", "4222222222222", "5555555555554444", "2223003122003222",
     "378282246310005", "30569309025904", "6011111111111117", "3530111333300000"],
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
