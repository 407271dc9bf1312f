"""Dates, amounts and lists as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from babel.dates import format_date
from babel.numbers import (
    format_currency,
    format_decimal,
    get_currency_precision,
    get_currency_symbol,
    get_territory_currencies,
)

NBSP = "\u00a0"

# Babel's locales: British English writes "30 March 2026", not "March 30, 2026".
_LOCALES = {"en": "en_GB", "fr": "fr_FR"}
_MONEY = {"en": "¤#,##0", "fr": f"#,##0{NBSP}¤"}
_AND = {"en": " and ", "fr": " et "}
# CLDR's French writes "£GB", to tell it from other pounds that no French letter is about.
_SYMBOLS = {"fr": {"£GB": "£"}}


def date_long(day: date, language: str) -> str:
    """The date with its weekday: "Monday 30 March 2026", « lundi 30 mars 2026 »."""
    return _date(day, "EEEE d MMMM y", language)


def date_plain(day: date, language: str) -> str:
    """The date in full: "2 March 2026", « 2 mars 2026 », « 1er mars 2026 »."""
    return _date(day, "d MMMM y", language)


def date_short(day: date, language: str, today: date) -> str:
    """Without the year where it is the year of `today`: "2 March"; else as `date_plain`."""
    return _date(day, "d MMMM" if day.year == today.year else "d MMMM y", language)


def money(amount: Mapping[str, str], language: str, country: str = "") -> str:
    """{"value": "420.00", "currency": "GBP"} as "£420"; pence are shown only where there are any.

    The currency of `country` (ISO 3166-1) has its plain sign there: "$420" in the United States,
    "US$420" elsewhere.
    Raises ValueError for a value that is not a number.
    """
    currency = amount["currency"]
    try:
        value = Decimal(amount["value"])
    except InvalidOperation as error:
        raise ValueError(f"not an amount: {amount['value']!r}") from error
    digits = 0 if value == value.to_integral_value() else get_currency_precision(currency)
    pattern = _MONEY[language].replace("0", "0." + "0" * digits) if digits else _MONEY[language]
    text = format_currency(
        value, currency, format=pattern, locale=_LOCALES[language], currency_digits=False
    )
    for babel, ours in _SYMBOLS.get(language, {}).items():
        text = text.replace(babel, ours)
    if country and currency in get_territory_currencies(country):
        symbol = get_currency_symbol(currency, _LOCALES[language])
        text = text.replace(symbol, re.sub("[A-Z]", "", symbol) or symbol)
    return _apart(text)


def number(value: int, language: str) -> str:
    """A whole number with its thousands apart: "5,540", « 5 540 »."""
    return format_decimal(value, locale=_LOCALES[language])


def join_and(items: Sequence[str], language: str) -> str:
    """ "a, b and c", « a, b et c »; "" for none."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + _AND[language] + items[-1]


def _date(day: date, pattern: str, language: str) -> str:
    if language == "fr" and day.day == 1:  # the first of a month alone is ordinal in French
        pattern = pattern.replace("d MMMM", "d'er' MMMM")
    return format_date(day, pattern, locale=_LOCALES[language])


def _apart(text: str) -> str:
    """Keep a currency that is written in letters off the figure: "CHF 20"."""
    letters = len(text) - len(text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if letters and text[letters].isdigit():
        return text[:letters] + NBSP + text[letters:]
    return text
