"""IBANs and card numbers, in whatever stands around them."""

from __future__ import annotations

import pytest
from tests.domain.privacy.finders import found

from plaint.domain.privacy.payment import find_cards, find_ibans


def ibans(text: str) -> list[str]:
    return [span for _, span in found(find_ibans, text)]


def cards(text: str) -> list[str]:
    return [span for _, span in found(find_cards, text)]


@pytest.mark.parametrize(
    "iban",
    ["GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819", "fr7630006000011234567890189",
     "FR76-3000-6000-0112-3456-7890-189", "FR 76 3000 6000 0112 3456 7890 189",
     "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000", "NO93 8601 1117 947",
     "MT84 MALT 0110 0001 2345 MTLC AST0 01S"],
)  # fmt: skip
def test_ibans_in_any_grouping(iban: str) -> None:
    assert ibans(f"Please refund me to {iban}.") == [iban]
    assert ibans(f"IBAN:{iban}, thanks 4 all") == [iban]


def test_a_word_before_may_look_like_the_beginning_of_one() -> None:
    text = "on EX25 my account was FR76 3000 6000 0112 3456 7890 189 all along"
    assert ibans(text) == ["FR76 3000 6000 0112 3456 7890 189"]


def test_two_ibans() -> None:
    text = "from GB29NWBK60161331926819 to FR7630006000011234567890189"
    assert ibans(text) == ["GB29NWBK60161331926819", "FR7630006000011234567890189"]


@pytest.mark.parametrize(
    "text",
    [
        "GB29 NWBK 6016 1331 9268 91",  # mistyped
        "US29 NWBK 6016 1331 9268 19",  # no such country
        "XGB29NWBK60161331926819",
        "FR76 3000 XXXX XXXX XXXX XXXX 189",
        "\u212aW81CBKU0000000000001234560101",  # a Kelvin sign
        "order AB12 of 3 May 2026, 4 items for 56.78",
    ],
)
def test_no_ibans(text: str) -> None:
    assert ibans(text) == []


@pytest.mark.parametrize(
    "card",
    ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "3782 822463 10005",
     "5555 5555 5555 4444", "4111\u00a01111\u00a01111\u00a01111", "36259600000004"],
)  # fmt: skip
def test_cards_in_any_grouping(card: str) -> None:
    assert cards(f"Charged to {card} twice") == [card]
    assert cards(f"({card}, 12/27, 123)") == [card]


def test_numbers_around_a_card() -> None:
    assert cards("card 2 4111 1111 1111 1111 12 27") == ["4111 1111 1111 1111"]


@pytest.mark.parametrize(
    "text",
    [
        "card ending in 1111, or **** **** **** 1111, or 4111 11XX XXXX 1111",
        "4111 1111 1111 1112",  # mistyped
        "order 1234567812345670",  # no scheme begins with 1
        "+4111111111111111, X4111111111111111, 4111111111111111Y, 1.4111111111111111",
        "I paid 4111.11 and then 1111.11, 11 times, in 2026",
    ],
)
def test_no_cards(text: str) -> None:
    assert cards(text) == []
