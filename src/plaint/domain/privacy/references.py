"""Booking codes, case, order, contract and ticket numbers, by the words around them or by form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.domain.privacy.codes import Code, codes, runs, six_letters
from plaint.domain.privacy.context import Context, ReferenceWords, Strength, Surroundings
from plaint.domain.privacy.shapes import Shape
from plaint.domain.privacy.spelling import Spelling, SpellingWords

_LEAST_DIGITS = 5  # of a tracking number
_MOST_BETWEEN = 12  # characters between two codes of a list
_ALONE = re.compile(
    r"\d{9,40}|\d{1,3}-\d{8,12}|\d{3}-\d{7}-\d{7}"  # the last: an order at Amazon
    r"|[A-Z]{5}\d{5,6}"  # a lost bag: airport, airline, number
    r"|(?!EUR|USD|GBP|CHF|CAD|AUD|ISO|DIN)[A-Z]{1,4}-?\d{6,8}"  # INC0012345, CS-123456
    r"|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"  # UUID (RFC 9562)
    r"|(?=(?:[A-Z-]{0,9}\d){9})[A-Z0-9-]{10,40}"
    r"|(?=(?:[A-Z]{0,9}\d){5})[A-HJ-NPR-Z0-9]{17}"  # a vehicle (VIN, ISO 3779)
)
_AGAINST = Context("", Strength.AGAINST)
# Six letters and digits that change at least twice: QF7TGS, but not EX1207, RTX409
_INTERLEAVED = re.compile(
    r"(?=[A-Z0-9]{6}$)(?=\d*[A-Z]\d*[A-Z])(?:[A-Z]+\d+[A-Z]|\d+[A-Z]+\d)[A-Z0-9]*"
)


class References:
    """Finds references in a text."""

    def __init__(self, words: ReferenceWords, spelling: SpellingWords) -> None:
        self._around = Surroundings(words)
        self._spelling = Spelling(spelling)

    def announced(self, text: str) -> Iterator[Shape]:
        """References and tracking numbers that the words around them announce."""
        yield from self._parcels(text)
        last: Code | None = None
        candidates = sorted([*self._odd_words(text), *codes(text)], key=lambda code: code.start)
        for candidate in candidates:
            code, context = self._in_context(candidate)
            found = self._fitting(code, context)
            if not found and last and self._in_list(last, code):
                found = code
            if found:
                kind = "tracking" if context.kind == "parcel" else "reference"
                yield Shape(kind, found.start, found.end)
                last = found

    def _parcels(self, text: str) -> Iterator[Shape]:
        """Tracking numbers after a word for a parcel, in whatever groups they are written."""
        for run in runs(text):
            code, context = self._in_context(run)
            if context.kind == "parcel" and context.strength >= Strength.DIRECT:
                whole = next(code.parts())
                if whole.digits >= _LEAST_DIGITS:
                    yield Shape("tracking", whole.start, whole.end)

    def alone(self, text: str) -> Iterator[Shape]:
        """References that their form gives away, unless a word before says that it is no such."""
        for code in [*codes(text), *six_letters(text)]:
            if self._stands_out(code):
                context = self._around.of(text, code.start, code.end)
                if context.strength != Strength.AGAINST:
                    yield Shape("reference", code.start, code.end)

    def _stands_out(self, code: Code) -> bool:
        if code.core.isalpha():
            return code.core.isupper() and self._spelling.oddness(code.core) >= 2
        if _ALONE.fullmatch(code.raw):
            return not code.firms_phone
        return not code.model and _INTERLEAVED.fullmatch(code.raw) is not None

    def _in_context(self, code: Code) -> tuple[Code, Context]:
        """A code without the words before it, and what is around it."""
        while (prefix := code.prefix()) and self._around.means(prefix):
            rest, joint = code.without(len(prefix)), code.text[code.start + len(prefix)]
            said = self._around.word(prefix)
            if joint.isspace():
                code = rest
            elif said and rest.year:  # order2026
                return code, _AGAINST
            elif said and (rest.digits >= 4 or not joint.isalnum()):  # ref12345, PNR-X7K2PQ
                return code, said
            else:  # RES4KQ is a code
                break
        return code, self._around.of(code.text, code.start, code.end)

    def _fitting(self, code: Code, context: Context) -> Code | None:
        """The code, or its first group, if it may be what the words around it announce."""
        if context.strength <= Strength.NOTHING:
            return None
        parts = [code] if code.firms_phone else code.parts()
        return next((part for part in parts if self._fits(part, context)), None)

    def _fits(self, code: Code, context: Context) -> bool:
        if code.core.isalpha():
            return self._letters_fit(code, context)
        if code.core.isdigit():
            counted = self._around.counted(code.text, code.end)
            return not counted and _digits_fit(code, context)
        return _mixed_fit(code, context)

    def _in_list(self, last: Code, code: Code) -> bool:
        """Whether a code follows one that was found: XK34G7 and DFTW82."""
        if code.start - last.end > _MOST_BETWEEN:
            return False
        if code.core.isalpha():
            alike = code.core.isupper() and self._spelling.oddness(code.core) >= 1
        else:
            alike = code.flight == last.flight and len(code.core) >= 5
        plain = code.core.islower() or code.grouped
        return alike and not plain and self._around.joined(code.text[last.end : code.start])

    def _odd_words(self, text: str) -> Iterator[Code]:
        """Six letters that may be a booking code: in small letters only if it can't be a word."""
        for code in six_letters(text):
            if code.core.isupper() or self._spelling.oddness(code.core) >= 2:
                yield code

    def _letters_fit(self, code: Code, context: Context) -> bool:
        """Six letters: the less they look like a word, the less must announce them."""
        odd = self._spelling.oddness(code.core)
        booking = context.kind == "booking"
        if not code.core.isupper():
            return booking and context.strength == Strength.SURE
        if context.strength == Strength.SURE and context.kind:
            known = self._spelling.is_word(code.core) or code.shouted
            return odd >= (0 if booking and not known else 1)
        return booking and odd >= (1 if context.strength == Strength.DIRECT else 2)


def _digits_fit(code: Code, context: Context) -> bool:
    count = len(code.core)
    numbered = context.kind and context.strength == Strength.SURE
    if code.firms_phone and (not numbered or code.core.startswith("0")):
        return False
    if not context.kind:  # number 12345, #12345
        return count >= 5 and not code.round and not code.grouped and "/" not in code.raw
    if numbered:
        return count >= 5 or (not code.year and not code.grouped)
    if code.round:
        return False
    if context.strength == Strength.DIRECT:
        return count >= (8 if code.grouped else 5)
    return count >= 6 and code.raw.isdigit()


def _mixed_fit(code: Code, context: Context) -> bool:
    count, digits, strength = len(code.core), code.digits, context.strength
    if code.grouped:
        return strength >= Strength.DIRECT and (digits >= 5 or count >= 8)
    booking = context.kind == "booking" and count == 6
    if not context.kind:  # number INC12345, but a # alone would be a hashtag's
        return (
            strength == Strength.SURE
            and code.core.isupper()
            and digits >= 4
            and count >= 6
            and not code.model
        )
    if not code.core.isupper():
        needed = {Strength.SURE: 3, Strength.DIRECT: 5}.get(strength, count + 1)
        return (digits >= needed and count >= 5) or (booking and strength == Strength.SURE)
    if strength == Strength.SURE:
        return count >= 5
    if code.flight:
        return False
    if strength == Strength.DIRECT:
        return booking or digits >= 5 or (digits >= 3 and count >= 5 and not code.model)
    return (booking and not code.model) or digits >= 6
