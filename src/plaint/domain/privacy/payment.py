"""Bank details in a text: IBANs and the numbers of payment cards, told by their check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.domain.privacy.check_digits import iban_length, is_card, is_iban
from plaint.domain.privacy.shapes import Shape

_GAP = r"[ \-.\u00a0\u202f]?"
# What follows is only looked at, not passed over: a word before (BA25 my IBAN is ...) may seem to
# begin one, and the true one begins inside.
_IBAN = re.compile(
    rf"(?<![^\W_])(?=(?P<row>[A-Z]{{2}}[ ]?\d\d(?:{_GAP}[A-Z0-9]){{11,30}}))",
    re.IGNORECASE | re.ASCII,  # no Kelvin sign for a K
)
_CARD = re.compile(rf"(?=\d)(?<![\w.,+])(?=(?P<row>\d(?:{_GAP}\d){{12,18}})(?!\w))")
_MANY_DIGITS = re.compile(r"\d(?:[^\W_]?[ \-.\u00a0\u202f]?\d){7}")


def find_cards(text: str) -> Iterator[Shape]:
    """Whole numbers of payment cards; the last four digits alone are none."""
    if _MANY_DIGITS.search(text):
        for row in _CARD.finditer(text):
            if end := _card_end(row["row"]):
                yield Shape("card", row.start(), row.start() + end)


def find_ibans(text: str) -> Iterator[Shape]:
    """IBANs of every country that has them."""
    if _MANY_DIGITS.search(text):
        for row in _IBAN.finditer(text):
            if end := _iban_end(text, row):
                yield Shape("iban", row.start(), end)


def _card_end(row: str) -> int:
    """Where the card number ends that begins a row of digits (an expiry date may follow); or 0."""
    places = [i for i, c in enumerate(row) if c.isdigit()]
    digits = [row[place] for place in places]
    for length in range(len(digits), 12, -1):
        apart = length == len(digits) or places[length] - places[length - 1] > 1
        if apart and is_card("".join(digits[:length])):
            return places[length - 1] + 1
    return 0


def _iban_end(text: str, found: re.Match[str]) -> int:
    """Where the IBAN ends that begins a row of letters and digits (words may follow); or 0."""
    row = found["row"]
    places = [i for i, c in enumerate(row) if c.isalnum()]
    length = iban_length(row[:2])
    if not length or len(places) < length:
        return 0
    end = found.start() + places[length - 1] + 1
    iban = "".join(row[place] for place in places[:length])
    return end if is_iban(iban) and not text[end : end + 1].isalnum() else 0
