"""Personal data known by its shape: addresses, numbers and references of people nobody told us of.

Every pattern is bounded, and begins only where no longer match could have begun before, so that the
whole costs one pass whatever the text. What a pattern alone can't tell is checked in Python: check
digits, country lengths, dates that look like numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plaint.domain.check_digits import iban_length, is_card, is_iban

_NBSP = "\u00a0\u202f"


class Shape(NamedTuple):
    """A place (end exclusive) and the privacy category of what stands there."""

    category: str
    start: int
    end: int


# Links and handles hold numbers that identify a page or an account, not a person's papers.
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w.])@\w{1,64}(?:@[\w.-]{1,255})?")

_LOCAL = r"(?<![\w.+@-])[\w.+-]{1,64}"
_EMAIL = re.compile(
    rf"{_LOCAL}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}"
    # written out against robots: a.traveller (at) example.org, [at], [dot]
    rf"|{_LOCAL}[ ]?[(\[][ ]?(?:at|arobase|@)[ ]?[)\]][ ]?[\w-]{{1,63}}"
    r"(?:[ ]?(?:\.|[(\[][ ]?(?:dot|point|\.)[ ]?[)\]])[ ]?[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
# Addresses of a firm's desk are no personal data.
_DESK = re.compile(
    r"(?:info|contact|hello|support|help|service|customer|care|client|no-?reply|press|sales|office"
    r"|complaint|reclamation|sav|reservation|booking|eservice|admin|dpo|privacy)[\w.-]*[@ (\[]",
    re.IGNORECASE,
)

_SEP = rf"[ .\-(){_NBSP}]"
_PHONE = re.compile(
    rf"(?<![\w+])(?:"
    rf"(?:\+|00)[1-9](?:{_SEP}{{0,2}}\d){{6,14}}"  # international
    rf"|\(?0[1-9](?:{_SEP}{{0,2}}\d){{7,9}}"  # national, with its trunk 0
    rf"|(?:1[ .-]?)?(?:\([2-9]\d\d\)[ ]?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{{4}}"  # North America
    r"|[2-9]\d\d[2-9]\d{6}"
    r")(?![\w]|[.,]\d)"
)
_DATE_FIRST = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d(?!\d)|(?:19|20)\d\d[-.]\d\d[-.]\d\d"
)
# Free and shared-cost numbers belong to firms: 0800 and the like in Great Britain, Ireland and
# France, 800 to 833 in North America, 03 in Great Britain.
_FIRMS_NUMBER = re.compile(
    r"(?:\+?1)?8(?:00|88|77|66|55|44|33)\d{7}"
    r"|(?:0|\+?44)(?:800|808|84[345]|87[0123]|3[0347]\d)\d{6,7}|(?:0|\+?33)8\d{8}|1800\d{6}"
)

_IBAN = re.compile(rf"(?<![^\W_])[A-Z]{{2}}\d\d(?:[ \-{_NBSP}]?[A-Z0-9]){{11,30}}", re.IGNORECASE)
_CARD = re.compile(rf"(?<![\w.,+])\d(?:[ \-{_NBSP}]?\d){{12,18}}(?!\w)")

_GB_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}(?!\w)"
_TOWN = r"[^\W\d_][\w'’.-]{1,30}(?:[ -][A-Z][\w'’.-]{0,30}){0,3}"
_AFTER_STREET = (
    rf"(?:[,\s]{{1,3}}{_TOWN}){{0,3}}[,\s]{{1,3}}"
    rf"(?:{_GB_POSTCODE}|[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?|\d{{5}}[ ]{_TOWN}|\d{{5}}(?!\w))"
)
_NAME_WORD = r"[A-ZÀ-Þ][\w'’.-]{0,30}"
_STREET_EN = re.compile(
    rf"(?<![\w.,£$€-])\d{{1,5}}[A-Za-z]?(?:-\d{{1,4}})?,?[ ](?:{_NAME_WORD}[ ]){{1,4}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Terrace|Way|Square"
    r"|Gardens|Grove|Boulevard|Blvd|Mews|Walk|Parade|Highway|Hwy|Parkway|Pkwy|Place)\b\.?"
    rf"(?:{_AFTER_STREET})?"
)
# In lower case the street must be followed by a town and a postcode.
_STREET_EN_LOWER = re.compile(
    r"(?<![\w.,£$€-])\d{1,5}[ ](?:[nsew]\.?[ ])?(?:[a-z][\w'’.-]{0,30}[ ]){1,3}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|blvd)\b\.?"
    r",[ ]?[a-z][\w'’ .-]{1,30},?[ ]?(?:\d{5}|[a-z]{1,2}\d[a-z\d]?[ ]\d[a-z]{2})(?!\w)"
)
_FR_NUMBER = r"(?<![\w.,£$€-])\d{1,4}(?:[ ]?(?:bis|ter|quater|[A-D]))?,?[ ]"
_FR_LINK = r"(?:de la |de l['’]|du |des |de |d['’]|la |le |les |l['’]|aux |au |à )"
_FR_AFTER = rf"(?:,?[\s]{{1,2}}(?:CS|BP)?[ ]?\d{{5}}(?:[ ]{_TOWN})?)?"
_STREET_FR = re.compile(
    rf"{_FR_NUMBER}(?i:rue|avenue|boulevard|bld|bd|chemin|allée|impasse|quai|faubourg)[ ]"
    rf"(?:{_FR_LINK})?[^\W_][\w'’.-]{{1,30}}(?:[ ](?:{_FR_LINK})?{_NAME_WORD}){{0,4}}{_FR_AFTER}"
    rf"|{_FR_NUMBER}(?i:place|cours|passage|route|square|résidence|av\.?|pl\.?|villa|hameau)[ ]"
    rf"(?:{_FR_LINK})?{_NAME_WORD}(?:[ ](?:{_FR_LINK})?{_NAME_WORD}){{0,4}}{_FR_AFTER}"
)
_POSTCODE = re.compile(rf"(?<!\w){_GB_POSTCODE}")

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr?|mars|avr|mai|juin|juil|août|sept"
    r"|déc)[^\W\d_]{0,7}"
)
_BIRTH = re.compile(
    r"(?<!\w)(?:born(?: on)?|date of birth|d\.?o\.?b\.?|birth ?date|birthday|née?(?:\(e\))? le"
    r"|date de naissance)(?:[ ]?(?:is|est|le|:|=|-)){0,2}[ ]?"
    r"(?P<date>\d{1,4}[./ -]\d{1,2}[./ -]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er)?[ ](?:of )?{_MONTH}[ ,]{{1,2}}\d{{4}}"
    rf"|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}})",
    re.IGNORECASE,
)
_PASSWORD = re.compile(
    r"(?<!\w)(?:pass ?word|pass ?code|pin(?: code)?|code pin|mot de passe|mdp|code secret|cvv|cvc"
    r"|security code|code de sécurité)(?:[ ]?(?:is|was|est|était|:|=)){1,2}[ ]?[\"'“«]?[ ]?"
    r"(?P<secret>[^\s\"'”»,;]{3,40})",
    re.IGNORECASE,
)


def find_secrets(text: str) -> Iterator[Shape]:
    """What no company needs to be told: full card numbers, dates of birth, passwords."""
    for row in _CARD.finditer(text):
        if end := _card_end(row):
            yield Shape("card", row.start(), end)
    for birth in _BIRTH.finditer(text):
        yield Shape("date-of-birth", *birth.span("date"))
    for password in _PASSWORD.finditer(text):
        # "my password is wrong" gives nothing away
        if any(not c.isalpha() and c not in ".-’" for c in password["secret"].rstrip(".!?)")):
            yield Shape("account", *password.span("secret"))


def find_shapes(text: str) -> Iterator[Shape]:
    """Everything that looks like personal data; the places may overlap."""
    yield from find_secrets(text)
    for email in _EMAIL.finditer(text):
        if not _DESK.match(email[0]):
            yield Shape("email", *email.span())
    for iban in _IBAN.finditer(text):
        if end := _iban_end(iban):
            yield Shape("iban", iban.start(), end)
    for phone in _PHONE.finditer(text):
        digits = re.sub(r"[^\d+]", "", phone[0])
        if not (_DATE_FIRST.match(phone[0]) or _FIRMS_NUMBER.fullmatch(digits)):
            yield Shape("phone", *phone.span())
    for street in (_STREET_EN, _STREET_EN_LOWER, _STREET_FR):
        for address in street.finditer(text):
            yield Shape(
                "address", address.start(), address.start() + len(address[0].rstrip(".-’'"))
            )
    for postcode in _POSTCODE.finditer(text):
        yield Shape("postcode", *postcode.span())


def link_places(text: str) -> list[tuple[int, int]]:
    """Where links and handles stand; what looks like a number in them isn't one."""
    return [link.span() for link in _LINK.finditer(text)]


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
