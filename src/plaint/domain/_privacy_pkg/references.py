"""Booking codes, case, order, contract and ticket numbers, by the word before them or by form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.shapes import Shape, either

_NUMBERED = re.compile(
    r"(?:(?<!\w)n[°º][ ]?|(?<![\w&])#)(?P<code>[A-Z]{0,3}-?\d{3,20}(?:-\d{2,12})?)(?!\w)",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"(?<![\w.,@#/+-])(?:\d{1,3}-\d{8,12}|\d{9,20})(?!\w|[.,]\d)")
_MIXED = re.compile(r"(?<![\w@#.-])[A-Z0-9]{6}(?![\w-])")
# Letters and digits that change at least twice: YF8AGS, but not UA1207, RTX409, 3000MA
_INTERLEAVED = re.compile(r"[A-Z]+\d+[A-Z]|\d+[A-Z]+\d")
# ... and another one: booking references XH61G4 and DEYW52
_ANOTHER = re.compile(
    r"[ ]?(?:,|&|and|et|or|ou)[ ](?P<code>(?=[A-Z]{0,9}\d)[A-Z0-9]{5,12}|\d{5,12})(?![\w])"
)
_AIRCRAFT = re.compile(
    r"N\d{1,5}[A-Z]{0,2}"
)  # registrations in the United States, shown on the tail
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY_AFTER = re.compile(r"[ \u00a0]?(?:€|£|\$|%|eur|euro|usd|gbp|pound|dollar|k?m\b|kg\b)", re.I)
_SURE = re.compile(r"[:#=]|\b(?:n|numbers?|no|numéro|code|ref|is|est|locator)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The words of all languages together."""

    labels: tuple[str, ...]  # announce a reference: booking, case, dossier
    between: tuple[str, ...]  # may stand between the label and the code: number, is, numéro


class References:
    """Finds references in a text."""

    def __init__(self, words: ReferenceWords) -> None:
        between = rf"(?:{either(words.between)})(?![^\W\d_])|n[°º]|[:#=(-]|\."
        self._labelled = re.compile(
            rf"(?<![\w])(?P<label>{either(words.labels)})s?(?![^\W\d_])"
            rf"(?P<between>(?:[ ]?(?:{between})){{0,4}})[ ]?[\"'“«]?"
            r"(?P<code>[A-Z0-9](?:[-/.]?[A-Z0-9]){3,30}|\d{2,}(?:[ -]\d{2,}){1,4})(?![\w])",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[Shape]:
        """References with a word before them that says so, and some that their form gives away."""
        for found in self._labelled.finditer(text):
            if _is_code(found):
                yield Shape("reference", *found.span("code"))
                end = found.end()
                while another := _ANOTHER.match(text, end):
                    yield Shape("reference", *another.span("code"))
                    end = another.end()
        yield from _unlabelled(text)


def _unlabelled(text: str) -> Iterator[Shape]:
    for found in _NUMBERED.finditer(text):
        if sum(c.isdigit() for c in found["code"]) >= 5:
            yield Shape("reference", *found.span("code"))
    for found in _LONG_NUMBER.finditer(text):
        if not _MONEY_AFTER.match(text, found.end()):
            yield Shape("reference", *found.span())
    for found in _MIXED.finditer(text):
        letters = sum(c.isalpha() for c in found[0])
        if letters >= 2 and _INTERLEAVED.search(found[0]) and not _AIRCRAFT.fullmatch(found[0]):
            yield Shape("reference", *found.span())


def _is_code(found: re.Match[str]) -> bool:
    code, label = found["code"], found["label"]
    digits = sum(c.isdigit() for c in code)
    if _DATE.fullmatch(code) or _MONEY_AFTER.match(found.string, found.end()):
        return False
    if found.string[max(0, found.start("code") - 1)] in "€£$":
        return False
    if digits == len(re.sub(r"\W", "", code)):
        return digits >= 5 or (digits == 4 and not _YEAR.fullmatch(code) and bool(_sure(found)))
    if digits:
        # a code is in capitals or has several digits; "order 2nd" isn't one
        return digits >= 3 or (code.isupper() and (digits == 2 or len(code) == 6))
    # six letters and no digit: only in capitals, where the words before leave no doubt
    locator = label.lower().endswith(("pnr", "loc", "locator"))
    return len(code) == 6 and code.isupper() and (locator or bool(_sure(found)))


def _sure(found: re.Match[str]) -> re.Match[str] | None:
    return _SURE.search(found["between"])
