"""Ranges of numbers that only firms have."""

from __future__ import annotations

import pytest

from plaint.domain.privacy.firm_phones import is_firms_phone


@pytest.mark.parametrize(
    "number",
    [
        "0800 028 1234", "0808 157 1234", "0345 123 4567", "03331 234567", "0870 123 4567",
        "+44 800 028 1234", "0044 845 123 4567", "0 820 12 34 56", "08 20 12 34 56",
        "0800 123 456", "0969 39 12 34", "+33 9 69 39 12 34", "118 218", "1-800-555-0199",
        "(888) 555-0199", "+1 866 555 0199", "011 1 800 555 0199", "0180 5 123456", "0800 1234567",
        "+49 (0)800 1234567", "0848 800 800", "058 123 45 67", "078 15 15 15", "1800 123 456",
        "+353 1800 123 456", "1300 555 123", "+61 13 12 34", "+800 1234 5678", "900 12 34 56",
    ],
)  # fmt: skip
def test_free_shared_cost_and_premium_numbers(number: str) -> None:
    assert is_firms_phone(number)


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123", "020 7946 0018", "01 80 12 34 56", "03 44 12 34 56", "06 39 98 12 34",
        "+33 3 53 01 12 34", "212-555-0123", "030 23125012", "089 1234567", "085 012 3456",
        "082 123 4567", "08 9123 4567", "07 834 5678", "05 81 23 45 67", "+353 1 855 0123",
        "+41 44 123 45 67", "+61 8 9123 4567", "+34 612 34 56 78", "00 41 79 123 45 67", "320 1234",
    ],
)  # fmt: skip
def test_numbers_of_people(number: str) -> None:
    assert not is_firms_phone(number)
