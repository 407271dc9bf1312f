"""Sums of money as people write them: "£420", "1,234.50 GBP", « 1 234,50 € »."""

from __future__ import annotations

import re
from decimal import Decimal

from plaint.cli.interview.answers import Answers, NotTaken, Told, fact
from plaint.wording import say

CURRENCIES = {
    "GB": "GBP", "CH": "CHF", "AU": "AUD", "NZ": "NZD", "CA": "CAD", "US": "USD",
    **dict.fromkeys(("FR", "IE", "BE", "LU", "DE", "AT", "ES", "IT", "NL", "PT"), "EUR"),
}  # fmt: skip
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]{1,2})? [A-Z]{3}")
_SIGNS = {"£": "GBP", "€": "EUR"}
_NAMES = {
    **dict.fromkeys(("pound", "pounds", "livres"), "GBP"),
    **dict.fromkeys(("euro", "euros"), "EUR"),
}
_CODES = "GBP|EUR|USD|CHF|AUD|CAD|NZD"
_UNIT = rf"[£€$]|\b(?:{_CODES}|pounds?|livres|euros?|dollars?)\b"


def _number(spaces: str) -> str:
    groups = rf"[0-9]{{1,3}}(?:[,.'\u00a0\u202f{spaces}][0-9]{{3}})+"
    return rf"(?P<whole>{groups}|[0-9]+)(?:[.,](?P<part>[0-9]{{1,2}}))?(?![0-9])"


def _pattern(spaces: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,-])(?:(?P<before>{_UNIT})[ \u00a0\u202f]?)?{_number(spaces)}"
        rf"(?:[ \u00a0\u202f]?(?P<after>{_UNIT}))?",
        re.IGNORECASE,
    )


# A plain space inside a number is French; in English it stands between two things.
_SUMS = {"fr": _pattern(" "), "en": _pattern("")}


def sums_in(text: str, told: Told) -> tuple[str, ...]:
    """The sums a text names, each once, written "420.00 GBP"."""
    found = []
    for match in _SUMS.get(told.context.language, _SUMS["en"]).finditer(text):
        unit = match["before"] or match["after"]
        currency = _currency(unit, told) if unit else ""
        if currency:
            found.append(_written(match, currency))
    return tuple(dict.fromkeys(found))


def largest(sums: tuple[str, ...]) -> str:
    """The sum that is likely the whole of the others; empty for none."""
    return max(sums, key=lambda one: Decimal(one.split()[0]), default="")


def amount(text: str, told: Told) -> Answers:
    """One sum; a number alone is in the currency of the country."""
    text = text.strip()
    found = sums_in(text, told)
    if len(found) > 1:
        raise NotTaken(say("Give one sum: the whole of it."))
    alone = _SUMS["fr"].fullmatch(text)
    own = CURRENCIES.get(told.get("country"), "")
    if not found and alone and own:
        found = (_written(alone, own),)
    given = found[0] if found else text.upper()
    if not _PLAIN.fullmatch(given):
        raise NotTaken(say("Write the sum and its currency, like 420.00 GBP."))
    fact("complaint", "amount", given)
    return {"amount": "" if given.startswith("0.00 ") else given}


def wish(text: str, told: Told) -> Answers:
    """What is asked, in the customer's words. One sum in them is the sum of the case."""
    detail = fact("complaint", "remedy_detail", text.replace("\t", " ").strip())
    found = sums_in(detail, told)
    return {"remedy_detail": detail} | ({"amount": found[0]} if len(found) == 1 else {})


def _written(match: re.Match[str], currency: str) -> str:
    whole = re.sub(r"[^0-9]", "", match["whole"])
    return f"{int(whole)}.{match['part'] or '':0<2} {currency}"


def _currency(unit: str, told: Told) -> str:
    unit = unit.casefold()
    if unit in ("$", "dollar", "dollars"):
        own = CURRENCIES.get(told.get("country"), "")
        return own if own.endswith("D") else "USD"
    return _SIGNS.get(unit) or _NAMES.get(unit) or unit.upper()
