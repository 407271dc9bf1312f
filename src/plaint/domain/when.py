"""Durations and days as people type them, in English and in French: "10 working days", "le 12 mai".

Strict on purpose: what could be read in two ways is refused with the way to write it, never
guessed. Both languages are always understood; `language` only decides what 02/05/2026 means.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import isleap
from dataclasses import replace
from datetime import date, timedelta

from plaint.domain.calendar import Calendar, shifted
from plaint.domain.deadline import add_months, count
from plaint.domain.wait import Unit, Wait
from plaint.errors import InvalidInput
from plaint.wording import say


class NotUnderstood(InvalidInput, ValueError):
    """A duration or a day that can't be read, or can be read in two ways; the hint mends it."""


_NUMBERS = {
    **dict.fromkeys(("a", "an", "one", "un", "une"), 1),
    **dict.fromkeys(("two", "deux"), 2),
    **dict.fromkeys(("three", "trois"), 3),
    **dict.fromkeys(("four", "quatre"), 4),
    **dict.fromkeys(("five", "cinq"), 5),
    "six": 6,
    **dict.fromkeys(("seven", "sept"), 7),
    **dict.fromkeys(("eight", "huit"), 8),
    **dict.fromkeys(("nine", "neuf"), 9),
    **dict.fromkeys(("ten", "dix"), 10),
    **dict.fromkeys(("eleven", "onze"), 11),
    **dict.fromkeys(("twelve", "douze"), 12),
    **dict.fromkeys(("fourteen", "quatorze"), 14),
    **dict.fromkeys(("fifteen", "quinze"), 15),
    **dict.fromkeys(("twenty", "vingt"), 20),
    **dict.fromkeys(("thirty", "trente"), 30),
    **dict.fromkeys(("forty-five", "quarante-cinq"), 45),
    **dict.fromkeys(("sixty", "soixante"), 60),
    **dict.fromkeys(("ninety", "quatre-vingt-dix"), 90),
}
_MONTHS = (
    "january|jan|janvier|janv",
    "february|feb|fevrier|fevr|fev",
    "march|mar|mars",
    "april|apr|avril|avr",
    "may|mai",
    "june|jun|juin",
    "july|jul|juillet|juil",
    "august|aug|aout",
    "september|sept|sep|septembre",
    "october|oct|octobre",
    "november|nov|novembre",
    "december|dec|decembre",
)
_WEEKDAYS = (
    "monday|mon|lundi|lun",
    "tuesday|tue|mardi|mar",
    "wednesday|wed|mercredi|mer",
    "thursday|thu|jeudi|jeu",
    "friday|fri|vendredi|ven",
    "saturday|sat|samedi|sam",
    "sunday|sun|dimanche|dim",
)
_FIXED = {
    **dict.fromkeys(("today", "aujourd'hui"), 0),
    **dict.fromkeys(("yesterday", "hier"), -1),
    **dict.fromkeys(("tomorrow", "demain"), 1),
    **dict.fromkeys(("the day before yesterday", "avant-hier"), -2),
    **dict.fromkeys(("the day after tomorrow", "apres-demain"), 2),
}


def _numbered(names: tuple[str, ...], first: int) -> dict[str, int]:
    return {name: n for n, group in enumerate(names, first) for name in group.split("|")}


_MONTH_OF = _numbered(_MONTHS, 1)
_WEEKDAY_OF = _numbered(_WEEKDAYS, 0)
_NUMBER = rf"(?P<n>[0-9]{{1,4}}|{'|'.join(_NUMBERS)})"
_LENGTH = (
    rf"{_NUMBER}[ -]?(?:(?P<before>business|working|calendar) )?"
    r"(?P<what>days?|jours?|weeks?|semaines?|fortnights?|quinzaines?(?: de jours)?"
    r"|months?|mois|years?|ans?|annees?)"
    r"(?: (?P<after>ouvres?|ouvrables?|calendaires?))?"
)
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})\b\.?,? )?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b\.?"
_YEAR = r"(?:,? (?P<year>[0-9]{4}))?"

_DURATION = re.compile(rf"(?:(?:in|within|dans|sous|d'ici) )?{_LENGTH}")
_CLEAR_DAYS = re.compile(r"\b(?:clear days?|jours? francs?)\b")
_BACK = re.compile(r"(?:il y a (?P<fr>.+)|(?P<en>.+) ago)")
_AHEAD = re.compile(r"(?:(?:in|dans) (?P<fr>.+)|(?P<en>.+) from (?:now|today))")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_FIGURES = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_DAY_MONTH = re.compile(
    rf"(?:le )?{_WEEKDAY}(?:the |le )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er)?"
    rf" (?:of )?{_MONTH}{_YEAR}"
)
_MONTH_DAY = re.compile(rf"{_WEEKDAY}{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_YEAR}")
_LAST = re.compile(rf"(?P<last>last )?(?P<name>{'|'.join(_WEEKDAYS)})(?P<dernier> dernier)?")

_UNIT_OF: dict[str | None, Unit] = {
    None: "calendar",
    "calendar": "calendar",
    "calendaire": "calendar",
    # Monday to Friday is what English means by both; only French has a name for Monday to Saturday.
    "business": "business",
    "working": "business",
    "ouvre": "business",
    "ouvrable": "working",
}
# The first letters of what is counted: the ISO letter, and how many of it.
_COUNTED = {
    "fortnight": ("W", 2), "quinzaine": ("D", 15), "day": ("D", 1), "jour": ("D", 1),
    "week": ("W", 1), "semaine": ("W", 1), "month": ("M", 1), "mois": ("M", 1),
    "year": ("Y", 1), "an": ("Y", 1),
}  # fmt: skip


def parse_wait(text: str, unit: Unit | None = None) -> Wait:
    """Read a duration: "P10D", "10 working days", "six weeks", "15 jours ouvrables".

    `unit`, where given, is how its days are counted, whatever the words say. Without it, English
    working days are Monday to Friday; days that aren't qualified are calendar days.
    Raises NotUnderstood.
    """
    plain = _plain(text)
    wait = _iso_wait(plain.upper()) or _duration(plain)
    if wait is None:
        raise _no_wait(text, plain)
    if unit is None:
        return wait
    if unit != "calendar" and (wait.months or wait.weeks):
        raise NotUnderstood(
            say("Weeks, months and years can't be counted in business or working days."),
            hint=say("Give the wait in days, or leave the unit out."),
        )
    return replace(wait, unit=unit)


def parse_day(
    text: str,
    today: date,
    language: str = "en",
    *,
    tolerant: bool = False,
    calendar: Calendar | None = None,
) -> date:
    """Read a day: "2026-05-12", "12 mai", "yesterday", "3 days ago", "last Monday", "in two weeks".

    A date without a year is the nearest one up to `today`. With `tolerant` (a promise, a plan) it
    is the nearest one on either side, and "10 days" alone means in ten days.
    12/05/2026 is the 12th of May; where `language` is English, figures that could be read in two
    ways are refused. Business days need the `calendar` they are counted in.
    Raises NotUnderstood.
    """
    plain = _plain(text)
    if plain in _FIXED:
        return shifted(today, timedelta(days=_FIXED[plain]))
    if match := _ISO_DAY.fullmatch(plain):
        year, month, day = (int(part) for part in match.groups())
        return _date(year, month, day, text)
    if match := _FIGURES.fullmatch(plain):
        return _in_figures(match, text, language)
    if match := _DAY_MONTH.fullmatch(plain) or _MONTH_DAY.fullmatch(plain):
        return _named_month(match, text, today, tolerant=tolerant)
    found = _relative(plain, text, today, calendar, tolerant=tolerant)
    if found is None and not tolerant:  # "Monday" alone could be a coming one
        found = _last_weekday(plain, today)
    if found is None:
        raise _no_day(text)
    return found


def _plain(text: str) -> str:
    """Without accents, capitals, odd spaces and typographic apostrophes."""
    letters = unicodedata.normalize("NFKD", text).replace("\u2019", "'").casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.split())


def _iso_wait(text: str) -> Wait | None:
    try:
        return Wait.parse(text)
    except ValueError:
        return None


def _duration(text: str) -> Wait | None:
    match = _DURATION.fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        return None
    letter, times = next(v for name, v in _COUNTED.items() if match["what"].startswith(name))
    number = _NUMBERS.get(match["n"]) or int(match["n"])
    qualifier = match["before"] or match["after"]
    unit = _UNIT_OF[qualifier.removesuffix("s") if match["after"] else qualifier]
    try:
        return Wait.parse(f"P{number * times}{letter}", unit)
    except ValueError:  # too long, or weeks of business days
        return None


def _no_wait(text: str, plain: str) -> NotUnderstood:
    if _CLEAR_DAYS.search(plain):
        return NotUnderstood(
            say("Clear days ({text}) are counted in another way.", text=text),
            hint=say("Give the date of the last day itself."),
        )
    return NotUnderstood(
        say("“{text}” is not a length of time that plaint understands.", text=text),
        hint=say("Write it like 10 days, 10 working days, 6 weeks, 2 months or P10D."),
    )


def _no_day(text: str) -> NotUnderstood:
    return NotUnderstood(
        say("“{text}” is not a day that plaint understands.", text=text),
        hint=say("Write it like 2026-05-12, 12 May 2026, yesterday or 3 days ago."),
    )


def _date(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotUnderstood(
            say("There is no such day as {text}.", text=text),
            hint=say("Write it like 2026-05-12: the year, the month, the day."),
        ) from None


def _in_figures(match: re.Match[str], text: str, language: str) -> date:
    first, separator, second, year = match.groups()
    day, month = int(first), int(second)
    if separator == "." or not language.startswith("en"):
        return _date(int(year), month, day, text)
    if day <= 12 and month <= 12 and day != month:
        raise NotUnderstood(
            say("{text} can be read in two ways.", text=text),
            hint=say(
                "Write {day_first} or {month_first}: the year, the month, the day.",
                day_first=f"{year}-{second:>02}-{first:>02}",
                month_first=f"{year}-{first:>02}-{second:>02}",
            ),
        )
    if month > 12:
        day, month = month, day
    return _date(int(year), month, day, text)


def _named_month(match: re.Match[str], text: str, today: date, *, tolerant: bool) -> date:
    day, month = int(match["day"]), _MONTH_OF[match["month"]]
    if match["year"]:
        found = _date(int(match["year"]), month, day, text)
    else:
        found = _nearest(day, month, text, today, tolerant=tolerant)
    weekday = match["weekday"]
    if weekday and _WEEKDAY_OF[weekday] != found.weekday():
        raise NotUnderstood(
            say("{day} is not the day of the week that “{text}” names.", day=found, text=text),
            hint=say("Write it like 2026-05-12: the year, the month, the day."),
        )
    return found


def _nearest(day: int, month: int, text: str, today: date, *, tolerant: bool) -> date:
    """The year left out: the last such day up to today, or the nearest on either side."""
    _date(2000, month, day, text)  # a leap year: refuses what no year has
    years = range(max(1, today.year - 8), min(9999, today.year + 8) + 1)
    days = [date(y, month, day) for y in years if (month, day) != (2, 29) or isleap(y)]
    if not tolerant:
        return max(one for one in days if one <= today)
    return min(days, key=lambda one: abs(one - today))


def _relative(
    plain: str, text: str, today: date, calendar: Calendar | None, *, tolerant: bool
) -> date | None:
    """ "3 days ago", "dans deux semaines"; a length alone where it can only be meant so."""
    back, ahead = _BACK.fullmatch(plain), _AHEAD.fullmatch(plain)
    match = back or ahead
    wait = _duration((match["fr"] or match["en"]) if match else plain)
    if wait is None or (match is None and not tolerant):
        return None
    if wait.unit != "calendar":
        if back or calendar is None:
            raise NotUnderstood(
                say("“{text}” depends on public holidays.", text=text),
                hint=say("Give the date itself, like 2026-05-12."),
            )
        return count(today, wait, calendar).due_on
    sign = -1 if back else 1
    if wait.months:
        return add_months(today, sign * wait.months)
    return shifted(today, sign * timedelta(weeks=wait.weeks, days=wait.days))


def _last_weekday(plain: str, today: date) -> date | None:
    """ "Monday" is the last one up to today; "last Monday" the last one before today."""
    match = _LAST.fullmatch(plain)
    if match is None:
        return None
    back = (today.weekday() - _WEEKDAY_OF[match["name"]]) % 7
    if back == 0 and (match["last"] or match["dernier"]):
        back = 7
    return shifted(today, -timedelta(days=back))
