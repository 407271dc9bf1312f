"""Houses in streets, in a text: by the words of streets, or by the postcode behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plaint.domain.privacy.address_words import AddressWords
from plaint.domain.privacy.capitals import CAPITALISED, UPPER
from plaint.domain.privacy.shapes import either
from plaint.domain.privacy.word_signs import WordSigns

Place = tuple[int, int]

# A house: 12, 12b, 12-14, 7/3. Before a street it is not a sum, nor the end of a longer number.
_LETTER = r"(?:[ ]?[A-Za-z](?!\w))?(?:[-–/]\d{1,4}[A-Za-z]?)?"
HOUSE = rf"(?<![\w.,£$€#@/-])\d{{1,5}}{_LETTER}"
HOUSE_LAST = rf"(?:n[°º][ ]?)?\d{{1,4}}{_LETTER}(?![\w%€£$])"
# After a house an address ends or goes on; in "rue Foch 3 fois" the number was no house.
_NO_SENTENCE = rf"(?=[^\S\n]{{0,2}}(?:[,;.)\n–-]|$|[{UPPER}(]|\d))"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"  # 5th Avenue
_SEPARATOR = r"[^\S\n]{0,2}[,\n][^\S\n]{0,2}"
GB_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}"
LETTERED_POSTCODE = (  # those of a handful of houses each: GB, CA, NL, IE
    r"[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}|[A-Z]\d[A-Z][ ]?\d[A-Z]\d|\d{4}[ ]?[A-Z]{2}"
    r"|[A-Z]\d[\dW][ ]?[A-Z\d]{4}"
)
# Postcodes with their town, in the order of most countries (Universal Postal Union, addressing
# systems). Four digits that could be a year aren't enough: "12 Widgets, 2026 Model".
_POSTCODE_TOWN = (
    r"(?:[A-Z]{1,3}-)?(?:(?:\d{5}|\d{3}[ ]\d{2}|\d{2}-\d{3}|\d{4}-\d{3})"
    rf"[ ][{UPPER}]"
    rf"|(?:\d{{4}}[ ]?[A-Z]{{2}}|(?!19[5-9]|20[0-4])\d{{4}})[ ][{UPPER}][^\W\d_]{{2}})[^\W\d_]"
)
_TOWN_POSTCODE = (
    rf"(?:{CAPITALISED}[, ]{{1,2}}){{0,4}}"
    rf"(?:[A-Z]{{2,3}}[ ]\d{{4,6}}|{CAPITALISED}[ ]\d{{5,6}}(?:-\d{{3}})?|{LETTERED_POSTCODE})"
    r"(?!\w)"
)
_POSTCODE_SIGN = re.compile(r"\d{4}|\d[ -]\d{2}|[A-Z]\d[A-Z\d]?[ ]?\d[A-Z]")


class _Form(NamedTuple):
    """A way to write a house in a street, and words of which one must be there."""

    signs: WordSigns
    pattern: re.Pattern[str]


class Streets:
    """Finds houses in streets."""

    def __init__(self, words: AddressWords) -> None:
        small = _small_words(words.links)
        self._no_street = re.compile(rf"(?<!\w){any_of(words.no_street)}(?!\w)")
        house = rf"{HOUSE}(?:[ ]?{any_of(words.after_number)})?,?[ ](?!{any_of(words.no_street)}\b)"
        self._forms = (*_number_first(words, house, small), _number_last(words, small))
        self._joined_signs = tuple(f"{ending}{after}" for ending in words.joined for after in " .")
        joined = any_of(words.joined)
        self._joined = (
            re.compile(rf"(?<![\w'’-])[^\W\d_](?i:[\w'’-]{{1,28}}?){joined}\.?[ ]{HOUSE_LAST}"),
            re.compile(
                rf"(?<![\w'’-])(?:{CAPITALISED}[ ]){{0,2}}{CAPITALISED}[ -]{joined}\.?[ ]"
                rf"{HOUSE_LAST}"
            ),
        )
        self._before_postcode = _before_postcode(words, house, small)

    def find(self, text: str) -> Iterator[Place]:
        """Where a house and its street stand; the places may overlap."""
        for form in self._forms:
            if form.signs.may_be_in(text):
                yield from (found.span() for found in form.pattern.finditer(text))
        lowered = text.lower()
        if any(sign in lowered for sign in self._joined_signs):
            for pattern in self._joined:
                yield from (found.span() for found in pattern.finditer(text))
        if _POSTCODE_SIGN.search(text):
            for pattern in self._before_postcode:
                for found in pattern.finditer(text):
                    if not self._no_street.search(found[0]):
                        yield found.span()


def _number_first(words: AddressWords, house: str, small: str) -> Iterator[_Form]:
    """5 High Street, 5 rue de la Gare; in small letters "5 high street" needs a postcode."""
    ends, begins = any_of(words.ends), any_of(words.begins)
    begins_too = any_of(words.begins_with_capital)
    name = _name(small)
    no_name = any_of((*words.links, *words.stops, *words.no_street))
    small_name = rf"(?:(?!{no_name}\b)[a-z][\w'’.-]{{0,30}}[ ]){{1,3}}"
    patterns = (
        (words.ends, rf"{house}(?:(?:{CAPITALISED}|{_ORDINAL})[ ]){{1,4}}{ends}\b"),
        (
            words.ends,
            rf"(?<![.,£$€-])\b\d{{1,5}}[ ](?:[nsew]\.?[ ])?{small_name}{ends}\b\.?"
            rf",[ ]?[a-z][\w'’ .-]{{1,30}},?[ ]?(?:\d{{5}}|(?i:{GB_POSTCODE}))(?!\w)",
        ),
        (
            words.begins,
            rf"{house}{begins}(?!\w)\.?[ ]{small}[^\W_][\w'’.-]{{1,30}}(?:[ ]{small}{name})?",
        ),
        (words.begins_with_capital, rf"{house}{begins_too}(?!\w)\.?[ ]{small}{name}"),
    )
    for signs, pattern in patterns:
        yield _Form(WordSigns(signs), re.compile(pattern))


def _number_last(words: AddressWords, small: str) -> _Form:
    """Calle Mayor 5, rue Neuve 12."""
    begins = any_of(words.begins)
    pattern = rf"(?<!\w){begins}(?!\w)\.?[ ]{small}{_name(small)},?[ ]{HOUSE_LAST}{_NO_SENTENCE}"
    return _Form(WordSigns(words.begins), re.compile(pattern))


def _before_postcode(words: AddressWords, house: str, small: str) -> tuple[re.Pattern[str], ...]:
    """A number and a name, in either order, that a postcode and a town tell to be a house."""
    place = rf"{_SEPARATOR}(?:{_POSTCODE_TOWN}|{_TOWN_POSTCODE})"
    long_name = rf"{CAPITALISED}(?:[ -]{small}{CAPITALISED}){{1,4}}"
    return (
        re.compile(
            rf"{house}(?:{long_name}(?={place})|{CAPITALISED}(?={_SEPARATOR}{_TOWN_POSTCODE}))"
        ),
        re.compile(
            rf"(?<![\w'’-]){_name(small)}(?:[ ]{any_of(words.joined_announced)})?,?[ ]{HOUSE_LAST}"
            rf"(?={place})"
        ),
    )


def _name(small: str) -> str:
    return rf"{CAPITALISED}(?:[ -]{small}{CAPITALISED}){{0,4}}"


def _small_words(links: Iterable[str]) -> str:
    """A pattern for up to three small words; after an apostrophe comes no space."""
    links = tuple(links)
    apart = either(word for word in links if not word.endswith("'"))
    elided = "|".join(f"{re.escape(word[:-1])}['’]" for word in links if word.endswith("'"))
    return rf"(?:(?:{apart})[ ]|{elided}){{0,3}}"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, in capitals or not; none: for nothing."""
    return f"(?i:{either(words) or '(?!)'})"
