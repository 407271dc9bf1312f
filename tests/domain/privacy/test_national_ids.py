"""National numbers that their form and check digits give away."""

from __future__ import annotations

import pytest
from tests.domain.privacy.finders import found

from plaint.domain.privacy.national_ids import find_national_ids


@pytest.mark.parametrize(
    "number",
    [
        "AB123456C", "AB 12 34 56 C",  # Great Britain
        "123-45-6789",  # United States
        "295109912611193", "2 95 10 99 126 111 93",  # France
        "15070649C103", "15 070649 C 103", "86 095 742 719",  # Germany
        "12345678Z", "12345678-Z", "X1234567L",  # Spain
        "RSSMRA85T10A562S",  # Italy
        "85.07.30-033.28",  # Belgium
        "756.9217.0769.85", "7569217076985",  # Switzerland
        "1237 010180",  # Austria
        "1234567T", "1234567FA",  # Ireland
    ],
)  # fmt: skip
def test_numbers_of_many_countries(number: str) -> None:
    assert found(find_national_ids, f"It is {number}, you know.") == [("national-id", number)]


@pytest.mark.parametrize(
    "number",
    [
        "GB123456C", "AB123456E", "AB123456",  # no such prefix, no such suffix, no suffix
        "000-12-3456", "123-00-4567", "666-12-3456", "923-45-6789",  # never issued
        "295109912611194", "15070649C104", "86 095 742 718", "12345678A", "X1234567M",
        "85.07.30-033.29", "756.9217.0769.84", "1238 010180", "1234567U",  # wrong check digits
        "2026-05-12", "01.02.2026-03.04", "123-45-6789-0", "£123-45-6789.50",
    ],
)  # fmt: skip
def test_other_numbers(number: str) -> None:
    assert found(find_national_ids, f"It is {number}, you know.") == []
