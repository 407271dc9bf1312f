"""How each fact of a case is written in a case file, an edit or an event, and what it means.

One table serves the case file, `plaint edit` and the fold, so that a fact is accepted, corrected
and read back by the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plaint.domain import complaint as c
from plaint.domain.hours import parse_hours
from plaint.wording import Says, say

Parser = Callable[[object], object]
T = TypeVar("T", c.Complaint, c.Company, c.Complainant)


class BadFact(ValueError):
    """A value that a fact can't have; `says` tells what it may be."""

    def __init__(self, says: Says) -> None:
        super().__init__(str(says))
        self.says = says


# Control characters other than tab and line feed: none belongs in a fact, and CR would let a
# value break out of a mail header.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_COUNTRY = re.compile(r"[A-Z]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
# Up to three decimals (some currencies have them); no signs, exponents or underscores.
_SUM = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,3})?")
_AIRPORT = re.compile(r"[A-Za-z]{3}")
# "3h40", "3:40", "3 h", "220", "220 min"
_HOURS = re.compile(r"(\d{1,3})\s*(?:h|:)\s*(\d{1,2})?(?:\s*min)?", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,5})\s*(?:min(?:utes)?)?", re.IGNORECASE)
_MOST_DAYS = 400
_LONGEST_TEXT = 20_000  # code points


def text(value: object) -> str:
    """Free text of several lines; CRLF becomes LF, other control characters are refused."""
    if not isinstance(value, str):
        raise BadFact(say("must be text in quotes"))
    value = value.replace("\r\n", "\n").strip()
    if _CONTROL.search(value):
        raise BadFact(say("holds a control character; type it again as plain text"))
    if len(value) > _LONGEST_TEXT:
        raise BadFact(say("is longer than {limit} characters; shorten it", limit=_LONGEST_TEXT))
    return value


def line(value: object) -> str:
    value = text(value)
    if "\n" in value:
        raise BadFact(say("must stand on one line"))
    return value


def required_line(value: object) -> str:
    value = line(value)
    if not value:
        raise BadFact(say("must not be empty"))
    return value


def required_text(value: object) -> str:
    value = text(value)
    if not value:
        raise BadFact(say("must not be empty"))
    return value


def day(value: object) -> date | None:
    """A date, or its ISO text; empty for none."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise BadFact(say("must be a date such as 2026-05-12")) from None
    if type(value) is not date:  # a datetime is a date to isinstance
        raise BadFact(say("must be a date such as 2026-05-12"))
    return value


def yes_or_no(value: object) -> bool:
    if isinstance(value, str) and value.casefold() in ("true", "yes", "oui"):
        return True
    if isinstance(value, str) and value.casefold() in ("false", "no", "non"):
        return False
    if not isinstance(value, bool):
        raise BadFact(say("must be true or false"))
    return value


def one_of(choices: tuple[str, ...], *, empty: bool = False) -> Parser:
    def parse(value: object) -> str:
        if value == "" and empty:
            return ""
        if value not in choices:
            raise BadFact(say("must be one of: {choices}", choices=", ".join(choices)))
        return str(value)

    return parse


def country(value: object) -> str:
    if not isinstance(value, str) or not _COUNTRY.fullmatch(value):
        raise BadFact(say("must be a country's two letters, such as GB or FR"))
    return value


def optional_country(value: object) -> str:
    return "" if value == "" else country(value)


def money(value: object) -> c.Money | None:
    """A sum such as "420.00 GBP", or the pair that events keep."""
    if value is None or value == "":
        return None
    if isinstance(value, dict):
        value = f"{value.get('amount')} {value.get('currency')}"
    if isinstance(value, str):
        number, _, currency = value.strip().partition(" ")
        if _SUM.fullmatch(number) and _CURRENCY.fullmatch(currency):
            return c.Money(Decimal(number), currency)
    raise BadFact(say('must be a sum and its currency, such as "420.00 GBP"'))


def airport(value: object) -> str:
    """The three letters of an airport (IATA), in capitals."""
    if value == "":
        return ""
    if not isinstance(value, str) or not _AIRPORT.fullmatch(value.strip()):
        raise BadFact(say("must be an airport's three letters, such as LHR"))
    return value.strip().upper()


def minutes(value: object) -> int | None:
    """A length of time in minutes: 220, "220 min", "3h40", "3:40"."""
    if value is None or value == "":
        return None
    written = str(value).strip() if isinstance(value, str | int) else ""
    if hours := _HOURS.fullmatch(written):
        return int(hours[1]) * 60 + int(hours[2] or 0)
    if alone := _MINUTES.fullmatch(written):
        return int(alone[1])
    raise BadFact(say('must be a length of time, such as "3h40" or 220 (minutes)'))


def days(value: object) -> int | None:
    """A whole number of days."""
    if value is None or value == "":
        return None
    written = str(value).strip() if isinstance(value, str | int) else ""
    if len(written) < 6 and written.isascii() and written.isdigit() and int(written) <= _MOST_DAYS:
        return int(written)
    raise BadFact(say("must be a number of days"))


def opening_hours(value: object) -> str:
    """When a desk answers, kept as it was written."""
    value = line(value)
    try:
        if value:
            parse_hours(value)
    except ValueError:
        raise BadFact(say('must be days and hours, such as "Mon-Fri 09:00-17:00"')) from None
    return value


def address(value: object) -> str:
    """An email address in its plain form; fuller checks are made where it is used."""
    value = line(value)
    if value and not re.fullmatch(
        r"[^@\s<>\"(),;:\\]+@[^@\s<>\"(),;:\\]+\.[^@\s<>\"(),;:\\]+", value
    ):
        raise BadFact(say("must be an email address such as help@example.org"))
    return value


def zone(value: object) -> str:
    value = line(value)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadFact(say("must be a time zone such as Europe/London")) from None
    return value


def names_to_lines(value: object) -> dict[str, str]:
    """A table of short texts: references, handles."""
    if not isinstance(value, dict):
        raise BadFact(say('must be a table such as {{ order = "48213" }}'))
    return {required_line(name): required_line(entry) for name, entry in value.items()}


def handles(value: object) -> dict[str, str]:
    parsed = names_to_lines(value)
    for platform in parsed:
        if platform not in c.PLATFORMS:
            raise BadFact(say("must name only: {choices}", choices=", ".join(c.PLATFORMS)))
    return parsed


def evidence(value: object) -> tuple[c.Evidence, ...]:
    """Evidence as events keep it (by hash); a case file's paths are read by the importer."""
    try:
        return tuple(
            entry if isinstance(entry, c.Evidence) else c.Evidence(**entry)
            for entry in value  # type: ignore[attr-defined]  # anything else is the TypeError below
        )
    except TypeError:
        raise BadFact(say("must be a list of files")) from None


FACTS: dict[str, dict[str, Parser]] = {
    "complaint": {
        "subject": required_line,
        "kind": one_of(c.KINDS),
        "sector": one_of(c.SECTORS),
        "subsector": line,
        "country": country,
        "subdivision": line,
        "language": one_of(("en", "fr")),
        "happened_on": day,
        "ordered_on": day,
        "promised_on": day,
        "received_on": day,
        "facts": required_text,
        "good": text,
        "consumer": yes_or_no,
        "sold_by": one_of(c.SOLD_BY),
        "distance": yes_or_no,
        "effect": text,
        "remedy": one_of(c.REMEDIES),
        "fallback": one_of(c.REMEDIES, empty=True),
        "remedy_detail": line,
        "amount": money,
        "paid_by": one_of(c.PAID_BY, empty=True),
        "paid_on": day,
        "urgency": one_of(c.URGENCIES),
        "flight_from": airport,
        "flight_to": airport,
        "late_minutes": minutes,
        "told_days_before": days,
        "references": names_to_lines,
        "evidence": evidence,
    },
    "company": {
        "name": required_line,
        "email": address,
        "country": optional_country,
        "handles": handles,
        "hours": opening_hours,
        "mediator": line,
        "type": one_of(c.COMPANY_TYPES),
    },
    "complainant": {
        "name": required_line,
        "email": address,
        "country": optional_country,
        "timezone": zone,
        "postal": text,
        "phone": line,
    },
}
REQUIRED = {
    "complaint": ("subject", "kind", "sector", "country", "facts", "remedy"),
    "company": ("name",),
    "complainant": ("name",),
}


def corrected(values: T, changes: dict[str, object]) -> T:
    """`values` (a Complaint, Company or Complainant) with the changes, parsed. Raises BadFact."""
    table = FACTS[type(values).__name__.lower()]
    parsed = {name: table[name](value) for name, value in changes.items()}
    return replace(values, **parsed)  # type: ignore[arg-type]  # FACTS gives each its type
