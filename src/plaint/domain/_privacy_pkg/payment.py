"""Bank details in a text: IBANs and the numbers of payment cards, told by their check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.domain.check_digits import iban_length, is_card, is_iban
from plaint.domain.shapes import Shape

_NBSP = "\u00a0\u202f"
_IBAN = re.compile(rf"(?<![^\W_])[A-Z]{{2}}\d\d(?:[ \-{_NBSP}]?[A-Z0-9]){{11,30}}", re.IGNORECASE)
_CARD = re.compile(rf"(?<![\w.,+])\d(?:[ \-{_NBSP}]?\d){{12,18}}(?!\w)")


def find_cards(text: str) -> Iterator[Shape]:
    """Whole numbers of payment cards; the last four digits alone are none."""
    for row in _CARD.finditer(text):
        if end := _card_end(row):
            yield Shape("card", row.start(), end)


def find_ibans(text: str) -> Iterator[Shape]:
    """IBANs of every country that has them."""
    for iban in _IBAN.finditer(text):
        if end := _iban_end(iban):
            yield Shape("iban", iban.start(), end)


def _card_end(row: re.Match[str]) -> int:
    """Where the card number ends that begins a row of digits (an expiry date may follow); or 0."""
    places = [row.start() + i for i, c in enumerate(row[0]) if c.isdigit()]
    digits = [c for c in row[0] if c.isdigit()]
    for length in range(len(digits), 12, -1):
        apart = length == len(digits) or places[length] - places[length - 1] > 1
        if apart and is_card("".join(digits[:length])):
            return places[length - 1] + 1
    return 0


def _iban_end(row: re.Match[str]) -> int:
    """Where the IBAN ends that begins a row of letters and digits (words may follow); or 0."""
    places = [row.start() + i for i, c in enumerate(row[0]) if c.isalnum()]
    length = iban_length(row[0][:2])
    if not length or len(places) < length:
        return 0
    iban = "".join(row.string[place] for place in places[:length])
    end = places[length - 1] + 1
    follows = row.string[end : end + 1]
    return end if is_iban(iban) and not follows.isalnum() else 0
