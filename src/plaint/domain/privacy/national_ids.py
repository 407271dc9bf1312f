"""National numbers in a text, told by their form and their check digits.

Only forms that hardly anything else has; the others are found by the words before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from plaint.domain.privacy.check_digits import (
    is_austrian_id,
    is_belgian_id,
    is_french_nir,
    is_german_pension_number,
    is_german_tax_number,
    is_irish_id,
    is_spanish_id,
    is_swiss_id,
)
from plaint.domain.privacy.shapes import Shape

_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"


def _always(_: str) -> bool:
    return True


# Name, form, and check over its letters and digits.
_KINDS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    # HMRC, National Insurance Manual NIM39110: letters and prefixes that aren't used
    ("gb_nino", r"(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][ ]?\d\d[ ]?\d\d[ ]?"
     r"\d\d[ ]?[A-D]", _always),
    ("us_ssn", r"(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}", _always),
    ("fr_nir", r"[12][ ]?\d\d[ ]?(?:0[1-9]|1[0-2]|[2-9]\d)[ ]?(?:\d\d|2[AB])[ ]?\d{3}[ ]?\d{3}[ ]?"
     r"\d\d", is_french_nir),
    ("de_pension", rf"\d\d[ ]?{_DAY}{_MONTH}\d\d[ ]?[A-Z][ ]?\d{{3}}",
     is_german_pension_number),
    ("de_tax", r"[1-9]\d[ ]\d{3}[ ]\d{3}[ ]\d{3}", is_german_tax_number),
    ("es_id", r"(?:[XYZ]-?\d{7}|\d{8})-?[A-HJ-NP-TV-Z]", is_spanish_id),
    ("it_cf", r"[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]", _always),
    ("be_id", r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", is_belgian_id),
    ("ch_id", r"756\.?\d{4}\.?\d{4}\.?\d\d", is_swiss_id),
    ("at_id", rf"[1-9]\d{{3}}[ ]{_DAY}{_MONTH}\d\d", is_austrian_id),
    ("ie_pps", r"\d{7}[A-W][A-IW]?", is_irish_id),
)  # fmt: skip
_CHECKS = {name: check for name, _, check in _KINDS}
_NATIONAL_ID = re.compile(
    r"(?=[A-Z\d])(?<![\w.,/+-])(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form, _ in _KINDS)
    + r")(?![\w-]|[.,]\d)",
    re.ASCII,
)


def find_national_ids(text: str) -> Iterator[Shape]:
    """The numbers by which states know people: health, pension, tax."""
    for found in _NATIONAL_ID.finditer(text):
        bare = re.sub(r"[ .-]", "", found[0])
        if _CHECKS[found.lastgroup or ""](bare):
            yield Shape("national-id", *found.span())
